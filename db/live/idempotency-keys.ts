/** Answers kept by Idempotency-Key, so that a request sent again is answered as it was the first time. */
import { sql } from "kysely";
import type { Db } from "../connection.ts";

export type StoredAnswer = { bodyHash: Buffer; status: number; response: unknown };
export type Claim =
  | { state: "claimed" }
  /** Another request with this key is under way, for at least so long if its process has died. */
  | { state: "running"; seconds: number }
  | ({ state: "answered" } & StoredAnswer);

/** How long an answer is kept, in hours. */
const keptHours = 24;
/** How long a key is held for a request that says nothing more, in seconds; `renewKey` holds it on. */
const lockSeconds = 30;

const lockEnd = sql<number>`now() + ${lockSeconds} * interval '1 second'`;
const isExpired = sql<boolean>`k.created_at < now() - ${keptHours} * interval '1 hour'`;

/** Takes a key for a request that begins; one whose process died in between is taken again. */
export async function claimKey(db: Db, key: string): Promise<Claim> {
  for (;;) {
    const { rows } = await sql`
      insert into idempotency_keys as k (key, locked_until) values (${key}, ${lockEnd})
      on conflict (key) do update
      set locked_until = ${lockEnd}, created_at = now(), status = null, response = null, body_hash = null
      where ${isExpired} or (k.status is null and k.locked_until < now())
      returning key`.execute(db);
    if (rows.length > 0) return { state: "claimed" };
    const held = await db
      .selectFrom("idempotency_keys")
      .select(["status", "response", "body_hash as bodyHash"])
      .select(sql<number>`extract(epoch from locked_until - now())::float8`.as("seconds"))
      .where("key", "=", key)
      .executeTakeFirst();
    // Given back between the two statements: it is free again.
    if (!held) continue;
    const { status, response, bodyHash, seconds } = held;
    if (status === null || bodyHash === null)
      return { state: "running", seconds: Math.max(1, Math.ceil(seconds)) };
    return { state: "answered", bodyHash, status, response };
  }
}

/** Holds a key on while its request is still under way; call it at least every 10 s. */
export async function renewKey(db: Db, key: string): Promise<void> {
  await db
    .updateTable("idempotency_keys")
    .set({ locked_until: lockEnd })
    .where("key", "=", key)
    .where("status", "is", null)
    .execute();
}

/** Keeps the answer for whoever sends the same key again. */
export async function keepAnswer(db: Db, key: string, answer: StoredAnswer): Promise<void> {
  await db
    .updateTable("idempotency_keys")
    .set({
      body_hash: answer.bodyHash,
      status: answer.status,
      response: JSON.stringify(answer.response),
      locked_until: null,
    })
    .where("key", "=", key)
    .execute();
}

/** Gives a key back whose request was not taken. */
export async function releaseKey(db: Db, key: string): Promise<void> {
  await db.deleteFrom("idempotency_keys").where("key", "=", key).where("status", "is", null).execute();
}

/** Deletes keys older than they are kept; returns how many. */
export async function deleteExpiredKeys(db: Db): Promise<number> {
  const result = await sql`delete from idempotency_keys k where ${isExpired}`.execute(db);
  return Number(result.numAffectedRows ?? 0n);
}
