/** Inquiries that can still be won: who they are, what they said last, and how those before them bought. */
import { sql } from "kysely";
import type { InquiryDimension, SalesSelection } from "#app/sales/question.ts";
import type { Db } from "../connection.ts";
import { recordSet } from "../load/record-set.ts";
import { dataThrough } from "../measures/classified.ts";
import { renderBoughtHour } from "../rollup/bought-rollup.ts";
import { inquiryRollup } from "../rollup/sales-cubes.ts";
import { renderFilters } from "./filters.ts";
import { renderInquiryDimension } from "./group-sales.ts";
import { renderScope } from "./scope.ts";
import { selectSalesRows } from "./select-sales-rows.ts";

/** Times in epoch ms. */
export type AtRiskRow = {
  storeId: number;
  storeKey: string;
  source: string;
  customer: string;
  conversationId: number;
  startedAt: number;
  /** When the window is over. */
  endsAt: number;
  channel: string | null;
  topic: string | null;
};

type Selection = SalesSelection<InquiryDimension>;
const render = renderInquiryDimension;

/** The least time left first, as far as each store's data reaches; by the predicate of the number `at_risk`. */
export async function listAtRisk(db: Db, asked: Selection, limit: number): Promise<AtRiskRow[]> {
  const selection = { ...asked, from: await findOpenFrom(db, asked) };
  const more = "f.customer, f.conversation_id, f.started_at";
  const { rows } = await sql<AtRiskRow>`
    select r.store_id as "storeId", s.key as "storeKey", r.source, r.customer, r.conversation_id as "conversationId",
      r.started_at as "startedAt", r.started_at + w.hours * interval '1 hour' as "endsAt", r.channel, r.topic
    ${selectSalesRows(inquiryRollup, selection, { metric: "at_risk", side: "numerator" }, { render, more })}
    order by r.started_at + w.hours * interval '1 hour' - ${dataThrough}, r.store_id, r.conversation_id limit ${limit}`.execute(
    db,
  );
  return rows;
}

export type LastWords = { conversationId: number; at: number; text: string };

/** What the customer said last in each conversation, newest first, up to `limit` messages; those without any text are left out. */
export async function readLastWords(
  db: Db,
  rows: readonly Pick<AtRiskRow, "storeId" | "conversationId">[],
  limit = 1,
): Promise<LastWords[]> {
  const keys = rows.map(({ storeId, conversationId }) => ({
    store_id: storeId,
    conversation_id: conversationId,
  }));
  const { rows: words } = await sql<LastWords>`
    select k.conversation_id as "conversationId", m.sent_at as at, m.body as text
    from ${recordSet(keys, "k", { store_id: "int", conversation_id: "bigint" })}
    cross join lateral (
      select m.sent_at, m.body from messages m
      where m.store_id = k.store_id and m.conversation_id = k.conversation_id and m.speaker = 'customer' and m.body <> ''
      order by m.sent_at desc, m.external_id desc limit ${limit}
    ) m`.execute(db);
  return words;
}

/** Of a store's inquirers whose window is over: how many bought within that hour after they asked. */
export type BoughtInHour = { storeKey: string; hour: number; inquirers: number };

/** What the worth of an inquiry is taken from is narrowed by stores alone. */
type StoreSelection = SalesSelection<"store">;

/** By hours of their rollup as long as a day's windows are all over, by facts on the days after that. */
export async function countBoughtByHour(db: Db, selection: StoreSelection): Promise<BoughtInHour[]> {
  const { scope, from, to, filters, windowHours } = selection;
  const target = { metric: "conversion_rate", side: "numerator" } as const;
  const openFrom = await findOpenFrom(db, selection);
  const { rows } = await sql<BoughtInHour>`
    select key as "storeKey", hour, sum(inquirers)::bigint as inquirers from (
      select s.key, b.hour, b.inquirers from bought_rollups b join stores s on s.store_id = b.store_id
      where ${renderScope(scope, "b.store_id")} and ${renderFilters(filters, renderStore)}
        and b.day between ${from}::date and ${to}::date and b.day < ${openFrom}::date and b.hour <= coalesce(${windowHours}::int, s.attribution_hours)
      union all
      select s.key, ${sql.raw(renderBoughtHour("r.ordered_after_ms"))}, 1
      ${selectSalesRows(inquiryRollup, { ...selection, from: openFrom }, target, { render, more: "f.ordered_after_ms" })}
    ) q group by key, hour order by key, hour`.execute(db);
  return rows;
}

const renderStore = () => "s.key";

/** The first day of the selection on which a window may still be open; zones and the end of the day are allowed for. */
async function findOpenFrom(
  db: Db,
  { scope, from, filters, windowHours }: Selection | StoreSelection,
): Promise<string> {
  const ofStores = filters.filter(({ dimension }) => dimension === "store");
  const hours = sql`coalesce(${windowHours}::int, s.attribution_hours)`;
  const { rows } = await sql<{ day: string | null }>`
    select min((${dataThrough} - ${hours} * interval '1 hour')::date) - 2 as day from stores s
    where ${renderScope(scope, "s.store_id")} and ${renderFilters(ofStores, renderStore)}`.execute(db);
  const day = rows[0]?.day ?? from;
  return day > from ? day : from;
}
