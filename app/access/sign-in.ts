/** Signing in: by password, by one click in the demo, and the second factor after either. */
import { forgiveAttempts } from "#db/access/attempts.ts";
import { takeRecoveryCode, takeTotpStep } from "#db/access/second-factor.ts";
import { findUser, findUserByEmail, type UserRow } from "#db/access/users.ts";
import { recordAudit } from "#db/audit/record-access.ts";
import type { Db } from "#db/connection.ts";
import { isDemoEntry } from "./demo-people.ts";
import { describeActor, enter, type Visit } from "./enter.ts";
import { admit, describeAttempt } from "./limits.ts";
import { isPassword } from "./passwords.ts";
import { hashRecoveryCode } from "./recovery-codes.ts";
import { unseal } from "./sealed.ts";
import type { SignInServices } from "./sign-in-services.ts";
import { findTotpStep } from "./totp.ts";

export type SignInResult =
  | { state: "in" | "second factor"; cookie: string }
  | { state: "wrong" }
  /** Tried too often: how many seconds to wait. */
  | { state: "wait"; seconds: number };

const longestEmail = 254;

/** Takes as long for an address nobody has as for a wrong password, and says the same. */
export async function signInWithPassword(
  db: Db,
  services: Pick<SignInServices, "allowsDemo">,
  { email, password, visit }: { email: string; password: string; visit: Visit },
): Promise<SignInResult> {
  const { address } = visit.client;
  const known = email.trim().slice(0, longestEmail);
  const attempt = describeAttempt("sign-in", known, address);
  const seconds = await admit(db, attempt);
  if (seconds !== null) return { state: "wait", seconds };
  const user = await findUserByEmail(db, known);
  const isRight = await isPassword(password, user?.passwordHash ?? null);
  if (!user || !isRight || !mayEnter(user, services)) {
    await recordFailure(db, user, { proof: "password", address });
    return { state: "wrong" };
  }
  await forgiveAttempts(db, attempt.person.keyHash, attempt.network.keyHash);
  return describe(await enter(db, user, { proof: "password", visit }));
}

/** One click, for the people the demo came with and only while it is on. */
export async function signInDemo(
  db: Db,
  { allowsDemo }: Pick<SignInServices, "allowsDemo">,
  { email, visit }: { email: string; visit: Visit },
): Promise<SignInResult> {
  if (!allowsDemo || !isDemoEntry(email)) return { state: "wrong" };
  const user = await findUserByEmail(db, email);
  if (!user?.isDemo || user.isDisabled) return { state: "wrong" };
  return describe(await enter(db, user, { proof: "demo", visit }));
}

export function mayEnter(user: UserRow, { allowsDemo }: Pick<SignInServices, "allowsDemo">): boolean {
  return !user.isDisabled && (!user.isDemo || allowsDemo);
}

/** The code of the app, or one of the recovery codes, of somebody whose first proof was right. */
export async function passSecondFactor(
  db: Db,
  { sealKey }: Pick<SignInServices, "sealKey">,
  { userId, code, now, visit }: { userId: number; code: string; now: number; visit: Visit },
): Promise<SignInResult> {
  const { address } = visit.client;
  const attempt = describeAttempt("factor", userId, address);
  const seconds = await admit(db, attempt);
  if (seconds !== null) return { state: "wait", seconds };
  const user = await findUser(db, userId);
  if (!user?.totpSecret || user.isDisabled) return { state: "wrong" };
  if (!(await isSecondFactor(db, user, { sealKey, code, now }))) {
    await recordFailure(db, user, { proof: "second factor", address });
    return { state: "wrong" };
  }
  await forgiveAttempts(db, attempt.person.keyHash, attempt.network.keyHash);
  return describe(await enter(db, user, { proof: "second factor", visit }));
}

/** Whether a code is right and was not used before; it is used up by asking. */
export async function isSecondFactor(
  db: Db,
  { userId, totpSecret }: Pick<UserRow, "userId" | "totpSecret">,
  { sealKey, code, now }: { sealKey: Buffer; code: string; now: number },
): Promise<boolean> {
  const secret = totpSecret && unseal(sealKey, totpPurpose(userId), totpSecret);
  const step = secret ? findTotpStep(secret, code, now) : null;
  if (step !== null) return takeTotpStep(db, userId, step);
  return takeRecoveryCode(db, userId, hashRecoveryCode(code));
}

/** What a person's second factor is sealed for. */
export const totpPurpose = (userId: number) => `totp ${userId}`;

async function recordFailure(
  db: Db,
  user: UserRow | undefined,
  { proof, address }: { proof: string; address: string },
): Promise<void> {
  const principal = user ? describeActor(user) : null;
  await recordAudit(db, { principal, action: "sign_in_failed", subject: { proof }, address });
}

function describe({ isPending, cookie }: { isPending: boolean; cookie: string }): SignInResult {
  return { state: isPending ? "second factor" : "in", cookie };
}
