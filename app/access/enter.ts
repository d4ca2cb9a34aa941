/** The one way into a session, whatever has proved who somebody is. */
import { recordAudit } from "#db/audit/record-access.ts";
import { startSession } from "#db/access/sessions.ts";
import type { UserRow } from "#db/access/users.ts";
import type { Db } from "#db/connection.ts";
import { readSessionCookie, writeSessionCookie } from "./session-cookie.ts";
import type { Client } from "./sign-in-services.ts";
import { hashToken, makeToken } from "./token.ts";

/** What of a request a session begins with. */
export type Visit = { client: Client; headers: Headers };

export type Proof = "password" | "demo" | "company" | "second factor" | "link";

const longestUserAgent = 300;

/**
 * Begins a session under a token of its own: one that came with the request never becomes signed in. Unless the proof was the
 * second factor, a person who has one is asked for it next. Returns the cookie to set.
 */
export async function enter(
  db: Db,
  user: UserRow,
  { proof, visit }: { proof: Proof; visit: Visit },
): Promise<{ isPending: boolean; cookie: string }> {
  const { client, headers } = visit;
  const isPending = user.totpSecret !== null && proof !== "second factor";
  const token = makeToken();
  const before = readSessionCookie(headers.get("cookie"), client.isSecure);
  await startSession(
    db,
    {
      tokenHash: hashToken(token),
      userId: user.userId,
      isPending,
      userAgent: (headers.get("user-agent") ?? "").slice(0, longestUserAgent),
    },
    before === null ? null : hashToken(before),
  );
  if (!isPending) {
    await recordAudit(db, {
      principal: describeActor(user),
      action: "signed_in",
      subject: { proof },
      address: client.address,
    });
  }
  return { isPending, cookie: writeSessionCookie(token, client.isSecure) };
}

/** A person as the audit names them; the scope is not written down. */
export function describeActor({ userId, name, role }: Pick<UserRow, "userId" | "name" | "role">) {
  return {
    kind: "person",
    id: userId,
    name,
    role,
    scope: { allStores: false, storeIds: [] },
  } as const;
}
