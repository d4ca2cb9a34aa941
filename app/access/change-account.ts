/** What people change about themselves. */
import { forgiveAttempts } from "#db/access/attempts.ts";
import { revokeSessions } from "#db/access/sessions.ts";
import { setName, setPassword, type UserRow } from "#db/access/users.ts";
import { recordAudit } from "#db/audit/record-access.ts";
import type { Db } from "#db/connection.ts";
import type { SessionPrincipal } from "./find-session-principal.ts";
import { admit, describeAttempt } from "./limits.ts";
import { longestName } from "./links.ts";
import { findPasswordFault, hashPassword, isPassword, type PasswordFault } from "./passwords.ts";
import type { Client } from "./sign-in-services.ts";

export type AccountChange = { db: Db; principal: SessionPrincipal; user: UserRow; client: Client };

/** What was wrong; nothing if all went well. */
export type Refusal = { field?: string; fault?: PasswordFault | "name" | "own" | "code"; wait?: number };

export async function changeName({ db, user }: AccountChange, typed: string): Promise<Refusal> {
  const name = typed.trim();
  if (name === "" || name.length > longestName) return { field: "name", fault: "name" };
  await setName(db, user.userId, name);
  return {};
}

/** Whoever knows the present password may set another; all other sessions end. */
export async function changePassword(
  { db, principal, user, client }: AccountChange,
  { present, password }: { present: string; password: string },
): Promise<Refusal> {
  const attempt = describeAttempt("sign-in", user.email, client.address);
  const wait = await admit(db, attempt);
  if (wait !== null) return { wait };
  if (!(await isPassword(present, user.passwordHash))) return { field: "present", fault: "own" };
  await forgiveAttempts(db, attempt.person.keyHash, attempt.network.keyHash);
  const fault = findPasswordFault(password, [user.email, user.email.split("@")[0]!, user.name]);
  if (fault) return { field: "password", fault };
  const hashed = await hashPassword(password);
  await db.transaction().execute(async (trx) => {
    await setPassword(trx, user.userId, hashed);
    await revokeSessions(trx, user.userId, { except: principal.sessionId });
    await recordAudit(trx, { principal, action: "password_changed", address: client.address });
  });
  return {};
}
