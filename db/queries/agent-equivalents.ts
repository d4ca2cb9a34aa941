/** How many agents the bot does the work of, split by dimensions. */
import type { DimensionId } from "#app/metrics/dimensions.ts";
import type { Selection } from "#app/metrics/question.ts";
import { addDays, getWeekday, listDays } from "#app/time/day.ts";
import { countAgentEquivalents } from "#app/training/agent-equivalents.ts";
import type { Db } from "../connection.ts";
import { readProductiveMinutes } from "../training/trainer-rules.ts";
import { countParts } from "./count-parts.ts";
import { sumHandled } from "./sum-handled.ts";

/** Days at least over which handle time is measured, up to the end of the period. */
export const measuredDays = 30;

/** One row for each combination of dimension values with a durable resolution; agents are null where no topic of it is measured. */
export async function findAgentEquivalents(
  db: Db,
  selection: Selection,
  dimensions: readonly DimensionId[],
): Promise<{ dimensions: string[]; agents: number | null }[]> {
  const earliest = addDays(selection.to, 1 - measuredDays);
  const from = selection.from < earliest ? selection.from : earliest;
  const split = [...new Set<DimensionId>([...dimensions, "store", "topic"])];
  const stores = await db.selectFrom("stores").select("store_id").execute();
  const storeIds = stores.map(({ store_id: id }) => id);
  const [rows, times, { minutes: productiveMinutes }] = await Promise.all([
    countParts(db, "conversation", ["outcome_durable"], selection, split),
    sumHandled(db, { scope: selection.scope, storeIds, from, to: selection.to }),
    readProductiveMinutes(db),
  ]);
  const measured = new Map(times.map((time) => [JSON.stringify([time.store, time.topic]), time]));
  const [storeAt, topicAt] = [split.indexOf("store"), split.indexOf("topic")];
  const groups = new Map<string, typeof rows>();
  for (const row of rows) {
    const key = JSON.stringify(row.dimensions.slice(0, dimensions.length));
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  const days = listDays(selection.from, selection.to);
  return [...groups.values()].flatMap((own) => {
    const efforts = own.flatMap(({ dimensions: values, counters }) => {
      const [store = "", topic = ""] = [values[storeAt], values[topicAt]];
      const resolved = counters.outcome_durable ?? 0;
      const { handled = 0, handleMs = 0 } = measured.get(JSON.stringify([store, topic])) ?? {};
      return resolved === 0 ? [] : [{ store, topic, resolved, handled, handleMs }];
    });
    if (efforts.length === 0) return [];
    const values = own[0]!.dimensions.slice(0, dimensions.length);
    const counted = days.filter((day) => isWithin(day, dimensions, values)).length;
    return [
      {
        dimensions: values,
        agents: countAgentEquivalents(efforts, { days: counted, productiveMinutes }).agents,
      },
    ];
  });
}

/** Whether a day is among those a row stands for: an agent-equivalent is one at work on each of them. */
function isWithin(day: string, dimensions: readonly DimensionId[], values: readonly string[]): boolean {
  return dimensions.every((dimension, index) => {
    const value = values[index];
    if (dimension === "day") return day === value;
    if (dimension === "week") return addDays(day, 1 - getWeekday(day)) === value;
    if (dimension === "month") return day.slice(0, 7) === value;
    return dimension === "weekday" ? String(getWeekday(day)) === value : true;
  });
}
