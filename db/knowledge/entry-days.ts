/** Hits by entry and day: counted in the background for the days whose conversations have changed. */
import { sql, type RawBuilder } from "kysely";
import type { FoldSettings } from "#app/facts/conversation-record.ts";
import type { Db, Trx } from "../connection.ts";
import { addJob } from "../jobs/queue.ts";
import { recordSet } from "../load/record-set.ts";
import { countDay, type AnswerCount, type EntryCount, type HitCount } from "./count-day.ts";

/** Rest between a change and its counting, in seconds: one counting for all that comes meanwhile. */
export const countingRestSeconds = 20;

type Day = { store_id: number; day: string };

type Marked = { id: number; isNew: boolean };

/** Marks days whose facts have changed; returns the store of each, and whether it had no mark. */
export function renderEntryMarks(days: readonly Day[]): RawBuilder<Marked> {
  return sql`
    insert into entry_day_marks as m (store_id, day)
    select store_id, day from ${recordSet(days, "d", { store_id: "int", day: "date" })} order by store_id, day
    on conflict (store_id, day) do update set marks = m.marks + 1
    returning m.store_id as id, m.marks = 1 as "isNew"`;
}

/** Asks for the counting of the days that `renderEntryMarks` returned. */
export async function askForCounting(trx: Trx, marked: readonly Marked[]): Promise<void> {
  const stores = new Set(marked.filter(({ isNew }) => isNew).map(({ id }) => id));
  for (const id of stores) await addJob(trx, "count-entries", id, { afterSeconds: countingRestSeconds });
}

/** Marks all days of a store: its settings have changed, and with them days and what counts as a miss. */
export async function markAllEntryDays(trx: Trx, storeId: number): Promise<void> {
  const { rows } = await sql<Day>`
    select store_id, start_day as day from conversation_facts where store_id = ${storeId}
    union select store_id, day from entry_days where store_id = ${storeId}`.execute(trx);
  if (rows.length > 0) await askForCounting(trx, (await renderEntryMarks(rows).execute(trx)).rows);
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
  const { entries, hits, answers } = await countDay(db, { storeId, day, settings });
  await db.transaction().execute(async (trx) => {
    await writeEntries(trx, { storeId, day, entries });
    await writeHits(trx, { storeId, day, hits });
    await writeAnswers(trx, { storeId, day, answers });
    // One that was made again meanwhile stays.
    await sql`
      delete from entry_day_marks where store_id = ${storeId} and day = ${day}::date and marks = ${marks}`.execute(
      trx,
    );
  });
  return true;
}

type OfDay = { storeId: number; day: string };
const countColumns = { hits: "int", effective: "int", misses: "int" };

async function writeEntries(
  trx: Trx,
  { storeId, day, entries }: OfDay & { entries: readonly EntryCount[] },
): Promise<void> {
  const columns = { topic: "text", entry: "text", ...countColumns };
  await sql`delete from entry_days where store_id = ${storeId} and day = ${day}::date`.execute(trx);
  await sql`
    insert into entry_days (store_id, day, topic, entry, hits, effective, misses)
    select s.store_id, ${day}::date, r.topic, r.entry, r.hits, r.effective, r.misses
    from stores s cross join ${recordSet(entries, "r", columns)} where s.store_id = ${storeId}`.execute(trx);
}

async function writeHits(
  trx: Trx,
  { storeId, day, hits }: OfDay & { hits: readonly HitCount[] },
): Promise<void> {
  const columns = { entry: "text", conversation_id: "bigint", hits: "int", effective: "int" };
  await sql`delete from entry_hits where store_id = ${storeId} and day = ${day}::date`.execute(trx);
  await sql`
    insert into entry_hits (store_id, day, entry, conversation_id, hits, effective)
    select s.store_id, ${day}::date, r.entry, r.conversation_id, r.hits, r.effective
    from stores s cross join ${recordSet(hits, "r", columns)} where s.store_id = ${storeId}`.execute(trx);
}

/** Conversations that left the day, or are there no longer, leave rows that no fact leads to; those of the day are replaced. */
async function writeAnswers(
  trx: Trx,
  { storeId, day, answers }: OfDay & { answers: readonly AnswerCount[] },
): Promise<void> {
  const columns = { conversation_id: "bigint", ...countColumns };
  await sql`
    delete from answer_counts a using conversation_facts f
    where a.store_id = ${storeId} and f.store_id = a.store_id and f.conversation_id = a.conversation_id
      and f.start_day = ${day}::date`.execute(trx);
  await sql`
    insert into answer_counts (store_id, conversation_id, hits, effective, misses)
    select s.store_id, r.conversation_id, r.hits, r.effective, r.misses
    from stores s cross join ${recordSet(answers, "r", columns)} where s.store_id = ${storeId}
    on conflict (store_id, conversation_id) do update
      set hits = excluded.hits, effective = excluded.effective, misses = excluded.misses`.execute(trx);
}
