/** Sums of sales put together into figures: of several stores, of one beside the others. */
import type {
  AskedCounts,
  InquiryCounts,
  SalesPart,
  SomeSum,
  WindowCounts,
} from "#app/metrics/sales-parts.ts";
import { buildSalesFigure, type SalesFigure } from "#app/metrics/sales-figure.ts";
import { salesMetrics, type SalesMetricId } from "#app/metrics/sales-registry.ts";
import { creditWindows } from "#app/sales/windows.ts";

export type SalesFigures = Partial<Record<SalesMetricId, SalesFigure>>;

/** What is known of a store, or of several together. */
export type SalesGroup = { sums: readonly SomeSum[]; counts?: InquiryCounts };

export function buildSalesFigures(
  ids: readonly SalesMetricId[],
  { sums, counts }: Omit<SalesGroup, "counts"> & { counts?: AskedCounts },
): SalesFigures {
  return Object.fromEntries(ids.map((id) => [id, buildSalesFigure(id, sums, counts)]));
}

/** Several groups as one, with one sum for each currency and bucket. */
export function joinGroups(groups: readonly SalesGroup[]): SalesGroup {
  const counts = groups.flatMap((group) => group.counts ?? []);
  return {
    sums: addSums(groups),
    counts: counts.length === 0 ? undefined : counts.reduce(addCounts),
  };
}

function addSums(groups: readonly SalesGroup[]): SomeSum[] {
  const added = new Map<string, SomeSum & { sums: Partial<Record<SalesPart, bigint>> }>();
  for (const { sums } of groups) {
    for (const { currency, bucket, sums: parts } of sums) {
      const known = added.get(`${currency} ${bucket}`);
      if (!known) added.set(`${currency} ${bucket}`, { currency, bucket, sums: { ...parts } });
      else
        for (const part in parts) {
          const name = part as SalesPart;
          known.sums[name] = (known.sums[name] ?? 0n) + parts[name]!;
        }
    }
  }
  return [...added.values()];
}

function addCounts(a: InquiryCounts, b: InquiryCounts): InquiryCounts {
  const curve = creditWindows.map((hours) => [hours, addWindow(a.curve[hours], b.curve[hours])]);
  return {
    ...addWindow(a, b),
    inquiries: a.inquiries + b.inquiries,
    inquirers: a.inquirers + b.inquirers,
    atRisk: a.atRisk + b.atRisk,
    curve: Object.fromEntries(curve) as InquiryCounts["curve"],
  };
}

function addWindow(a: WindowCounts, b: WindowCounts): WindowCounts {
  return {
    matured: a.matured + b.matured,
    converted: a.converted + b.converted,
    othersMatured: a.othersMatured + b.othersMatured,
    othersConverted: a.othersConverted + b.othersConverted,
  };
}

/**
 * The average store of some: amounts and counts divided by how many sell in that currency, shares over all of them together.
 * Only currencies of `currencies` count; without another store that sells in them there is nothing to be beside.
 */
export function averageGroups(
  ids: readonly SalesMetricId[],
  groups: readonly SalesGroup[],
  currencies: readonly string[],
): SalesFigures | null {
  const own = groups
    .map((group) => ({ ...group, sums: group.sums.filter(({ currency }) => currencies.includes(currency)) }))
    .filter(({ sums }) => sums.length > 0);
  if (own.length === 0) return null;
  const all = joinGroups(own);
  const sellers = (currency: string) =>
    own.filter(({ sums }) => sums.some((sum) => sum.currency === currency)).length;
  const mean = { ...all, sums: all.sums.map((sum) => divideSums(sum, BigInt(sellers(sum.currency)))) };
  return Object.fromEntries(
    ids.map((id): [SalesMetricId, SalesFigure] => {
      const { kind } = salesMetrics[id].formula;
      if (kind === "money") return [id, buildSalesFigure(id, mean.sums, undefined)];
      const figure = buildSalesFigure(id, all.sums, all.counts);
      const isCount = salesMetrics[id].unit === "count";
      return [
        id,
        isCount && typeof figure.value === "number"
          ? { value: Math.round(figure.value / own.length) }
          : figure,
      ];
    }),
  );
}

function divideSums({ sums, ...of }: SomeSum, n: bigint): SomeSum {
  const parts = Object.entries(sums).map(([part, sum]) => [part, (2n * sum + n) / (2n * n)]);
  return { ...of, sums: Object.fromEntries(parts) as SomeSum["sums"] };
}
