/** Questions the bot could not deal with, read from the stored conversations of a store by the rules of app/facts. */
import { sql } from "kysely";
import type { FoldSettings } from "#app/facts/conversation-record.ts";
import { listGapQuestions, type GapQuestion } from "#app/facts/gap-questions.ts";
import type { Db } from "../connection.ts";
import { readConversationRecords } from "../load/conversation-records.ts";
import { dataThrough } from "../measures/classified.ts";

export type StoredQuestion = GapQuestion & { conversationId: number; source: string };

/** Conversations held in memory at once. */
const chunk = 1_000;

/** How far a store's data reaches (epoch ms), and how to read it; undefined for a store without data. */
export async function readGapStore(
  db: Db,
  storeId: number,
): Promise<{ through: number; settings: FoldSettings } | undefined> {
  const { rows } = await sql<FoldSettings & { through: number | null }>`
    select s.timezone, s.fallback_phrases as "fallbackPhrases", ${dataThrough} as through
    from stores s where s.store_id = ${storeId}`.execute(db);
  const [row] = rows;
  if (!row || row.through === null) return undefined;
  const { through, ...settings } = row;
  return { through, settings };
}

type Reading = { from: number; settings: FoldSettings; signal: AbortSignal };

/** Questions asked from `from` on (epoch ms) in engaged conversations that are no tests. Throws when aborted. */
export async function readQuestions(db: Db, storeId: number, reading: Reading): Promise<StoredQuestion[]> {
  const questions: StoredQuestion[] = [];
  for (let after = 0; ;) {
    const conversationIds = await listEngaged(db, storeId, reading.from, after);
    questions.push(...(await readQuestionsOf(db, storeId, { ...reading, conversationIds })));
    if (conversationIds.length < chunk) return questions;
    after = conversationIds.at(-1)!;
  }
}

/** The same of some conversations. */
export async function readQuestionsOf(
  db: Db,
  storeId: number,
  { conversationIds, from, settings, signal }: Reading & { conversationIds: readonly number[] },
): Promise<StoredQuestion[]> {
  signal.throwIfAborted();
  const records = await db.transaction().execute((trx) =>
    readConversationRecords(
      trx,
      conversationIds.map((conversationId) => ({ storeId, conversationId })),
    ),
  );
  return [...records].flatMap(([conversationId, record]) =>
    listGapQuestions(record, settings)
      .filter(({ at }) => at >= from)
      .map((question) => ({ ...question, conversationId, source: record.source })),
  );
}

async function listEngaged(db: Db, storeId: number, from: number, after: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select f.conversation_id as id from conversation_facts f
    where f.store_id = ${storeId} and f.conversation_id > ${after} and f.class = 'engaged' and not f.is_test
      and f.ended_at >= ${new Date(from).toISOString()}::timestamptz
    order by f.conversation_id limit ${chunk}`.execute(db);
  return rows.map(({ id }) => id);
}
