/** Puts fact rows in place of the ones a conversation had, and says what that touches. */
import { sql } from "kysely";
import type { ConversationFact } from "#app/facts/conversation-fact.ts";
import type { Trx } from "../connection.ts";
import { runTogether } from "../run-together.ts";
import { markConversations, type CustomerMoment } from "../sales/marks.ts";
import type { ConversationKey } from "./conversation-records.ts";
import { copyValues } from "./copy-rows.ts";
import { linkArriving, type CustomerContact, type LinkedContacts } from "./link-contacts.ts";
import { nameValues, recordSet } from "./record-set.ts";

export type FoldedConversation = ConversationKey & { fact: ConversationFact | undefined };

export type CustomerKey = { storeId: number; source: string; customer: string };
/** A store-local day whose rollups no longer match the facts. */
export type DirtyDay = { storeId: number; day: string };
type Touched = { moments: CustomerMoment[]; days: DirtyDay[] };

export const factColumns = {
  store_id: "int",
  conversation_id: "bigint",
  source: "text",
  customer: "text",
  channel: "text",
  topic: "text",
  stage: "text",
  is_test: "boolean",
  started_at: "timestamptz",
  ended_at: "timestamptz",
  start_day: "date",
  start_hour: "smallint",
  class: "text",
  settlement: "text",
  handler: "text",
  has_question: "boolean",
  has_human_speech: "boolean",
  first_bot_speech_at: "timestamptz",
  first_human_speech_at: "timestamptz",
  is_requested: "boolean",
  is_executed: "boolean",
  is_reached: "boolean",
  is_rejected: "boolean",
  escalated_at: "timestamptz",
  escalated_day: "date",
  escalated_hour: "smallint",
  reason: "text",
  reason_group: "text",
  reason_source: "text",
  agent: "text",
  is_invited: "boolean",
  bot_first_response_ms: "bigint",
  human_wait_ms: "bigint",
  handle_time_ms: "bigint",
  friction_turns: "int",
  friction_ms: "bigint",
  message_count: "int",
  opening_text: "text",
  is_kind_inferred: "boolean",
  is_time_inferred: "boolean",
};
const linkColumns = { next_contact_ms: "bigint", next_same_topic_ms: "bigint" };

const ratingColumns = {
  store_id: "int",
  conversation_id: "bigint",
  rated_part: "text",
  score: "double precision",
  is_solved: "boolean",
  is_invited: "boolean",
};

/** Replaces the facts of conversations and links them; `isNew` ones are known to have none yet. Returns the days touched. */
export async function writeFacts(
  trx: Trx,
  folded: readonly FoldedConversation[],
  isNew: (key: ConversationKey) => boolean,
): Promise<DirtyDay[]> {
  const touched: Touched = { moments: [], days: [] };
  await removeFacts(
    trx,
    folded.filter((item) => !isNew(item)),
    touched,
  );
  const present = folded.filter((item): item is Present => item.fact !== undefined);
  for (const { storeId, fact } of present) touch(touched, storeId, fact);
  const { links, days } = await linkArriving(
    trx,
    touched.moments,
    present.filter(hasCustomer).map(toContact),
  );
  const allColumns = { ...factColumns, ...linkColumns };
  await copyValues(trx, "conversation_facts", allColumns, listLinkedFacts(present, links));
  await copyValues(trx, "rating_facts", ratingColumns, present.flatMap(listRatingValues));
  for (const day of days) touched.days.push(day);
  await markConversations(trx, touched.moments);
  return touched.days;
}

type Present = ConversationKey & { fact: ConversationFact };

function hasCustomer(item: Present): item is Present & { fact: { customer: string } } {
  return item.fact.customer !== null;
}

// Written out: spreading a fact of forty fields costs more than folding it.
function toContact({
  storeId,
  conversationId,
  fact,
}: Present & { fact: { customer: string } }): CustomerContact {
  const { source, customer, startedAt, endedAt, isTest, hasQuestion, topic } = fact;
  return { storeId, conversationId, source, customer, startedAt, endedAt, isTest, hasQuestion, topic };
}

function* listLinkedFacts(present: readonly Present[], links: LinkedContacts["links"]) {
  for (const item of present) {
    const link = links.get(item.conversationId);
    const values = listFactValues(item);
    values.push(link?.nextContactMs, link?.nextSameTopicMs);
    yield values;
  }
}

/** Of each rating the values of `ratingColumns` in their order. */
function listRatingValues({ storeId, conversationId, fact }: Present): unknown[][] {
  return fact.ratings.map(({ ratedPart, score, solved, isInvited }) => [
    ...[storeId, conversationId, ratedPart ?? "", score, solved, isInvited],
  ]);
}

type FactKeys = Pick<ConversationFact, "source" | "customer" | "startedAt" | "startDay" | "escalatedDay">;

function touch(touched: Touched, storeId: number, fact: FactKeys): void {
  if (fact.customer !== null)
    touched.moments.push({ storeId, source: fact.source, customer: fact.customer, at: fact.startedAt });
  touched.days.push({ storeId, day: fact.startDay });
  if (fact.escalatedDay !== null) touched.days.push({ storeId, day: fact.escalatedDay });
}

async function removeFacts(trx: Trx, keys: readonly ConversationKey[], touched: Touched): Promise<void> {
  if (keys.length === 0) return;
  const rows = keys.map((key) => ({ store_id: key.storeId, conversation_id: key.conversationId }));
  const wanted = recordSet(rows, "k", { store_id: "int", conversation_id: "bigint" });
  const [, removed] = await runTogether(
    trx,
    sql`
      delete from rating_facts r using ${wanted}
      where r.store_id = k.store_id and r.conversation_id = k.conversation_id`,
    sql<FactKeys & { storeId: number }>`
      delete from conversation_facts f
      using ${wanted}
      where f.store_id = k.store_id and f.conversation_id = k.conversation_id
      returning f.store_id as "storeId", f.source, f.customer, f.started_at as "startedAt", f.start_day as "startDay",
        f.escalated_day as "escalatedDay"`,
  );
  for (const { storeId, ...fact } of removed) touch(touched, storeId, fact);
}

/** The values of `factColumns` in their order. Lists: a row of forty named values costs more than folding the conversation. */
function listFactValues({ storeId, conversationId, fact }: Present): unknown[] {
  return [
    storeId,
    conversationId,
    fact.source,
    fact.customer,
    fact.channel,
    fact.topic,
    fact.stage,
    fact.isTest,
    fact.startedAt,
    fact.endedAt,
    fact.startDay,
    fact.startHour,
    fact.class,
    fact.settlement,
    fact.handler,
    fact.hasQuestion,
    fact.hasHumanSpeech,
    fact.firstBotSpeechAt,
    fact.firstHumanSpeechAt,
    fact.isRequested,
    fact.isExecuted,
    fact.isReached,
    fact.isRejected,
    fact.escalatedAt,
    fact.escalatedDay,
    fact.escalatedHour,
    fact.reason,
    fact.reasonGroup,
    fact.reasonSource,
    fact.agent,
    fact.isInvited,
    fact.botFirstResponseMs,
    fact.humanWaitMs,
    fact.handleTimeMs,
    fact.frictionTurns,
    fact.frictionMs,
    fact.messageCount,
    fact.openingText,
    fact.isKindInferred,
    fact.isTimeInferred,
  ];
}

/** A fact as a row of `factColumns`, by their names. */
export function buildFactRow(item: Present): Record<string, unknown> {
  return nameValues(factColumns, listFactValues(item));
}
