/** Recommended → clicked → ordered that product, in conversations that began in the period (app/sales/guided.ts says the rule). */
import { sql } from "kysely";
import { guidedListSteps, type GuidedListStep } from "#app/sales/guided.ts";
import type { InquiryDimension, SalesSelection } from "#app/sales/question.ts";
import type { Db } from "../connection.ts";
import { renderInquiryDimension } from "./group-sales.ts";
import { guidedPredicates, walkRecommendations } from "./walk-recommendations.ts";

/** Recommendations (a conversation and a product each) whose window is over; each step counts some of those before it. */
export type GuidedSums = {
  dimensions: string[];
  recommended: number;
  clicked: number;
  ordered: number;
  /** Recommendations whose window is still open. */
  pending: number;
  /** What was paid for the recommended products in those orders, in minor units. */
  sold: { currency: string; minor: bigint }[];
};

type Row = Omit<GuidedSums, "sold" | "dimensions"> &
  Record<`d${number}`, string> & { sold: Record<string, string> };

/** One row for each combination of dimension values; one in all without dimensions. Tests are left out. */
export async function sumGuided(
  db: Db,
  selection: SalesSelection<InquiryDimension>,
  dimensions: readonly InquiryDimension[] = [],
): Promise<GuidedSums[]> {
  const keys = dimensions.map((dimension, index) => ({
    name: `d${index}`,
    column: renderInquiryDimension(dimension),
  }));
  const names = keys.map(({ name }) => name);
  const grouped = names.length === 0 ? "" : `group by ${names.join(", ")}`;
  const select = [...names, ""].join(", ");
  const count = (step: GuidedListStep) => `count(*) filter (where ${guidedPredicates[step]}) as ${step}`;
  const { rows } = await sql<Row>`
    with ${walkRecommendations(selection, keys)},
    counted as (
      select ${sql.raw(select + guidedListSteps.map(count).join(", "))}
      from walked ${sql.raw(grouped)}
    ),
    money as (
      select ${sql.raw(select)} e.key as currency, sum(e.value::numeric)::text as minor
      from walked cross join jsonb_each_text(sold) e group by ${sql.raw([...names, "e.key"].join(", "))}
    )
    select c.*, coalesce((select jsonb_object_agg(currency, minor) from money m
      where (${sql.raw(["1", ...names.map((name) => `m.${name}`)].join(", "))})
        = (${sql.raw(["1", ...names.map((name) => `c.${name}`)].join(", "))})), '{}') as sold
    from counted c order by ${sql.raw([...names, "recommended"].join(", "))}`.execute(db);
  return rows.map(({ recommended, clicked, ordered, pending, sold, ...values }) => ({
    dimensions: names.map((name) => values[name as `d${number}`]!),
    ...{ recommended, clicked, ordered, pending },
    sold: Object.entries(sold)
      .map(([currency, minor]) => ({ currency, minor: BigInt(minor) }))
      .sort((a, b) => (a.currency < b.currency ? -1 : 1)),
  }));
}

/** Whether any of these stores has ever sent a click: without, nobody knows what was clicked. */
export async function hasClicks(db: Db, storeIds: readonly number[]): Promise<boolean> {
  const { rows } = await sql<{ has: boolean }>`
    select exists (
      select from unnest(${[...storeIds]}::int[]) as s(id)
      where exists (select from clicks c where c.store_id = s.id)
    ) as has`.execute(db);
  return rows[0]!.has;
}
