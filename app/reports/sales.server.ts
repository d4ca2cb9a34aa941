/** What service sells, and how much of it the bot: all that the Sales page shows at once, and promises, which never reject, of what comes after it. */
import type { AppLoadContext } from "@remix-run/node";
import type { Db } from "#db/connection.ts";
import { readSalesReach, type SalesReach } from "#db/queries/explain-no-sales.ts";
import {
  sumAskedInquiries,
  sumInquiries,
  sumSales,
  sumSalesBySets,
  type InquirySum,
  type SalesSum,
  type SomeSalesSum,
} from "#db/queries/sum-sales.ts";
import { sumSalesWindows } from "#db/queries/sum-sales-windows.ts";
import { listParts, type SalesMetricId } from "#app/metrics/sales-registry.ts";
import { buckets, type Bucket } from "#app/sales/credit.ts";
import type { InquiryDimension } from "#app/sales/question.ts";
import { findOpenDay } from "./open-days.ts";
import type { PageFrame } from "./page-frame.server.ts";
import { settleLater, settlePart, type Part } from "./part.server.ts";
import { bucketMetrics, inquiryMetrics, listStoreMetrics, orderMetrics } from "./sales-metrics.ts";
import { buildSalesFrame, type PageSalesSelection } from "./sales-selection.ts";
import { buildMix, buildStoreRows, rankCurrencies } from "./sales-stores.ts";
import { buildSalesFigures, joinGroups, type SalesFigures, type SalesGroup } from "./sales-sums.ts";
import { buildSalesTopics } from "./sales-topics.ts";
import { buildSalesTrend, moneyParts, type StepSum } from "./sales-trend.ts";
import { buildSalesWindows } from "./sales-windows.ts";
import type { Timing } from "./timing.server.ts";
import { getTrendStep } from "./trend-steps.ts";

/** Of the period, and of the days compared with; null without a comparison. */
type Both<Data> = { now: Data; before: Data | null };
/** What is asked by store (the columns of their table, the headline over all of them, each bucket by itself) and step by step. */
const parts = [
  ...new Set([...listParts([...orderMetrics, ...bucketMetrics, ...listStoreMetrics(true)]), ...moneyParts]),
];
/** The figures of all stores together. */
export type SalesTotals = { now: SalesFigures; before: SalesFigures | null };

export async function loadSalesReport(
  context: Pick<AppLoadContext, "db" | "afterHead">,
  frame: PageFrame,
  timing: Timing,
) {
  const { db } = context;
  const { search, selectedStores } = frame;
  const { selection, comparison, whole, isNarrowed, leftOut } = buildSalesFrame(frame);
  const step = getTrendStep(selection);
  const part = <Data>(name: string, work: () => Promise<Data>) =>
    settlePart(name, timing.measure(name, work));
  const both = async <Data>(ask: (of: PageSalesSelection) => Promise<Data>): Promise<Both<Data>> => {
    const [now, before] = await Promise.all([ask(selection), comparison && ask(comparison)]);
    return { now, before };
  };

  const [sums, inquiries] = await Promise.all([
    part("money", () => both((of) => sumSalesBySets(db, of, [["store"], [step]], parts))),
    part("inquiries", () => both((of) => sumInquiries(db, of, ["store"]))),
  ]);
  const money = mapPart(sums, (data) => mapBoth(data, ([byStore]) => byStore!));
  const steps = mapPart(sums, (data) => mapBoth(data, ([, byStep]) => byStep!.map(toStep)));

  // More work than all the rest together.
  const topicSums = settleLater(context, "topics", () => {
    const by: InquiryDimension[] = ["topic"];
    return Promise.all([sumSales(db, selection, by, moneyParts), sumAskedInquiries(db, selection, by)]);
  });
  const windowSums = settleLater(context, "windows", () => sumSalesWindows(db, whole));
  const currencies = money.ok ? rankCurrencies(money.data.now) : [];
  const currency = currencies.find((known) => known === search.currency) ?? currencies[0] ?? null;
  const asked = { net: search.net, currency: currency ?? "", sort: search.sort };
  const totals = mapPart(money, (rows) => sumTotals(orderMetrics, rows));
  const serviceOrders = totals.ok ? Number(totals.data.now.service_orders?.value ?? 0) : 1;
  const reach = serviceOrders === 0 ? await part("reach", () => readReach(db, frame)) : null;
  return {
    currencies,
    currency,
    leftOut,
    isNarrowed,
    reach: reach?.ok ? reach.data : null,
    storeMetrics: listStoreMetrics(search.net),
    totals,
    byBucket: mapPart(money, ({ now }) => splitByBucket(now, currency)),
    conversion: mapPart(inquiries, (rows) => sumTotals(inquiryMetrics, rows)),
    trend: mapPart(steps, ({ now, before }) => ({
      step,
      points: buildSalesTrend(now, before, {
        ...asked,
        ...{ period: selection, comparison, step },
        openDay: findOpenDay(selectedStores),
      }),
    })),
    windows: windowSums.then((sums) => mapPart(sums, (rows) => buildSalesWindows(rows, asked))),
    topics: topicSums.then((sums) =>
      mapPart(sums, ([sold, counts]) => buildSalesTopics(sold, counts, asked)),
    ),
    // By far the most of what is drawn, and the last on the page.
    stores: context.afterHead(async () =>
      joinParts(money, inquiries, (sums, counts) => {
        const now = groupByStore(sums.now, counts.now);
        const before = sums.before && groupByStore(sums.before, counts.before ?? []);
        return {
          rows: buildStoreRows(selectedStores, now, before, asked),
          mix: buildMix(sums.now, currency),
        };
      }),
    ),
  };
}

export type SalesReport = Awaited<ReturnType<typeof loadSalesReport>>;

function sumTotals(
  ids: readonly SalesMetricId[],
  { now, before }: Both<SomeSalesSum[]> | Both<InquirySum[]>,
): SalesTotals {
  const sum = (rows: readonly (SomeSalesSum | InquirySum)[]) =>
    buildSalesFigures(ids, joinGroups(rows.map(toGroup)));
  return { now: sum(now), before: before && sum(before) };
}

/** Each bucket by itself, and whatever is credited to a conversation together; orders of one currency. */
function splitByBucket(rows: readonly SomeSalesSum[], currency: string | null) {
  const own = rows.filter((row) => row.currency === currency);
  const build = (isIn: (bucket: Bucket) => boolean) =>
    buildSalesFigures(bucketMetrics, { sums: own.filter(({ bucket }) => isIn(bucket)) });
  const single = buckets.map((bucket) => ({ bucket, figures: build((known) => known === bucket) }));
  return { buckets: single, service: build((bucket) => bucket !== "silent") };
}

const toGroup = (row: SomeSalesSum | InquirySum): SalesGroup =>
  "sums" in row ? { sums: [row] } : { sums: [], ...(row.inquiries > 0 ? { counts: row } : {}) };

const toStep = ({ dimensions, ...sum }: SalesSum<keyof StepSum["sums"]>): StepSum => ({
  ...sum,
  day: dimensions[0] ?? "",
});

function groupByStore(sums: readonly SomeSalesSum[], counts: readonly InquirySum[]): Map<string, SalesGroup> {
  const rows = new Map<string, (SomeSalesSum | InquirySum)[]>();
  for (const row of [...sums, ...counts]) {
    const store = row.dimensions[0] ?? "";
    rows.set(store, [...(rows.get(store) ?? []), row]);
  }
  return new Map([...rows].map(([store, own]) => [store, joinGroups(own.map(toGroup))]));
}

function readReach(db: Db, { selectedStores }: PageFrame): Promise<SalesReach> {
  return readSalesReach(
    db,
    selectedStores.map(({ storeId }) => storeId),
  );
}

function mapBoth<From, To>({ now, before }: Both<From>, build: (data: From) => To): Both<To> {
  return { now: build(now), before: before && build(before) };
}

function mapPart<From, To>(part: Part<From>, build: (data: From) => To): Part<To> {
  return part.ok ? { ok: true, data: build(part.data) } : part;
}

function joinParts<A, B, To>(a: Part<A>, b: Part<B>, build: (a: A, b: B) => To): Part<To> {
  return a.ok && b.ok ? { ok: true, data: build(a.data, b.data) } : { ok: false };
}
