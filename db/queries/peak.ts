import { sql, type RawBuilder } from "kysely";
import type { DimensionId } from "#app/metrics/dimensions.ts";
import type { Selection } from "#app/metrics/question.ts";
import type { Db } from "../connection.ts";
import { renderFactDimension } from "../measures/grains.ts";
import { renderAggregate } from "../measures/measures.ts";
import { selectRows, type CountedRow } from "./count-parts.ts";
import { renderFilters } from "./filters.ts";

/**
 * The bot's part inside the busiest 5 % of 15-minute slots of the selection (metrics.md, Load and people): of all slots with
 * any question, the fullest twentieth, rounded up; ties go to the earlier slot. Read from facts.
 */
export async function findPeakCounters(
  db: Db,
  selection: Selection,
  dimensions: readonly DimensionId[],
): Promise<CountedRow[]> {
  const names = dimensions.map((_, index) => `d${index}`);
  const list = names.map((name) => `${name}, `).join("");
  const { rows } = await sql<Record<string, string> & { with_question: number; bot_only: number }>`
    with ${renderSlots(selection, dimensions)}
    select ${sql.raw(list)} sum(with_question)::bigint as with_question, sum(bot_only)::bigint as bot_only
    from ranked where ${sql.raw(isPeak)}
    ${sql.raw(names.length === 0 ? "" : `group by ${names.join(", ")}`)}`.execute(db);
  return rows.map((row) => ({
    dimensions: names.map((name) => row[name]!),
    counters: { with_question: row.with_question ?? 0, bot_only: row.bot_only ?? 0 },
  }));
}

const slotOf = "date_bin('15 minutes', c.started_at, timestamptz 'epoch')";
const isPeak = "place <= ceil(slots * 0.05)";

/** Common table expressions that end with `ranked`: the slots of each combination of dimension values (d0, d1, …), the fullest first. */
function renderSlots(selection: Selection, dimensions: readonly DimensionId[]): RawBuilder<unknown> {
  const render = (dimension: DimensionId) => renderFactDimension(dimension, "conversation");
  const columns = dimensions.map((dimension, index) => `${render(dimension)} as d${index}, `).join("");
  const names = dimensions.map((_, index) => `d${index}`);
  const partition = names.length === 0 ? "" : `partition by ${names.join(", ")}`;
  return sql`
    slots as (
      select ${sql.raw(columns)} ${sql.raw(slotOf)} as slot,
        ${sql.raw(renderAggregate("with_question"))} as with_question, ${sql.raw(renderAggregate("bot_only"))} as bot_only
      from ${selectRows("conversation", selection)}
      where ${renderFilters(selection.filters, render)} and c.has_question
      group by ${sql.raw([...names, "slot"].join(", "))}
    ), ranked as (
      select *, row_number() over (${sql.raw(partition)} order by with_question desc, slot) as place,
        count(*) over (${sql.raw(partition)}) as slots
      from slots
    )`;
}

/** Whether a conversation `c` of the selection began in one of its fullest slots. */
export function isAtPeak(selection: Selection): RawBuilder<unknown> {
  return sql`${sql.raw(slotOf)} in (with ${renderSlots(selection, [])} select slot from ranked where ${sql.raw(isPeak)})`;
}
