const quarterMs = 900_000;
const formatters = new Map<string, Intl.DateTimeFormat>();
const offsets = new Map<string, Map<number, number>>();

/** Milliseconds a zone is ahead of UTC at an instant; zones only change on quarter hours. */
function getOffsetMs(timezone: string, ms: number): number {
  let known = offsets.get(timezone);
  if (!known) offsets.set(timezone, (known = new Map()));
  const quarter = Math.floor(ms / quarterMs);
  let offset = known.get(quarter);
  if (offset === undefined) {
    offset = readOffsetMs(timezone, quarter * quarterMs);
    if (known.size > 50_000) known.clear();
    known.set(quarter, offset);
  }
  return offset;
}

function readOffsetMs(timezone: string, ms: number): number {
  let formatter = formatters.get(timezone);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat("en-US", {
      timeZone: timezone,
      hourCycle: "h23",
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
      hour: "2-digit",
      minute: "2-digit",
      second: "2-digit",
    });
    formatters.set(timezone, formatter);
  }
  const part: Record<string, number> = {};
  for (const { type, value } of formatter.formatToParts(ms)) part[type] = Number(value);
  return Date.UTC(part.year!, part.month! - 1, part.day, part.hour, part.minute, part.second) - ms;
}

/** The calendar day (YYYY-MM-DD) and hour (0–23) of an instant (epoch ms) in an IANA time zone. */
export function getLocalTime(timezone: string, ms: number): { day: string; hour: number } {
  const local = new Date(ms + getOffsetMs(timezone, ms));
  return { day: local.toISOString().slice(0, 10), hour: local.getUTCHours() };
}

/** From an instant on (epoch ms), a zone is so many milliseconds ahead of UTC. */
export type OffsetSpan = { from: number; offsetMs: number };

const stepMs = 86_400_000;

/** The offsets a zone has from one instant to another, the first of them from the very first instant on. */
export function listOffsets(timezone: string, fromMs: number, toMs: number): OffsetSpan[] {
  const spans: OffsetSpan[] = [{ from: fromMs, offsetMs: getOffsetMs(timezone, fromMs) }];
  for (let at = fromMs; at < toMs;) {
    const next = Math.min(at + stepMs, toMs);
    const offsetMs = getOffsetMs(timezone, next);
    if (offsetMs !== spans.at(-1)!.offsetMs) {
      spans.push({ from: findChange(timezone, at, next, offsetMs), offsetMs });
    }
    at = next;
  }
  return spans;
}

/** The first instant at which a zone has the offset that it has at `after` and not at `before`. */
function findChange(timezone: string, before: number, after: number, offsetMs: number): number {
  let low = Math.floor(before / quarterMs);
  let high = Math.floor(after / quarterMs);
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    if (getOffsetMs(timezone, middle * quarterMs) === offsetMs) high = middle;
    else low = middle;
  }
  return high * quarterMs;
}
