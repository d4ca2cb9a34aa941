/** Histograms of durations, from their rollup or from the facts, split by dimensions. */
import { sql } from "kysely";
import type { DimensionId } from "#app/metrics/dimensions.ts";
import type { Histogram } from "#app/metrics/histogram.ts";
import type { DurationId } from "#app/metrics/parts.ts";
import type { Selection } from "#app/metrics/question.ts";
import type { Db } from "../connection.ts";
import { durationColumns, renderBucket } from "../measures/durations.ts";
import { renderFactDimension } from "../measures/grains.ts";
import { renderRollupDimension, selectRows } from "./count-parts.ts";
import { renderFilters } from "./filters.ts";
import { hasDurationRollup } from "./plan.ts";
import { renderScope } from "./scope.ts";

export type HistogramRow = { dimensions: string[]; histograms: Partial<Record<DurationId, Histogram>> };

/** One row for each combination of dimension values with any measured duration. */
export async function readHistograms(
  db: Db,
  durations: readonly DurationId[],
  selection: Selection,
  dimensions: readonly DimensionId[],
): Promise<HistogramRow[]> {
  const isRolledUp = hasDurationRollup(selection, dimensions);
  const render = isRolledUp
    ? renderRollupDimension
    : (dimension: DimensionId) => renderFactDimension(dimension, "conversation");
  const from = isRolledUp ? fromRollup(durations, selection) : fromFacts(durations, selection);
  const columns = dimensions.map((dimension, index) => `${render(dimension)} as d${index}, `).join("");
  const groupBy = dimensions
    .map((_, index) => index + 1)
    .concat(dimensions.length + 1, dimensions.length + 2);
  const { rows } = await sql<Record<string, string> & { duration: DurationId; bucket: number; n: number }>`
    select ${sql.raw(columns)} duration, bucket, sum(n)::bigint as n from ${from}
    where ${renderFilters(selection.filters, render)}
    group by ${sql.raw(groupBy.join(", "))}`.execute(db);

  const byKey = new Map<string, HistogramRow>();
  for (const row of rows) {
    const values = dimensions.map((_, index) => row[`d${index}`]!);
    const key = values.join("\0");
    const entry = byKey.get(key) ?? { dimensions: values, histograms: {} };
    byKey.set(key, entry);
    const histogram = (entry.histograms[row.duration] ??= new Map());
    histogram.set(row.bucket, row.n);
  }
  return [...byKey.values()];
}

function fromRollup(durations: readonly DurationId[], selection: Selection) {
  return sql`(
      select r.*, r.conversations as n from duration_rollups r
      where ${renderScope(selection.scope, "r.store_id")} and r.day between ${selection.from}::date and ${selection.to}::date
        and r.duration = any(${durations}::text[])
        ${selection.includeTest ? sql`` : sql`and not r.is_test`}
    ) r join stores s on s.store_id = r.store_id`;
}

function fromFacts(durations: readonly DurationId[], selection: Selection) {
  const values = durations.map((duration) => `('${duration}', c.${durationColumns[duration]})`).join(", ");
  return sql`${selectRows("conversation", selection)}
    cross join lateral (values ${sql.raw(values)}) as v(duration, ms)
    cross join lateral (select ${sql.raw(renderBucket("v.ms"))} as bucket, 1 as n where v.ms is not null) b`;
}
