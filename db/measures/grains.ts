/** The rows each grain counts: where they come from and which day and hour they belong to. */
import { sql, type RawBuilder } from "kysely";
import type { Grain } from "#app/metrics/parts.ts";
import type { DimensionId } from "#app/metrics/dimensions.ts";
import { classifyFacts, type Window } from "./classified.ts";

type GrainColumns = { day: string; hour: string };

/** Volumes count by their own time: an escalation on the day of the first executed transfer, the rest by the start. */
export const grainColumns: Record<Grain, GrainColumns> = {
  conversation: { day: "start_day", hour: "start_hour" },
  escalation: { day: "escalated_day", hour: "escalated_hour" },
  rating: { day: "start_day", hour: "start_hour" },
};

/** `from` clause yielding classified rows as `c`, and `r` for ratings. `where` filters facts (`f`) and stores (`s`). */
export function grainRows(grain: Grain, window: Window, where: RawBuilder<unknown>): RawBuilder<unknown> {
  const facts = sql`conversation_facts f join stores s on s.store_id = f.store_id`;
  const only = grain === "escalation" ? sql`f.escalated_day is not null and ${where}` : where;
  const classified = sql`(${classifyFacts(window, facts, only)}) c`;
  return grain === "rating"
    ? sql`${classified} join rating_facts r on r.store_id = c.store_id and r.conversation_id = c.conversation_id`
    : classified;
}

/** The text of a dimension over classified rows `c`. */
export function renderFactDimension(dimension: DimensionId, grain: Grain): string {
  const { day, hour } = grainColumns[grain];
  switch (dimension) {
    case "store":
      return "c.store_key";
    case "hour":
      return `c.${hour}::text`;
    case "outcome":
      return "c.standing";
    case "handler":
      return "c.handler";
    case "source":
      return "c.source";
    case "channel":
    case "topic":
    case "reason":
    case "reason_group":
    case "agent":
      return `coalesce(c.${dimension}, '(unknown)')`;
    default:
      return renderDayDimension(dimension, `c.${day}`);
  }
}

/** Day, week (its Monday), month (YYYY-MM) or weekday (1 Monday – 7) of a date column, as text. */
export function renderDayDimension(dimension: "day" | "week" | "month" | "weekday", day: string): string {
  switch (dimension) {
    case "day":
      return `${day}::text`;
    case "week":
      return `date_trunc('week', ${day})::date::text`;
    case "month":
      return `to_char(${day}, 'YYYY-MM')`;
    case "weekday":
      return `extract(isodow from ${day})::int::text`;
  }
}
