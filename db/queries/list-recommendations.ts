/** The recommendations behind a step of guided sales: what `sumGuided` counts, one by one. */
import { sql, type RawBuilder } from "kysely";
import type { GuidedListStep } from "#app/sales/guided.ts";
import type { InquiryDimension, SalesSelection } from "#app/sales/question.ts";
import type { Db } from "../connection.ts";
import { guidedPredicates, walkRecommendations } from "./walk-recommendations.ts";

/** A product the bot recommended in a conversation, and what became of it. Times in epoch ms. */
export type RecommendationRow = {
  storeId: number;
  storeKey: string;
  source: string;
  /** Null where the source does not tell whose the conversation was. */
  customer: string | null;
  conversationId: number;
  product: string;
  /** As the newest order calls it; null for what was never sold in the period. */
  productName: string | null;
  recommendedAt: number;
  clickedAt: number | null;
  endsAt: number;
  /** The window is over, as far as the store's data reaches. */
  isOver: boolean;
  /** Orders of the product after the click, credited to the conversation. */
  orderIds: string[];
  /** What was paid for the product in them, in minor units. */
  sold: { currency: string; minor: bigint }[];
  channel: string | null;
  topic: string | null;
  agent: string | null;
};

/** Keyset of the last row seen; lists are newest first. */
export type RecommendationCursor = {
  recommendedAt: number;
  storeId: number;
  conversationId: number;
  product: string;
};

export type RecommendationSearch = SalesSelection<InquiryDimension> & { step: GuidedListStep };

type Read = Omit<RecommendationRow, "sold" | "orderIds"> & {
  sold: Record<string, string> | null;
  orders: string[][] | null;
};

/** Newest first, `limit` rows and the keyset of the next page. */
export async function listRecommendations(
  db: Db,
  {
    step,
    after,
    limit,
    ...selection
  }: RecommendationSearch & { after?: RecommendationCursor; limit: number },
): Promise<{ rows: RecommendationRow[]; next: RecommendationCursor | null }> {
  const { rows } = await sql<Read>`
    with ${walkRecommendations(selection)},
    page as (
      select * from walked r where ${sql.raw(guidedPredicates[step])} ${renderAfter(after)}
      order by r.at desc, r.store_id desc, r.conversation_id desc, r.product collate "C" desc limit ${limit + 1}
    ),
    named as (
      select p.store_id, p.product, (array_agg(p.name order by p.day desc))[1] as name
      from product_rollups p
      where p.day between ${selection.from}::date and ${selection.to}::date and p.name is not null
        and (p.store_id, p.product) in (select store_id, product from page)
      group by p.store_id, p.product
    )
    select r.store_id as "storeId", s.key as "storeKey", r.source, r.customer, r.conversation_id as "conversationId",
      r.product, n.name as "productName", r.at as "recommendedAt", r.clicked_at as "clickedAt", r.until as "endsAt",
      r.is_over as "isOver", r.sold, r.orders, r.channel, r.topic, r.agent
    from page r join stores s on s.store_id = r.store_id
    left join named n on n.store_id = r.store_id and n.product = r.product
    order by r.at desc, r.store_id desc, r.conversation_id desc, r.product collate "C" desc`.execute(db);
  const page = rows.slice(0, limit).map(({ sold, orders, ...row }) => ({
    ...row,
    orderIds: [...new Set(orders?.flat())],
    sold: Object.entries(sold ?? {}).map(([currency, minor]) => ({ currency, minor: BigInt(minor) })),
  }));
  const last = page.at(-1);
  return { rows: page, next: rows.length > limit && last ? pickCursor(last) : null };
}

const pickCursor = ({ recommendedAt, storeId, conversationId, product }: RecommendationRow) => ({
  ...{ recommendedAt, storeId, conversationId, product },
});

function renderAfter(after: RecommendationCursor | undefined): RawBuilder<unknown> {
  if (!after) return sql``;
  const at = new Date(after.recommendedAt).toISOString();
  return sql`and (r.at, r.store_id, r.conversation_id, r.product collate "C")
    < (${at}::timestamptz, ${after.storeId}::int, ${after.conversationId}::bigint, ${after.product})`;
}
