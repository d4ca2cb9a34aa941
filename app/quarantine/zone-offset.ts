/** From what a clock on the wall of a zone shows to how far that zone then is from UTC. */

const formats = new Map<string, Intl.DateTimeFormat>();
const hourMs = 3_600_000;

function getFormat(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat("en-US", {
      timeZone: zone,
      hourCycle: "h23",
      year: "numeric",
      month: "numeric",
      day: "numeric",
      hour: "numeric",
      minute: "numeric",
      second: "numeric",
    });
    formats.set(zone, format);
  }
  return format;
}

/** Milliseconds east of UTC at an instant; the cache holds for quarter hours, which no zone changes within. */
const offsets = new Map<string, number>();

function getOffset(zone: string, instant: number): number {
  const quarter = Math.floor(instant / (hourMs / 4));
  const key = `${zone} ${quarter}`;
  const known = offsets.get(key);
  if (known !== undefined) return known;
  const at = quarter * (hourMs / 4);
  const parts = getFormat(zone).formatToParts(at);
  const read = (type: Intl.DateTimeFormatPartTypes) =>
    Number(parts.find((part) => part.type === type)?.value);
  const wall = Date.UTC(
    read("year"),
    read("month") - 1,
    read("day"),
    read("hour"),
    read("minute"),
    read("second"),
  );
  const offset = wall - at;
  if (offsets.size > 100_000) offsets.clear();
  offsets.set(key, offset);
  return offset;
}

/**
 * Minutes east of UTC when the clock of a zone shows `wall` (as if it were UTC, epoch ms); of an hour that comes twice the
 * first counts. Null for a time the clock skips, and for offsets that are no whole minutes (before zones were).
 */
export function findOffset(zone: string, wall: number): number | null {
  const candidates = [getOffset(zone, wall - 24 * hourMs), getOffset(zone, wall + 24 * hourMs)];
  for (const offset of candidates.toSorted((a, b) => b - a)) {
    if (getOffset(zone, wall - offset) !== offset) continue;
    return offset % 60_000 === 0 ? offset / 60_000 : null;
  }
  return null;
}

/** 480 → "+08:00". */
export function writeOffset(minutes: number): string {
  const size = Math.abs(minutes);
  const pad = (value: number) => String(value).padStart(2, "0");
  return `${minutes < 0 ? "-" : "+"}${pad(Math.floor(size / 60))}:${pad(size % 60)}`;
}
