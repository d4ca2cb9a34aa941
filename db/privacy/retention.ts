/** Texts are kept for so many days, store by store; facts and figures for ever. */
import { sql } from "kysely";
import type { Db } from "../connection.ts";
import { lockStoresById } from "../load/stores.ts";
import { redactConversations } from "./redact-conversations.ts";
import { redactSuperseded } from "./redact-superseded.ts";

export type RetentionRun = { storeId: number; conversations: number; messages: number };

export type StoreRetention = {
  storeId: number;
  name: string;
  /** Null keeps texts. */
  days: number | null;
  /** The last run that is over; null before the first. */
  lastRun: { finishedAt: number; cutoff: number; conversations: number; messages: number } | null;
  /** Of all runs. */
  removed: number;
};

/** Conversations that go without their texts in one transaction: batches of the store wait no longer than that. */
const chunk = 200;

/** What is set for each store, and what the job did there last. */
export async function listRetention(db: Db): Promise<StoreRetention[]> {
  const { rows } = await sql<{
    storeId: number;
    name: string;
    days: number | null;
    finishedAt: number | null;
    cutoff: number;
    conversations: number;
    messages: number;
    removed: number;
  }>`
    select s.store_id as "storeId", s.name, s.text_retention_days as days, r.finished_at as "finishedAt", r.cutoff,
      r.conversations, r.messages,
      (select coalesce(sum(messages), 0)::bigint from retention_runs a where a.store_id = s.store_id) as removed
    from stores s left join lateral (
      select * from retention_runs r where r.store_id = s.store_id and r.finished_at is not null
      order by run_id desc limit 1
    ) r on true
    order by s.name, s.store_id`.execute(db);
  return rows.map(({ storeId, name, days, removed, finishedAt, cutoff, conversations, messages }) => ({
    ...{ storeId, name, days, removed },
    lastRun: finishedAt === null ? null : { finishedAt, cutoff, conversations, messages },
  }));
}

/** Returns false when there is no such store. */
export async function setRetention(db: Db, storeId: number, days: number | null): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("stores")
    .set({ text_retention_days: days })
    .where("store_id", "=", storeId)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/**
 * Takes the texts of conversations away whose last event is older than their store keeps them, a chunk at a time; it goes on
 * where it was broken off. Returns what went, of the stores that keep texts for a while only.
 */
export async function removeOldTexts(
  db: Db,
  now: number,
  signal: AbortSignal = new AbortController().signal,
): Promise<RetentionRun[]> {
  const stores = await db
    .selectFrom("stores")
    .select(["store_id as storeId", "text_retention_days as days"])
    .where("text_retention_days", "is not", null)
    .orderBy("store_id")
    .execute();
  const runs: RetentionRun[] = [];
  for (const { storeId, days } of stores) {
    const run: RetentionRun = { storeId, conversations: 0, messages: 0 };
    runs.push(run);
    const cutoff = new Date(now - days! * 86_400_000).toISOString();
    const runId = await startRun(db, storeId, cutoff);
    for (let isLeft = true; isLeft && !signal.aborted;) {
      const removed = await removeSome(db, storeId, cutoff, runId);
      run.conversations += removed.conversations;
      run.messages += removed.messages;
      isLeft = removed.conversations === chunk;
    }
    if (signal.aborted) return runs;
    await sql`
      update retention_runs set finished_at = now() where store_id = ${storeId} and run_id = ${runId}`.execute(
      db,
    );
  }
  return runs;
}

async function startRun(db: Db, storeId: number, cutoff: string): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    insert into retention_runs (store_id, cutoff) values (${storeId}, ${cutoff}::timestamptz) returning run_id as id`.execute(
    db,
  );
  return rows[0]!.id;
}

async function removeSome(
  db: Db,
  storeId: number,
  cutoff: string,
  runId: number,
): Promise<{ conversations: number; messages: number }> {
  return db.transaction().execute(async (trx) => {
    const [store] = await lockStoresById(trx, [storeId]);
    if (!store) return { conversations: 0, messages: 0 };
    const { rows } = await sql<{ id: number }>`
      select conversation_id as id from conversations
      where store_id = ${storeId} and newest_event_at < ${cutoff}::timestamptz and text_removed_at is null
      order by newest_event_at limit ${chunk}`.execute(trx);
    const ids = rows.map(({ id }) => id);
    const { messages } = await redactConversations(trx, store, ids);
    await redactSuperseded(
      trx,
      store,
      sql`(s.source, coalesce(s.row ->> 'conversation', s.external_id)) in (
          select c.source, c.external_id from conversations c
          where c.store_id = ${storeId} and c.conversation_id = any(${ids}::bigint[]))
        and s.type in ('conversation', 'message', 'handoff', 'rating')`,
    );
    await sql`
      update retention_runs set conversations = conversations + ${ids.length}, messages = messages + ${messages}
      where store_id = ${storeId} and run_id = ${runId}`.execute(trx);
    return { conversations: ids.length, messages };
  });
}
