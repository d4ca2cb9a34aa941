/** Counts what the bot's answers of a day hit, by the fold's own rules. */
import { sql } from "kysely";
import type { FoldSettings } from "#app/facts/conversation-record.ts";
import { listEntryHits } from "#app/facts/entry-hits.ts";
import type { Db } from "../connection.ts";
import { readConversationRecords } from "../load/conversation-records.ts";

type Counted = { hits: number; effective: number; misses: number };
/** `topic` and `entry` are "" where none is told; misses are no entry's. */
export type EntryCount = Counted & { topic: string; entry: string };
export type AnswerCount = Counted & { conversation_id: number };
export type HitCount = Omit<Counted, "misses"> & { entry: string; conversation_id: number };

/** Conversations held in memory at once. */
const chunk = 1_000;

/** Engaged conversations that began on a store-local day: each by itself, by topic and entry, and by entry each; tests left out of these two. */
export async function countDay(
  db: Db,
  { storeId, day, settings }: { storeId: number; day: string; settings: FoldSettings },
): Promise<{ entries: EntryCount[]; hits: HitCount[]; answers: AnswerCount[] }> {
  const entries = new Map<string, EntryCount>();
  const hitsOf: HitCount[] = [];
  const answers: AnswerCount[] = [];
  const countFor = (topic: string, entry: string) => {
    const key = `${topic}\0${entry}`;
    const count = entries.get(key) ?? { topic, entry, hits: 0, effective: 0, misses: 0 };
    entries.set(key, count);
    return count;
  };
  const { rows } = await sql<{ id: number; topic: string | null; isTest: boolean }>`
    select conversation_id as id, topic, is_test as "isTest" from conversation_facts
    where store_id = ${storeId} and start_day = ${day}::date and class = 'engaged'
    order by conversation_id`.execute(db);
  const heads = new Map(rows.map((row) => [row.id, row]));
  for (let from = 0; from < rows.length; from += chunk) {
    const keys = rows.slice(from, from + chunk).map(({ id }) => ({ storeId, conversationId: id }));
    const records = await db.transaction().execute((trx) => readConversationRecords(trx, keys));
    for (const [id, record] of records) {
      const { topic, isTest } = heads.get(id)!;
      const { hits, misses } = listEntryHits(record, settings);
      const effective = hits.filter(({ isEffective }) => isEffective).length;
      answers.push({ conversation_id: id, hits: hits.length, effective, misses });
      if (isTest) continue;
      const own = new Map<string, HitCount>();
      for (const { entry: name, isEffective } of hits) {
        const entry = name ?? "";
        const one = own.get(entry) ?? { entry, conversation_id: id, hits: 0, effective: 0 };
        own.set(entry, one);
        for (const count of [countFor(topic ?? "", entry), one]) {
          count.hits += 1;
          if (isEffective) count.effective += 1;
        }
      }
      hitsOf.push(...own.values());
      if (misses > 0) countFor(topic ?? "", "").misses += misses;
    }
  }
  return { entries: [...entries.values()], hits: hitsOf, answers };
}
