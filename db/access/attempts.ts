/** Counts attempts to get in, and makes whoever tries often wait longer and longer. */
import { sql } from "kysely";
import type { Db } from "../connection.ts";

/** So long, in hours, nobody must have tried for the count to begin anew. */
const forgottenHours = 1;
/** The longest wait between two attempts, in seconds. */
const longestWait = 900;

export type Limit = {
  keyHash: Buffer;
  /** Attempts before the first wait; it doubles from 1 s. */
  free: number;
};

/** Counts an attempt that is about to be made: many at once are as many. Returns the seconds to wait if it may not be made. */
export async function admitAttempt(db: Db, { keyHash, free }: Limit): Promise<number | null> {
  const next = sql`case when a.last_at < now() - ${forgottenHours} * interval '1 hour' then 1 else a.attempts + 1 end`;
  const { rows } = await sql`
    insert into access_attempts as a (key_hash, attempts) values (${keyHash}, 1)
    on conflict (key_hash) do update set attempts = ${next}, last_at = now(),
      blocked_until = case when ${next} >= ${free}
        then now() + least(2 ^ least(${next} - ${free}, 20), ${longestWait}) * interval '1 second' end
    where a.blocked_until is null or a.blocked_until <= now()
    returning key_hash`.execute(db);
  if (rows.length > 0) return null;
  const held = await db
    .selectFrom("access_attempts")
    .select(sql<number>`ceil(extract(epoch from blocked_until - now()))::int`.as("seconds"))
    .where("key_hash", "=", keyHash)
    .executeTakeFirst();
  return Math.max(1, held?.seconds ?? 1);
}

/** The attempt was right: what it counted for a person is forgotten, what for a network is taken back. */
export async function forgiveAttempts(db: Db, person: Buffer, network: Buffer): Promise<void> {
  await db
    .deleteFrom("access_attempts")
    .where((where) =>
      where.or([
        where("key_hash", "=", person),
        where("last_at", "<", sql<number>`now() - interval '1 day'`),
      ]),
    )
    .execute();
  await db
    .updateTable("access_attempts")
    .set({ attempts: sql<number>`greatest(0, attempts - 1)`, blocked_until: null })
    .where("key_hash", "=", network)
    .execute();
}
