/** The questions a backtest looks back on. */
import { sql } from "kysely";
import type { Scope } from "#app/access/principal.ts";
import type { FoldSettings } from "#app/facts/conversation-record.ts";
import { asksForHuman, buildTimeline, isQuestion, isSubstantive } from "#app/facts/timeline.ts";
import type { AskedQuestion } from "#app/knowledge/backtest.ts";
import type { Db } from "../connection.ts";
import { readConversationRecords } from "../load/conversation-records.ts";
import { dataThrough } from "../measures/classified.ts";
import { renderScope } from "../queries/scope.ts";

export const backtestDays = 30;
/** The latest, where there are more: enough to tell, few enough to wait for. */
export const mostConversations = 5_000;
/** Conversations read at once: so few that pages are answered in between. */
const chunk = 200;

export type AskedOfLate = {
  questions: (AskedQuestion & { conversationId: number })[];
  conversations: number;
  /** Only the latest conversations were read. */
  isCut: boolean;
};

/**
 * Questions with words of a store's engaged conversations, tests apart, that ended in the last 30 days its data reaches to; with
 * the entry that the bot's answer named. Asking for a person is no such question.
 */
export async function readAskedQuestions(db: Db, scope: Scope, storeId: number): Promise<AskedOfLate> {
  const { rows } = await sql<FoldSettings & { id: number }>`
    select f.conversation_id as id, s.timezone, s.fallback_phrases as "fallbackPhrases"
    from stores s join conversation_facts f using (store_id)
    where ${renderScope(scope, "s.store_id")} and s.store_id = ${storeId} and f.class = 'engaged' and not f.is_test
      and f.ended_at > ${dataThrough} - ${sql.lit(backtestDays)}::int * interval '1 day'
    order by f.ended_at desc, f.conversation_id limit ${mostConversations + 1}`.execute(db);
  const read = rows.slice(0, mostConversations);
  const questions: AskedOfLate["questions"] = [];
  const gaps = await readGapsOfQuestions(db, scope, storeId);
  for (let from = 0; from < read.length; from += chunk) {
    const keys = read.slice(from, from + chunk).map(({ id }) => ({ storeId, conversationId: id }));
    const records = await db.transaction().execute((trx) => readConversationRecords(trx, keys));
    for (const [conversationId, record] of records) {
      const timeline = buildTimeline(record, read[0]!);
      timeline.forEach((item, at) => {
        if (!isQuestion(item) || asksForHuman(item.message)) return;
        const text = item.message.text?.trim();
        if (!text) return;
        const { source } = record;
        const message = item.message.id;
        const gapId = gaps.get(`${source}\0${message}`) ?? null;
        questions.push({
          ...{ gapId, source, message, conversationId, text },
          entry: findEntry(timeline, at),
        });
      });
    }
  }
  return { questions, conversations: read.length, isCut: rows.length > mostConversations };
}

/** The entry of the first answer to a question, before the customer asks the next. */
function findEntry(timeline: ReturnType<typeof buildTimeline>, at: number): string | null {
  for (const item of timeline.slice(at + 1)) {
    if (isSubstantive(item)) return item.message.entry;
    if (isQuestion(item)) return null;
  }
  return null;
}

async function readGapsOfQuestions(db: Db, scope: Scope, storeId: number): Promise<Map<string, number>> {
  const { rows } = await sql<{ source: string; message: string; gapId: number }>`
    select q.source, q.message_id as message, q.gap_id as "gapId" from gap_questions q
    where ${renderScope(scope, "q.store_id")} and q.store_id = ${storeId}`.execute(db);
  return new Map(rows.map(({ source, message, gapId }) => [`${source}\0${message}`, gapId]));
}
