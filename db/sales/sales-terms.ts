/** SQL twins of the terms of app/sales, as text over columns named by code. */
import { countMinorDigits, listUnusualDigits } from "#app/money/currency.ts";
import { creditWindows, hourMs } from "#app/sales/windows.ts";
import type { OffsetSpan } from "#app/time/local-day.ts";

/** The local day of an instant, given the zone's offsets; ours rather than Postgres' own zones, as facts have their days from us. */
export function renderLocalDay(column: string, spans: readonly OffsetSpan[]): string {
  const shift = (span: OffsetSpan) => `interval '${span.offsetMs} milliseconds'`;
  const [first, ...changes] = spans as [OffsetSpan, ...OffsetSpan[]];
  const cases = changes
    .reverse()
    .map(
      (span) => `when ${column} >= '${new Date(span.from).toISOString()}'::timestamptz then ${shift(span)}`,
    );
  const offset = cases.length === 0 ? shift(first) : `case ${cases.join(" ")} else ${shift(first)} end`;
  return `((${column} + ${offset}) at time zone 'UTC')::date`;
}

/** A decimal amount in minor units of a currency, rounded where it has more decimals than that. */
export function renderMinorUnits(amount: string, currency: string): string {
  const byDigits = new Map<number, string[]>();
  for (const [code, digits] of listUnusualDigits()) {
    byDigits.set(digits, [...(byDigits.get(digits) ?? []), `'${code}'`]);
  }
  const cases = [...byDigits].map(
    ([digits, codes]) => `when ${currency} in (${codes.join(", ")}) then ${10 ** digits}`,
  );
  return `round(${amount} * case ${cases.join(" ")} else ${10 ** countMinorDigits("USD")} end)`;
}

/** Hours of a window that are asked for and not kept. */
export type AskedWindow = number | null;

/** The windows of a store, in hours; `own` is the column of its own. */
const windowsOf = (own: string, asked: AskedWindow) => [
  ...creditWindows.map(String),
  own,
  ...(asked === null ? [] : [String(Math.trunc(asked))]),
];

/** The smallest window of a store that a lag in ms lies in; null outside all of them. */
export function renderBand(lag: string, own: string, asked: AskedWindow): string {
  const cases = windowsOf(own, asked).map(
    (hours) => `case when ${lag} <= ${hours}::bigint * ${hourMs} then ${hours} end`,
  );
  return `least(${cases.join(", ")})`;
}

/** The longest window of a store that is over, begun at `start`, when data reach to `through`; 0 while none is. */
export function renderMatured(start: string, own: string, through: string, asked: AskedWindow): string {
  const cases = windowsOf(own, asked).map(
    (hours) => `case when ${start} + ${hours} * interval '1 hour' <= ${through} then ${hours} end`,
  );
  return `coalesce(greatest(${cases.join(", ")}), 0)`;
}

/** Who spoke before an order, from the columns of its fact. */
export function renderBucket(alias: string): string {
  return `case when ${alias}.conversation_id is null then 'silent'
    when ${alias}.is_bot_before and ${alias}.is_human_before then 'mixed'
    when ${alias}.is_bot_before then 'bot' else 'human' end`;
}
