/** What people said in the conversations of a gap, and how much of it they say in any. */
import { sql } from "kysely";
import type { Scope } from "#app/access/principal.ts";
import type { ConversationRecord, FoldSettings } from "#app/facts/conversation-record.ts";
import type { SaidElsewhere } from "#app/gaps/human-answers.ts";
import type { Db } from "../connection.ts";
import { readConversationRecords } from "../load/conversation-records.ts";
import { renderScope } from "../queries/scope.ts";
import { isCounted } from "./measure-gaps.ts";

export type HumanTalk = {
  conversationId: number;
  record: ConversationRecord;
  /** Ids of the messages with the gap's questions. */
  questionIds: Set<string>;
};

/** Conversations read for one gap, the latest: enough to see what people answer. */
const mostTalks = 200;

/** The latest conversations of a gap in which people spoke; with how their store reads messages. */
export async function readHumanTalks(
  db: Db,
  scope: Scope,
  gapId: number,
): Promise<{ talks: HumanTalk[]; settings: FoldSettings }> {
  const { rows } = await sql<
    { storeId: number; conversationId: number; questionIds: string[] } & FoldSettings
  >`
    select q.store_id as "storeId", q.conversation_id as "conversationId", array_agg(q.message_id) as "questionIds",
      s.timezone, s.fallback_phrases as "fallbackPhrases"
    from gap_questions q join gaps g using (store_id, gap_id) join stores s using (store_id)
    join conversation_facts f using (store_id, conversation_id)
    where ${renderScope(scope, "q.store_id")} and q.gap_id = ${gapId} and ${isCounted} and f.has_human_speech
    group by q.store_id, q.conversation_id, s.timezone, s.fallback_phrases
    order by max(q.asked_at) desc limit ${mostTalks}`.execute(db);
  const records = await db.transaction().execute((trx) =>
    readConversationRecords(
      trx,
      rows.map(({ storeId, conversationId }) => ({ storeId, conversationId })),
    ),
  );
  const talks = rows.flatMap(({ conversationId, questionIds }) => {
    const record = records.get(conversationId);
    return record ? [{ conversationId, record, questionIds: new Set(questionIds) }] : [];
  });
  const { timezone = "UTC", fallbackPhrases = [] } = rows[0] ?? {};
  return { talks, settings: { timezone, fallbackPhrases } };
}

/** In how many conversations of the store's other gaps people said one of these texts, word for word. */
export async function countSaidElsewhere(
  db: Db,
  scope: Scope,
  gapId: number,
  texts: readonly string[],
): Promise<SaidElsewhere> {
  const { rows } = await sql<{ text: string | null; count: number }>`
    with others as (
      select distinct q.store_id, q.conversation_id
      from gap_questions q join gaps g using (store_id, gap_id)
      join conversation_facts f using (store_id, conversation_id)
      where ${renderScope(scope, "q.store_id")} and g.gap_id <> ${gapId} and ${isCounted} and f.has_human_speech
        and q.store_id = (select store_id from gaps where gap_id = ${gapId})
    )
    select null as text, count(*) as count from others
    union all
    select trim(m.body), count(distinct m.conversation_id)
    from others o join messages m using (store_id, conversation_id)
    where m.speaker = 'agent' and trim(m.body) = any(${[...texts]}::text[]) group by 1`.execute(db);
  const counts = new Map(rows.map(({ text, count }) => [text, count]));
  return { conversations: counts.get(null) ?? 0, of: (text) => counts.get(text) ?? 0 };
}
