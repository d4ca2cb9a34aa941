/** What the effect of an edit is worked out of: how conversations of a topic went, day by day. Pure numbers, no texts. */

/** Matured, engaged conversations that began on one local day: how many, and how many of them were verified as resolved. */
export type DayCount = { resolved: number; total: number };

/** Counts of one topic in one store, by day number (days since 1970, the store's local days); days without any are absent. */
export type TopicDays = ReadonlyMap<number, DayCount>;

/** Days from `from` to before `to`. */
export type Span = { from: number; to: number };

/** Sum over a span. */
export function sumSpan(days: TopicDays, { from, to }: Span): DayCount {
  let [resolved, total] = [0, 0];
  for (let day = from; day < to; day++) {
    const count = days.get(day);
    if (!count) continue;
    resolved += count.resolved;
    total += count.total;
  }
  return { resolved, total };
}
