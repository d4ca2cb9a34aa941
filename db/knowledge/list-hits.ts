/** The answers that an entry's numbers count, each with what was asked. */
import { sql } from "kysely";
import type { Scope } from "#app/access/principal.ts";
import type { FoldSettings } from "#app/facts/conversation-record.ts";
import { listEntryHits } from "#app/facts/entry-hits.ts";
import type { Day } from "#app/metrics/question.ts";
import type { HitSide } from "#app/search/hit-choice.ts";
import type { Db } from "../connection.ts";
import { readConversationRecords } from "../load/conversation-records.ts";
import { renderScope } from "../queries/scope.ts";

export type ListedHit = {
  conversationId: number;
  /** Id of the answer's message, and when it was given (epoch ms). */
  message: string;
  at: number;
  /** What the customer had asked last; null where the words have gone, or the bot spoke first. */
  question: string | null;
  isEffective: boolean;
};

/** A place in the list: the day and the id of a conversation. */
export type HitPlace = { day: Day; conversationId: number };

export type ListedHits = { hits: ListedHit[]; next: HitPlace | null };

type Asked = {
  scope: Scope;
  storeId: number;
  entry: string;
  from: Day;
  to: Day;
  side: HitSide;
  after: HitPlace | null;
  /** Conversations on a page. */
  limit: number;
};

/** Of the conversations that began in the period, both ends included, the latest first. */
export async function listHits(db: Db, asked: Asked): Promise<ListedHits> {
  const { scope, storeId, entry, from, to, side, after, limit } = asked;
  const isOfSide =
    side === "all" ? sql`true` : side === "effective" ? sql`h.effective > 0` : sql`h.effective < h.hits`;
  const isBeyond =
    after === null
      ? sql`true`
      : sql`(h.day, h.conversation_id) < (${after.day}::date, ${after.conversationId}::bigint)`;
  const { rows } = await sql<HitPlace & FoldSettings>`
    select h.day, h.conversation_id as "conversationId", s.timezone, s.fallback_phrases as "fallbackPhrases"
    from entry_hits h join stores s using (store_id)
    where ${renderScope(scope, "h.store_id")} and h.store_id = ${storeId} and h.entry = ${entry}
      and h.day between ${from}::date and ${to}::date and ${isOfSide} and ${isBeyond}
    order by h.day desc, h.conversation_id desc limit ${limit + 1}`.execute(db);
  const page = rows.slice(0, limit);
  const keys = page.map(({ conversationId }) => ({ storeId, conversationId }));
  const records = await db.transaction().execute((trx) => readConversationRecords(trx, keys));
  const hits = page.flatMap(({ conversationId, ...settings }) => {
    const record = records.get(conversationId);
    if (!record) return [];
    return listEntryHits(record, settings)
      .hits.filter((hit) => (hit.entry ?? "") === entry && isOn(side, hit.isEffective))
      .map(({ answer, question, isEffective }) => ({
        ...{ conversationId, message: answer.message.id, at: answer.at, isEffective },
        question: question?.message.text ?? null,
      }))
      .reverse();
  });
  const last = page.at(-1);
  const hasNext = rows.length > limit && last !== undefined;
  return { hits, next: hasNext ? { day: last.day, conversationId: last.conversationId } : null };
}

const isOn = (side: HitSide, isEffective: boolean): boolean =>
  side === "all" || isEffective === (side === "effective");
