/** Hits by entry and day: counted in the background for the days whose conversations have changed. */
import { sql } from "kysely";
import type { FoldSettings } from "#app/facts/conversation-record.ts";
import { listEntryHits } from "#app/facts/entry-hits.ts";
import type { Db, Trx } from "../connection.ts";
import { addJob } from "../jobs/queue.ts";
import { readConversationRecords } from "../load/conversation-records.ts";
import { recordSet } from "../load/record-set.ts";

/** Rest between a change and its counting, in seconds: one counting for all that comes meanwhile. */
const restSeconds = 20;
/** Conversations held in memory at once. */
const chunk = 1_000;

type Day = { store_id: number; day: string };

/** Marks days whose facts have changed, and asks for their counting; for the refresher, in its transaction. */
export async function markEntryDays(trx: Trx, days: readonly Day[]): Promise<void> {
  const { rows } = await sql<{ id: number; isNew: boolean }>`
    insert into entry_day_marks as m (store_id, day)
    select store_id, day from ${recordSet(days, "d", { store_id: "int", day: "date" })} order by store_id, day
    on conflict (store_id, day) do update set marks = m.marks + 1
    returning m.store_id as id, m.marks = 1 as "isNew"`.execute(trx);
  const stores = new Set(rows.filter(({ isNew }) => isNew).map(({ id }) => id));
  for (const id of stores) await addJob(trx, "count-entries", id, { afterSeconds: restSeconds });
}

/** Stores with days to be counted. */
export async function listUncountedStores(db: Db): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select distinct store_id as id from entry_day_marks order by id`.execute(db);
  return rows.map(({ id }) => id);
}

/** Counts a marked day of a store, the latest first; false when none is left. */
export async function countNextDay(db: Db, storeId: number): Promise<boolean> {
  const { rows } = await sql<FoldSettings & { day: string; marks: number }>`
    select m.day::text as day, m.marks, s.timezone, s.fallback_phrases as "fallbackPhrases"
    from entry_day_marks m join stores s using (store_id)
    where m.store_id = ${storeId} order by m.day desc limit 1`.execute(db);
  const [mark] = rows;
  if (!mark) return false;
  const { day, marks, ...settings } = mark;
  const counts = await countDay(db, { storeId, day, settings });
  await db.transaction().execute(async (trx) => {
    await sql`delete from entry_days where store_id = ${storeId} and day = ${day}::date`.execute(trx);
    await sql`
      insert into entry_days (store_id, day, topic, entry, hits, effective, misses)
      select s.store_id, ${day}::date, r.topic, r.entry, r.hits, r.effective, r.misses
      from stores s cross join ${recordSet(counts, "r", countColumns)} where s.store_id = ${storeId}`.execute(
      trx,
    );
    await sql`
      delete from entry_day_marks where store_id = ${storeId} and day = ${day}::date and marks = ${marks}`.execute(
      trx,
    );
  });
  return true;
}

const countColumns = { topic: "text", entry: "text", hits: "int", effective: "int", misses: "int" };

type Count = { topic: string; entry: string; hits: number; effective: number; misses: number };

/** The engaged conversations of a day that are no tests, by the fold's own rules. */
async function countDay(
  db: Db,
  { storeId, day, settings }: { storeId: number; day: string; settings: FoldSettings },
): Promise<Count[]> {
  const counts = new Map<string, Count>();
  const countFor = (topic: string, entry: string) => {
    const key = `${topic}\0${entry}`;
    const count = counts.get(key) ?? { topic, entry, hits: 0, effective: 0, misses: 0 };
    counts.set(key, count);
    return count;
  };
  const { rows } = await sql<{ id: number; topic: string | null }>`
    select conversation_id as id, topic from conversation_facts
    where store_id = ${storeId} and start_day = ${day}::date and class = 'engaged' and not is_test
    order by conversation_id`.execute(db);
  const topics = new Map(rows.map(({ id, topic }) => [id, topic ?? ""]));
  for (let from = 0; from < rows.length; from += chunk) {
    const keys = rows.slice(from, from + chunk).map(({ id }) => ({ storeId, conversationId: id }));
    const records = await db.transaction().execute((trx) => readConversationRecords(trx, keys));
    for (const [id, record] of records) {
      const topic = topics.get(id)!;
      const { hits, misses } = listEntryHits(record, settings);
      for (const { entry, isEffective } of hits) {
        const count = countFor(topic, entry ?? "");
        count.hits += 1;
        if (isEffective) count.effective += 1;
      }
      if (misses > 0) countFor(topic, "").misses += misses;
    }
  }
  return [...counts.values()];
}
