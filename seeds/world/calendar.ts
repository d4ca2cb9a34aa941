/** The world's time: 120 store-local days, and local clocks that know their zone's offset at every moment. */

export const minuteMs = 60_000;
export const hourMs = 3_600_000;
export const dayMs = 86_400_000;

export const firstDay = "2026-07-21";
export const lastDay = "2026-11-17";

export type ZoneName = "Asia/Shanghai" | "America/New_York";

export type ZoneClock = {
  /** Minutes east of UTC at this moment. */
  offsetMinutes: (at: number) => number;
  /** ISO 8601 in local time with offset and milliseconds. */
  iso: (at: number) => string;
  /** The local calendar day, `YYYY-MM-DD`. */
  day: (at: number) => string;
  /** 0 (Sunday) to 6, and the minute since local midnight. */
  weekday: (at: number) => number;
  minuteOfDay: (at: number) => number;
  /** Epoch milliseconds of a local day and minute of day. */
  instant: (day: string, minuteOfDay: number) => number;
};

const clocks = new Map<ZoneName, ZoneClock>();

/** The clock of a zone; made once, because asking Intl for an offset is slow. */
export function getZoneClock(zone: ZoneName): ZoneClock {
  const known = clocks.get(zone);
  if (known) return known;
  const clock = createZoneClock(zone);
  clocks.set(zone, clock);
  return clock;
}

function createZoneClock(zone: ZoneName): ZoneClock {
  const format = new Intl.DateTimeFormat("en-US", { timeZone: zone, timeZoneName: "longOffset" });
  const offsets = new Map<number, number>();
  const dayNames = new Map<number, string>();

  // Both zones change their offset on whole hours of UTC, so one look-up an hour is exact.
  const offsetMinutes = (at: number) => {
    const hour = Math.floor(at / hourMs);
    let offset = offsets.get(hour);
    if (offset === undefined) {
      offset = parseOffset(
        format.formatToParts(hour * hourMs).find((part) => part.type === "timeZoneName")!.value,
      );
      offsets.set(hour, offset);
    }
    return offset;
  };
  const local = (at: number) => at + offsetMinutes(at) * minuteMs;
  const dayName = (index: number) => {
    let name = dayNames.get(index);
    if (name === undefined) {
      name = new Date(index * dayMs).toISOString().slice(0, 10);
      dayNames.set(index, name);
    }
    return name;
  };

  return {
    offsetMinutes,
    iso: (at) => {
      const offset = offsetMinutes(at);
      const wall = at + offset * minuteMs;
      const index = Math.floor(wall / dayMs);
      return `${dayName(index)}T${clockText(wall - index * dayMs)}${offsetText(offset)}`;
    },
    day: (at) => dayName(Math.floor(local(at) / dayMs)),
    weekday: (at) => (Math.floor(local(at) / dayMs) + 4) % 7,
    minuteOfDay: (at) => Math.floor((((local(at) % dayMs) + dayMs) % dayMs) / minuteMs),
    instant: (day, minuteOfDay) => {
      const wall = Date.parse(`${day}T00:00:00Z`) + minuteOfDay * minuteMs;
      const guess = wall - offsetMinutes(wall) * minuteMs;
      return wall - offsetMinutes(guess) * minuteMs;
    },
  };
}

/** `GMT-04:00` → -240; plain `GMT` is 0. */
function parseOffset(name: string): number {
  const match = /([+-])(\d\d):(\d\d)$/.exec(name);
  if (!match) return 0;
  return (match[1] === "-" ? -1 : 1) * (Number(match[2]) * 60 + Number(match[3]));
}

const two = Array.from({ length: 60 }, (_, value) => String(value).padStart(2, "0"));

function clockText(msOfDay: number): string {
  const seconds = Math.floor(msOfDay / 1000);
  const millis = String(1000 + (msOfDay - seconds * 1000)).slice(1);
  return `${two[Math.floor(seconds / 3600)]}:${two[Math.floor(seconds / 60) % 60]}:${two[seconds % 60]}.${millis}`;
}

function offsetText(minutes: number): string {
  const size = Math.abs(minutes);
  return `${minutes < 0 ? "-" : "+"}${two[Math.floor(size / 60)]}:${two[size % 60]}`;
}

/** Every local day of the world, in order. */
export function listWorldDays(): string[] {
  const days: string[] = [];
  for (let at = Date.parse(`${firstDay}T00:00:00Z`); at <= Date.parse(`${lastDay}T00:00:00Z`); at += dayMs) {
    days.push(new Date(at).toISOString().slice(0, 10));
  }
  return days;
}
