const oldest = Date.UTC(2005, 0, 1);
const dayMs = 86_400_000;
const isoWithOffset = /^(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d)(?::(\d\d)(\.\d{1,9})?)?(Z|[+-]\d\d:?\d\d)$/i;

/**
 * Reads a canonical time: ISO 8601 with an offset, or epoch milliseconds.
 * Returns epoch milliseconds, or the reason (lower case, ready to print) why it cannot be a time.
 * A time before 2005 or more than a day after `now` is impossible for a conversation log.
 */
export function parseInstant(value: unknown, now: number): number | string {
  const ms = typeof value === "number" ? value : typeof value === "string" ? parseIso(value) : NaN;
  if (typeof ms === "string") return ms;
  if (!Number.isFinite(ms)) return "not a time: expected ISO 8601 with an offset, or epoch milliseconds";
  if (ms < oldest) return "impossible time: before 2005 (epoch values must be milliseconds)";
  if (ms > now + dayMs) return "impossible time: more than a day in the future";
  return Math.trunc(ms);
}

function parseIso(text: string): number | string {
  const match = isoWithOffset.exec(text.trim());
  if (!match) {
    return /^\d{4}-\d\d-\d\d/.test(text) && !/(Z|[+-]\d\d:?\d\d)$/i.test(text)
      ? "time without an offset: add Z or +08:00"
      : "not a time: expected ISO 8601 with an offset, or epoch milliseconds";
  }
  const [, year, month, day] = match.map(Number) as [number, number, number, number];
  if (month < 1 || month > 12 || day < 1 || day > new Date(Date.UTC(year, month, 0)).getUTCDate()) {
    return "impossible time: no such date";
  }
  const ms = Date.parse(text.trim().replace(" ", "T"));
  return Number.isNaN(ms) ? "impossible time" : ms;
}
