import { bucketRatio, zeroBucket } from "#app/metrics/histogram.ts";
import type { DurationId } from "#app/metrics/parts.ts";

export const durationColumns: Record<DurationId, string> = {
  bot_first_response: "bot_first_response_ms",
  human_wait: "human_wait_ms",
  handle_time: "handle_time_ms",
};

/** SQL twin of `getBucket` (app/metrics/histogram.ts): the log-scale bucket of a column of milliseconds. */
export function renderBucket(column: string): string {
  const bucket = `greatest(0, ceil(ln(${column}::double precision) / ln(${bucketRatio}::double precision) - 1e-9))`;
  return `case when ${column} < 1 then ${zeroBucket} else ${bucket}::int end`;
}
