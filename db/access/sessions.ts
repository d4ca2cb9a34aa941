/** Sessions of people: a token opens one, and only its hash is kept. */
import { sql } from "kysely";
import type { Role } from "#app/access/role.ts";
import type { Db } from "../connection.ts";

/** A session nobody uses ends after so long, in hours. */
const idleHours = 12;
/** The longest any session lasts, in hours. */
const longestHours = 7 * 24;
/** How long the second factor is waited for, in hours. */
const pendingHours = 1 / 6;
/** How old the note of the last use may be, in seconds: not every request writes. */
const seenEverySeconds = 60;

export type SessionPerson = {
  sessionId: number;
  isPending: boolean;
  userId: number;
  name: string;
  email: string;
  role: Role;
  allStores: boolean;
  /** Stores named one by one and those of the person's regions; empty where all are allowed. */
  storeIds: number[];
  isDemo: boolean;
};

const inHours = (hours: number) => sql<number>`now() + ${hours} * interval '1 hour'`;

/** The stores a row `u` of users sees without seeing all. */
const scopeStoreIds = sql<number[]>`case when u.all_stores then '{}' else array(
  select store_id from user_stores where user_id = u.user_id
  union select store_id from stores where region = any(u.regions) order by 1) end`;

/** Who holds a token, as that person is now; undefined if its session is over, or the person may not sign in. */
export async function findSession(
  db: Db,
  tokenHash: Buffer,
  { allowsDemo }: { allowsDemo: boolean },
): Promise<SessionPerson | undefined> {
  const row = await db
    .selectFrom("user_sessions as s")
    .innerJoin("users as u", "u.user_id", "s.user_id")
    .select([
      "s.session_id as sessionId",
      "s.is_pending as isPending",
      "u.user_id as userId",
      "u.name",
      "u.email",
      "u.role",
      "u.all_stores as allStores",
      "u.is_demo as isDemo",
      scopeStoreIds.as("storeIds"),
      sql<boolean>`s.last_seen_at < now() - ${seenEverySeconds} * interval '1 second'`.as("isNoteOld"),
    ])
    .where("s.token_hash", "=", tokenHash)
    .where(sql<boolean>`least(s.expires_at, s.idle_expires_at) > now()`)
    .where("u.disabled_at", "is", null)
    .where(sql<boolean>`(not u.is_demo or ${allowsDemo})`)
    .executeTakeFirst();
  if (!row) return undefined;
  const { isNoteOld, ...person } = row;
  if (isNoteOld && !person.isPending) {
    await db
      .updateTable("user_sessions")
      .set({ last_seen_at: sql<number>`now()`, idle_expires_at: inHours(idleHours) })
      .where("session_id", "=", person.sessionId)
      .execute();
  }
  return person;
}

export type NewSession = { tokenHash: Buffer; userId: number; isPending: boolean; userAgent: string };

/** Begins a session in the place of the one with `replaced`, which ends. Sessions that are over are swept away. */
export async function startSession(
  db: Db,
  { tokenHash, userId, isPending, userAgent }: NewSession,
  replaced: Buffer | null,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    if (replaced) await endSession(trx, replaced);
    await trx
      .deleteFrom("user_sessions")
      .where(sql<boolean>`least(expires_at, idle_expires_at) < now()`)
      .execute();
    await trx
      .insertInto("user_sessions")
      .values({
        token_hash: tokenHash,
        user_id: userId,
        is_pending: isPending,
        user_agent: userAgent,
        idle_expires_at: inHours(isPending ? pendingHours : idleHours),
        expires_at: inHours(isPending ? pendingHours : longestHours),
      })
      .execute();
  });
}

export async function endSession(db: Db, tokenHash: Buffer): Promise<void> {
  await db.deleteFrom("user_sessions").where("token_hash", "=", tokenHash).execute();
}

/** Ends one session of a person, or all but one; returns how many. */
export async function revokeSessions(
  db: Db,
  userId: number,
  which: { sessionId: number } | { except: number | null },
): Promise<number> {
  let query = db.deleteFrom("user_sessions").where("user_id", "=", userId);
  if ("sessionId" in which) query = query.where("session_id", "=", which.sessionId);
  else if (which.except !== null) query = query.where("session_id", "!=", which.except);
  const result = await query.executeTakeFirst();
  return Number(result.numDeletedRows);
}

export type SessionRow = { sessionId: number; createdAt: number; lastSeenAt: number; userAgent: string };

/** A person's sessions that are in, the newest use first. */
export async function listSessions(db: Db, userId: number): Promise<SessionRow[]> {
  return db
    .selectFrom("user_sessions")
    .select([
      "session_id as sessionId",
      "created_at as createdAt",
      "last_seen_at as lastSeenAt",
      "user_agent as userAgent",
    ])
    .where("user_id", "=", userId)
    .where("is_pending", "=", false)
    .where(sql<boolean>`least(expires_at, idle_expires_at) > now()`)
    .orderBy("last_seen_at", "desc")
    .orderBy("session_id", "desc")
    .execute();
}
