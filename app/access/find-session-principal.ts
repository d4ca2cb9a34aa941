import { findSession, type SessionPerson } from "#db/access/sessions.ts";
import type { Db } from "#db/connection.ts";
import type { Principal } from "./principal.ts";
import { readSessionCookie } from "./session-cookie.ts";
import { hashToken } from "./token.ts";

export type SessionPrincipal = Principal & { kind: "person"; id: number; isDemo: boolean; sessionId: number };

/** What of a request leads to a session. */
type Asked = {
  /** The Cookie header. */
  cookie: string | null | undefined;
  /** Whether it came by TLS (`isByTls`): there the cookie has another name. */
  isSecure: boolean;
  /** Whether the people of the demo may be signed in. */
  allowsDemo: boolean;
};

/** The person a request's session belongs to, whether or not the second factor is still asked for. */
export async function findSessionPerson(
  db: Db,
  { cookie, isSecure, allowsDemo }: Asked,
): Promise<SessionPerson | null> {
  const token = readSessionCookie(cookie, isSecure);
  if (token === null) return null;
  return (await findSession(db, hashToken(token), { allowsDemo })) ?? null;
}

/** Who asks, with role and scope as they are at this moment; null unless wholly signed in. `db` has no limits. */
export async function findSessionPrincipal(db: Db, asked: Asked): Promise<SessionPrincipal | null> {
  const person = await findSessionPerson(db, asked);
  if (!person || person.isPending) return null;
  const { userId, name, role, allStores, storeIds, isDemo, sessionId } = person;
  return {
    kind: "person",
    id: userId,
    name,
    role,
    scope: allStores ? { allStores } : { allStores, storeIds },
    isDemo,
    sessionId,
  };
}
