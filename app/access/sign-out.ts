import { recordAudit } from "#db/audit/record-access.ts";
import { endSession } from "#db/access/sessions.ts";
import type { Db } from "#db/connection.ts";
import type { Visit } from "./enter.ts";
import type { Principal } from "./principal.ts";
import { clearSessionCookie, readSessionCookie } from "./session-cookie.ts";
import { hashToken } from "./token.ts";

/** Ends the session of a request, also one that waits for the second factor; returns the cookie that forgets it. */
export async function signOut(
  db: Db,
  principal: Principal | null,
  { client, headers }: Visit,
): Promise<string> {
  const token = readSessionCookie(headers.get("cookie"), client.isSecure);
  if (token !== null) await endSession(db, hashToken(token));
  if (principal?.kind === "person") {
    await recordAudit(db, { principal, action: "signed_out", address: client.address });
  }
  return clearSessionCookie(client.isSecure);
}
