/** What is sold after conversations about each topic, and how many of those who asked about it buy. */
import type { AskedSum, SalesSum } from "#db/queries/sum-sales.ts";
import { unknownValue } from "#app/metrics/dimensions.ts";
import { pickCurrency } from "#app/metrics/pick-currency.ts";
import type { Bucket } from "#app/sales/credit.ts";
import { sumBuckets, type moneyParts } from "./sales-trend.ts";
import { buildSalesFigures, type SalesFigures } from "./sales-sums.ts";

export type SalesTopic = {
  topic: string;
  /** Decimals of the currency; silent orders have no topic. */
  buckets: Record<Bucket, string>;
  figures: SalesFigures;
};

type TopicMoney = SalesSum<(typeof moneyParts)[number]>;
const ids = ["service_gmv", "service_gmv_net", "conversion_rate"] as const;

/** The topics by what they sell in the currency, those nothing was sold after last; "not given" after all others. */
export function buildSalesTopics(
  money: readonly TopicMoney[],
  inquiries: readonly AskedSum[],
  { currency, net }: { currency: string; net: boolean },
): SalesTopic[] {
  const credited = money.filter(({ bucket }) => bucket !== "silent");
  const topics = [...new Set([...credited, ...inquiries].map(({ dimensions }) => dimensions[0] ?? ""))];
  const rows = topics.map((topic): SalesTopic => {
    const sums = credited.filter((sum) => sum.dimensions[0] === topic);
    const counts = inquiries.find((row) => row.dimensions[0] === topic);
    const figures = buildSalesFigures(ids, { sums, ...(counts ? { counts } : {}) });
    return { topic, buckets: sumBuckets(sums, currency, net).buckets, figures };
  });
  const size = ({ figures }: SalesTopic) =>
    Number(pickCurrency(figures[net ? "service_gmv_net" : "service_gmv"], currency).value ?? 0);
  const isLast = ({ topic }: SalesTopic) => Number(topic === unknownValue);
  return rows.toSorted((a, b) => isLast(a) - isLast(b) || size(b) - size(a) || (a.topic < b.topic ? -1 : 1));
}
