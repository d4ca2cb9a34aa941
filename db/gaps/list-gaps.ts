/** Gaps as they are shown: the queue of a scope's stores, and the questions behind one of them. */
import { sql, type RawBuilder } from "kysely";
import type { Scope } from "#app/access/principal.ts";
import type { GapKind, GapReason, GapState } from "#app/gaps/gap-state.ts";
import type { Db } from "../connection.ts";
import { dataThrough } from "../measures/classified.ts";
import { renderScope } from "../queries/scope.ts";
import { isCounted } from "./measure-gaps.ts";

/** Times in epoch ms, money in minor units. */
export type ListedGap = {
  gapId: number;
  storeId: number;
  storeKey: string;
  /** A customer's words; null when none of its examples has any left. */
  title: string | null;
  state: GapState;
  kind: GapKind | null;
  language: "zh" | "en" | null;
  ownerId: number | null;
  questions: number;
  customers: number;
  /** Null where people spoke and none of it was measured. */
  humanMs: number | null;
  recent: number;
  previous: number;
  firstAskedAt: number | null;
  lastAskedAt: number | null;
  seenAt: number | null;
  publishedAt: number | null;
  closedAt: number | null;
  reopenedAt: number | null;
  computedAt: number;
  /** How far the store's data reaches. */
  through: number | null;
  /** Null where too little is known. */
  gmvAtRisk: { currency: string; minor: number }[] | null;
  /** What it costs of all that the listed gaps of its store do (0–1); what the list is sorted by. */
  costShare: number;
};

const isWithWords = sql`m.store_id = q.store_id and m.source = q.source and m.external_id = q.message_id and m.body is not null`;

/** SQL for what a gap (alias `g`) is called: a customer's words. */
export const gapTitle = sql<string | null>`
  (select trim(m.body) from gap_questions q join messages m on ${isWithWords}
    where q.store_id = g.store_id and q.gap_id = g.gap_id and q.example is not null
    order by q.example limit 1)`;

const columns = sql`
  g.gap_id as "gapId", g.store_id as "storeId", s.key as "storeKey", g.state, g.kind, g.language, g.owner_id as "ownerId",
  g.questions, g.customers, g.human_ms as "humanMs", g.recent, g.previous, g.first_asked_at as "firstAskedAt",
  g.last_asked_at as "lastAskedAt", g.seen_at as "seenAt", g.published_at as "publishedAt", g.closed_at as "closedAt",
  g.reopened_at as "reopenedAt", g.computed_at as "computedAt",
  ${dataThrough} as through,
  ${gapTitle} as title,
  (select json_agg(json_build_object('currency', y.currency, 'minor', y.amount_minor) order by y.currency)
    from gap_money y where y.store_id = g.store_id and y.gap_id = g.gap_id) as "gmvAtRisk"`;

/**
 * What a gap costs, in parts of what all gaps of its store cost: the mean of its parts of the GMV at risk, of the minutes of
 * people and of the customers, so that nothing has to be priced that nobody has told. In several currencies, a gap has the same
 * part of each.
 */
const costShare = sql`(${sql.join(
  ["y.amount", "g.human_ms", "g.customers"].map(
    (size) =>
      sql`coalesce(${sql.ref(size)}::float8 / nullif(sum(${sql.ref(size)}) over (partition by g.store_id), 0), 0)`,
  ),
  sql` + `,
)}) / 3`;

async function select(db: Db, scope: Scope, where: RawBuilder<unknown>, limit: number): Promise<ListedGap[]> {
  const { rows } = await sql<ListedGap>`
    select ${columns}, (${costShare})::float8 as "costShare" from gaps g join stores s on s.store_id = g.store_id
    cross join lateral (
      select max(amount_minor)::numeric as amount from gap_money y where y.store_id = g.store_id and y.gap_id = g.gap_id
    ) y
    where ${renderScope(scope, "g.store_id")} and ${where}
    order by "costShare" desc, g.questions desc, g.gap_id limit ${limit}`.execute(db);
  return rows;
}

/** Of one store by its key, or of all in the scope; the costliest first. */
export async function listGaps(
  db: Db,
  scope: Scope,
  { store, limit }: { store: string | null; limit: number },
): Promise<ListedGap[]> {
  return select(db, scope, store === null ? sql`true` : sql`s.key = ${store}`, limit);
}

/** Undefined when the stores of the scope have none with this id. */
export async function findGap(db: Db, scope: Scope, gapId: number): Promise<ListedGap | undefined> {
  return (await select(db, scope, sql`g.gap_id = ${gapId}`, 1))[0];
}

export type ListedQuestion = {
  source: string;
  /** The conversation's id, as in the addresses of pages, and as its source names it. */
  conversationId: number;
  conversation: string;
  message: string;
  askedAt: number;
  reason: GapReason;
  text: string | null;
  example: number | null;
};

/** The questions that the gap's number counts, the latest first; without a limit all of them. */
export async function listGapQuestions(
  db: Db,
  scope: Scope,
  gapId: number,
  { limit = null }: { limit?: number | null } = {},
): Promise<ListedQuestion[]> {
  const { rows } = await sql<ListedQuestion>`
    select q.source, q.conversation_id as "conversationId", c.external_id as conversation, q.message_id as message,
      q.asked_at as "askedAt", q.reason, m.body as text, q.example
    from gap_questions q
    join gaps g on g.store_id = q.store_id and g.gap_id = q.gap_id
    left join conversations c on c.store_id = q.store_id and c.conversation_id = q.conversation_id
    left join messages m on ${isWithWords}
    where ${renderScope(scope, "g.store_id")} and g.gap_id = ${gapId} and ${isCounted}
    order by q.asked_at desc, q.source, q.message_id limit ${limit}`.execute(db);
  return rows;
}
