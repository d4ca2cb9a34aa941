/** Inquirers by the hour after their question in which they bought, as a pure function of inquiry facts. */
import { sql, type RawBuilder } from "kysely";
import { hourMs } from "#app/sales/windows.ts";
import type { RollupTable } from "./replace-rows.ts";

export const boughtTable: RollupTable = {
  name: "bought_rollups",
  keys: ["store_id", "day", "hour"],
  counters: ["inquirers"],
};

/** The hour, the first being 1, of a time in ms after the question: within a window of so many hours or less is within the window. */
export const renderBoughtHour = (after: string) => `ceil(${after} / ${hourMs}.0)::int`;

/** Rows of bought_rollups from the facts (alias `f`) that `where` picks by their column of days. */
export function computeBoughtRollup(where: (dayColumn: string) => RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    select f.store_id, f.day, ${sql.raw(renderBoughtHour("f.ordered_after_ms"))} as hour, count(*) as inquirers
    from inquiry_facts f
    where f.is_inquirer and f.ordered_after_ms is not null and ${where("day")}
    group by 1, 2, 3`;
}
