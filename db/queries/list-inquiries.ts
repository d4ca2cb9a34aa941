/** The single inquiries behind a number of sales, by the predicates of the sums. */
import { sql, type RawBuilder } from "kysely";
import { salesMetrics } from "#app/metrics/sales-registry.ts";
import type { InquiryDimension, SalesSelection } from "#app/sales/question.ts";
import type { Db } from "../connection.ts";
import { inquiryRollup } from "../rollup/sales-cubes.ts";
import { selectSalesRows, type SalesTarget } from "./select-sales-rows.ts";
import { renderInquiryDimension } from "./group-sales.ts";

/** A customer on a store-local day, by the first conversation of that day. Times in epoch ms. */
export type InquiryRow = {
  storeId: number;
  storeKey: string;
  source: string;
  customer: string;
  day: string;
  startedAt: number;
  conversationId: number;
  openingText: string | null;
  /** As the source says it; null where it says nothing, and an open order decides. */
  stage: string | null;
  hasOpenOrder: boolean;
  isInquirer: boolean;
  /** Lost on handoff: called for a person, and none ever spoke after that. */
  isLost: boolean;
  /** From its start to the order, inside the window the number is of; null for none. */
  boughtAfterMs: number | null;
  endsAt: number;
  /** That window is over, as far as the store's data reaches. */
  isOver: boolean;
  channel: string | null;
  topic: string | null;
  agent: string | null;
};

/** Keyset of the last row seen; lists are newest first. */
export type InquiryCursor = { startedAt: number; storeId: number; conversationId: number };

export type InquirySearch = SalesSelection<InquiryDimension> & {
  target: SalesTarget;
  after?: InquiryCursor;
  limit: number;
};

const columns = "f.customer, f.started_at, f.conversation_id, f.stage, f.has_open_order, f.ordered_after_ms";

const selectInquiries = (search: Omit<InquirySearch, "after" | "limit">): RawBuilder<unknown> =>
  selectSalesRows(inquiryRollup, search, search.target, { render: renderInquiryDimension, more: columns });

/** Newest first, `limit` rows and the keyset of the next page. */
export async function listInquiries(
  db: Db,
  search: InquirySearch,
): Promise<{ rows: InquiryRow[]; next: InquiryCursor | null }> {
  const { after, limit, target } = search;
  const { formula } = salesMetrics[target.metric];
  const kept = formula.kind === "conversion" ? formula.hours : null;
  const hours = sql.raw(kept === null ? "w.hours" : String(kept));
  const { rows } = await sql<InquiryRow>`
    select q.*, g.opening_text as "openingText" from (
      select r.store_id as "storeId", s.key as "storeKey", r.source, r.customer, r.day,
        r.started_at as "startedAt", r.conversation_id as "conversationId", r.stage, r.has_open_order as "hasOpenOrder",
        r.is_inquirer as "isInquirer", r.is_lost as "isLost",
        case when r.band <= ${hours} then r.ordered_after_ms end as "boughtAfterMs",
        r.started_at + ${hours} * interval '1 hour' as "endsAt", r.matured >= ${hours} as "isOver",
        r.channel, r.topic, r.agent
      ${selectInquiries(search)} ${renderAfter(after)}
      order by r.started_at desc, r.store_id desc, r.conversation_id desc
      limit ${limit + 1}
    ) q
    left join conversation_facts g on g.store_id = q."storeId" and g.conversation_id = q."conversationId"
    order by q."startedAt" desc, q."storeId" desc, q."conversationId" desc`.execute(db);
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return { rows: page, next: rows.length > limit && last ? pickCursor(last) : null };
}

/** How many inquiries the list has in all. */
export async function countInquiries(
  db: Db,
  search: Omit<InquirySearch, "after" | "limit">,
): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*) as n ${selectInquiries(search)}`.execute(db);
  return rows[0]!.n;
}

const pickCursor = ({ startedAt, storeId, conversationId }: InquiryRow): InquiryCursor => ({
  ...{ startedAt, storeId, conversationId },
});

function renderAfter(after: InquiryCursor | undefined): RawBuilder<unknown> {
  if (!after) return sql``;
  const at = new Date(after.startedAt).toISOString();
  return sql`and (r.started_at, r.store_id, r.conversation_id)
    < (${at}::timestamptz, ${after.storeId}::int, ${after.conversationId}::bigint)`;
}
