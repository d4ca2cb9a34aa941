/** Links that let a person choose a password: made, sent, and used once. */
import { findLink, insertLink, useLink, withdrawLinks } from "#db/access/links.ts";
import { revokeSessions } from "#db/access/sessions.ts";
import { findUser, findUserByEmail, setEmail, setName, setPassword, type UserRow } from "#db/access/users.ts";
import { recordAudit } from "#db/audit/record-access.ts";
import type { Db } from "#db/connection.ts";
import type { AccessLinkKind } from "#db/tables/access.ts";
import { describeActor } from "./enter.ts";
import { findPasswordFault, hashPassword, type PasswordFault } from "./passwords.ts";
import { hashToken, makeToken } from "./token.ts";

/** Makes a link and returns its address. Links of this kind the person had before open nothing any more. */
export async function makeLink(
  db: Db,
  { userId, kind, origin }: { userId: number; kind: AccessLinkKind; origin: string },
): Promise<string> {
  const token = makeToken();
  await insertLink(db, { userId, kind, tokenHash: hashToken(token) });
  return `${origin}/choose-password?token=${token}`;
}

export type Choice = {
  token: string;
  password: string;
  name: string;
  /** Only asked of the first owner, who was made without an address. */
  email: string;
  address: string;
};

export type ChoiceResult =
  | { state: "done"; user: UserRow }
  | { state: "no link" }
  | {
      state: "fault";
      field: "password" | "email" | "name";
      fault: PasswordFault | "email" | "taken" | "name";
    };

export const emailShape = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
export const longestName = 100;

/** Uses a link up and sets what was chosen; all sessions the person had end. Faults leave the link as it is. */
export async function choosePassword(db: Db, choice: Choice): Promise<ChoiceResult> {
  const tokenHash = hashToken(choice.token);
  const link = await findLink(db, tokenHash);
  if (!link) return { state: "no link" };
  const isFirst = link.kind === "owner";
  const email = isFirst ? choice.email.trim() : link.email;
  const name = link.kind === "reset" ? link.name : choice.name.trim();
  if (isFirst && !emailShape.test(email)) return { state: "fault", field: "email", fault: "email" };
  if (isFirst && (await isTaken(db, email, link.userId))) {
    return { state: "fault", field: "email", fault: "taken" };
  }
  if (name === "" || name.length > longestName) return { state: "fault", field: "name", fault: "name" };
  const fault = findPasswordFault(choice.password, [email, email.split("@")[0]!, name]);
  if (fault) return { state: "fault", field: "password", fault };
  const hashed = await hashPassword(choice.password);
  return db.transaction().execute(async (trx): Promise<ChoiceResult> => {
    if (!(await useLink(trx, tokenHash))) return { state: "no link" };
    await withdrawLinks(trx, link.userId);
    if (isFirst) await setEmail(trx, link.userId, email);
    await setName(trx, link.userId, name);
    await setPassword(trx, link.userId, hashed);
    await revokeSessions(trx, link.userId, { except: null });
    const user = (await findUser(trx, link.userId))!;
    const principal = describeActor(user);
    await recordAudit(trx, {
      principal,
      action: "password_changed",
      subject: { by: link.kind },
      address: choice.address,
    });
    return { state: "done", user };
  });
}

async function isTaken(db: Db, email: string, userId: number): Promise<boolean> {
  const other = await findUserByEmail(db, email);
  return other !== undefined && other.userId !== userId;
}
