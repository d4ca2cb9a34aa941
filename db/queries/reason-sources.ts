import { sql } from "kysely";
import type { ReasonSource } from "#app/facts/reason.ts";
import type { Selection } from "#app/metrics/question.ts";
import type { Db } from "../connection.ts";
import { renderFactDimension } from "../measures/grains.ts";
import { selectRows } from "./count-parts.ts";
import { renderFilters } from "./filters.ts";

/** Escalations of a selection by who says why: the platform, our rules, or nobody. */
export async function countReasonSources(
  db: Db,
  selection: Selection,
): Promise<Record<ReasonSource, number>> {
  const filters = renderFilters(selection.filters, (dimension) =>
    renderFactDimension(dimension, "escalation"),
  );
  const { rows } = await sql<{ source: ReasonSource; count: number }>`
    select coalesce(c.reason_source, 'unclassified') as source, count(*) as count
    from ${selectRows("escalation", selection)} where ${filters} group by 1`.execute(db);
  return {
    platform: 0,
    rule: 0,
    unclassified: 0,
    ...Object.fromEntries(rows.map((row) => [row.source, row.count])),
  };
}
