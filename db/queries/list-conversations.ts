/** The conversations behind a number: the same predicate that counts them lists them. */
import { sql, type RawBuilder } from "kysely";
import type { DimensionId } from "#app/metrics/dimensions.ts";
import { getGrain, summedParts, type Grain, type PartId } from "#app/metrics/parts.ts";
import type { ListTarget, Selection } from "#app/metrics/question.ts";
import { metrics } from "#app/metrics/registry.ts";
import type { Db } from "../connection.ts";
import { durationColumns } from "../measures/durations.ts";
import { renderFactDimension } from "../measures/grains.ts";
import { getMeasure } from "../measures/measures.ts";
import { selectRows } from "./count-parts.ts";
import { renderFilters } from "./filters.ts";
import { isAtPeak } from "./peak.ts";
import { findWordsFrom, renderWords, type MaskedSearch } from "./search-words.ts";

export type ConversationRow = {
  storeId: number;
  conversationId: number;
  storeKey: string;
  storeName: string;
  source: string;
  customer: string | null;
  channel: string | null;
  topic: string | null;
  isTest: boolean;
  startedAt: number;
  endedAt: number;
  standing: string;
  handler: string;
  isRequested: boolean;
  isExecuted: boolean;
  reason: string | null;
  reasonGroup: string | null;
  reasonSource: string | null;
  agent: string | null;
  messageCount: number;
  openingText: string | null;
  botFirstResponseMs: number | null;
  humanWaitMs: number | null;
  handleTimeMs: number | null;
  isKindInferred: boolean;
  isTimeInferred: boolean;
  /** Rating lists only: one row a rating. "" where the source does not say who was rated; score 0–1. */
  ratedPart: string | null;
  score: number | null;
};

/** Keyset of the last row seen; lists are newest first. */
export type ListCursor = { startedAt: number; storeId: number; conversationId: number; ratedPart: string };

export type ConversationSearch = Selection & {
  /** The number whose rows are wanted; without one, every conversation of the selection. */
  target?: ListTarget;
  /** Words to find in any message of the newest conversations, or a conversation or customer id. */
  text?: string;
  /** The same words as masking has stored them; sought beside them. */
  masked?: MaskedSearch;
  after?: ListCursor;
  limit: number;
};

export type ConversationPage = {
  rows: ConversationRow[];
  next: ListCursor | null;
  /** Rows in all, where a search for words had to look at every conversation anyway; else null. */
  count: number | null;
  /** Conversations that began before were not looked through for words (epoch ms); null where all were. */
  wordsFrom: number | null;
};

/** The grain whose rows a target lists; a list of ratings has a row for each rating. */
export function getListGrain(target: ListTarget | undefined): Grain {
  const parts = target ? listTargetParts(target) : [];
  return parts[0] ? getGrain(parts[0]) : "conversation";
}

/** The parts whose rows a target lists; parts that add up a value list the rows they are added over. */
function listTargetParts({ metric, side }: ListTarget): readonly PartId[] {
  const { formula } = metrics[metric];
  switch (formula.kind) {
    case "count":
    case "agent_equivalents":
      return formula.parts;
    case "rate":
    case "peak_rate":
      return side === "numerator" ? formula.numerator : formula.denominator;
    case "mean":
      return [formula.count];
    case "percentile":
    case "answer_rate":
      return [];
  }
}

function renderTarget({ target, ...selection }: Selection & { target?: ListTarget }): RawBuilder<unknown> {
  if (!target) return sql`true`;
  const { formula } = metrics[target.metric];
  if (formula.kind === "percentile")
    return sql`${sql.ref(`c.${durationColumns[formula.duration]}`)} is not null`;
  if (formula.kind === "answer_rate") {
    const counts = target.side === "numerator" ? [formula.numerator] : formula.denominator;
    return sql`exists (select from answer_counts a
      where a.store_id = c.store_id and a.conversation_id = c.conversation_id
        and ${sql.raw(counts.map((name) => `a.${name}`).join(" + "))} > 0)`;
  }
  const conditions = listTargetParts(target)
    .filter((part) => !summedParts.has(part))
    .map((part) => sql.raw(`(${getMeasure(part).where})`));
  const counted = sql`(${sql.join(conditions, sql` or `)})`;
  return formula.kind === "peak_rate" ? sql`${counted} and ${isAtPeak(selection)}` : counted;
}

/** Newest first, `limit` rows and the keyset of the next page. */
export async function listConversations(db: Db, search: ConversationSearch): Promise<ConversationPage> {
  const grain = getListGrain(search.target);
  const isRating = grain === "rating";
  const countsAll = Boolean(search.text) && !search.after;
  const wordsFrom = search.text ? await findWordsFrom(db, search) : null;
  const { rows } = await sql<ConversationRow & { total: number | null }>`
    select c.store_id as "storeId", c.conversation_id as "conversationId", c.store_key as "storeKey",
      c.store_name as "storeName", c.source, c.customer, c.channel, c.topic, c.is_test as "isTest",
      c.started_at as "startedAt", c.ended_at as "endedAt", c.standing, c.handler, c.is_requested as "isRequested",
      c.is_executed as "isExecuted", c.reason, c.reason_group as "reasonGroup", c.reason_source as "reasonSource",
      c.agent, c.message_count as "messageCount", c.opening_text as "openingText",
      c.bot_first_response_ms as "botFirstResponseMs", c.human_wait_ms as "humanWaitMs",
      c.handle_time_ms as "handleTimeMs", c.is_kind_inferred as "isKindInferred", c.is_time_inferred as "isTimeInferred",
      ${sql.raw(isRating ? 'r.rated_part as "ratedPart", r.score' : 'null as "ratedPart", null as score')},
      ${sql.raw(countsAll ? "count(*) over ()" : "null")} as total
    from ${selectRows(grain, search)}
    where ${renderConditions(grain, search, wordsFrom)} ${renderAfter(search.after, isRating)}
    order by c.started_at desc, c.store_id desc, c.conversation_id desc ${sql.raw(isRating ? ", r.rated_part desc" : "")}
    limit ${search.limit + 1}`.execute(db);
  const page = rows.slice(0, search.limit).map(({ total: _, ...row }) => row);
  const last = page.at(-1);
  const hasNext = rows.length > search.limit && last !== undefined;
  return {
    rows: page,
    next: hasNext ? pickCursor(last) : null,
    count: countsAll ? (rows[0]?.total ?? 0) : null,
    wordsFrom,
  };
}

/** How many rows the list has in all. */
export async function countConversations(
  db: Db,
  search: Omit<ConversationSearch, "after" | "limit">,
): Promise<number> {
  const grain = getListGrain(search.target);
  const wordsFrom = search.text ? await findWordsFrom(db, search) : null;
  const { rows } = await sql<{ n: number }>`
    select count(*) as n from ${selectRows(grain, search)}
    where ${renderConditions(grain, search, wordsFrom)}`.execute(db);
  return rows[0]!.n;
}

function pickCursor({ startedAt, storeId, conversationId, ratedPart }: ConversationRow): ListCursor {
  return { startedAt, storeId, conversationId, ratedPart: ratedPart ?? "" };
}

function renderConditions(
  grain: Grain,
  search: Omit<ConversationSearch, "after" | "limit">,
  wordsFrom: number | null,
): RawBuilder<unknown> {
  const render = (dimension: DimensionId) => renderFactDimension(dimension, grain);
  const conditions = [renderFilters(search.filters, render), renderTarget(search)];
  const { text } = search;
  if (text) conditions.push(renderWords({ ...search, text }, wordsFrom));
  return sql.join(conditions, sql` and `);
}

function renderAfter(after: ListCursor | undefined, isRating: boolean): RawBuilder<unknown> {
  if (!after) return sql``;
  const at = new Date(after.startedAt).toISOString();
  return isRating
    ? sql`and (c.started_at, c.store_id, c.conversation_id, r.rated_part)
        < (${at}::timestamptz, ${after.storeId}, ${after.conversationId}, ${after.ratedPart})`
    : sql`and (c.started_at, c.store_id, c.conversation_id) < (${at}::timestamptz, ${after.storeId}, ${after.conversationId})`;
}
