/** Times as other systems write them, rewritten as a canonical time without losing a digit that counts. */
import type { TimeForm } from "./rule-kinds.ts";
import { findOffset, writeOffset } from "./zone-offset.ts";

/** Digits after which an epoch value is in milliseconds, by form. */
const epochShift = { seconds: 3, ms: 0, us: -3, ns: -6 } as const;

const clock =
  /^[T ,]*(?:(上午|下午|早上|中午|晚上)?\s*(\d{1,2})[:：时點点](\d{1,2})(?:(?:[:：]|分)(\d{1,2}))?秒?(\.\d{1,9})?\s*([ap]\.?m\.?)?)?\s*$/i;
const dates: Readonly<Record<"year" | "day", RegExp>> = {
  year: /^\s*(\d{4})(?:[-/.]|年\s*)(\d{1,2})(?:[-/.]|月\s*)(\d{1,2})\s*日?/,
  day: /^\s*(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})/,
};
const compact = /^\s*(\d{4})(\d\d)(\d\d)[T ]?(\d\d)(\d\d)(\d\d)?\s*$/;

type Wall = { year: number; month: number; day: number; hour: number; minute: number; second: string };

function readClock(text: string): Pick<Wall, "hour" | "minute" | "second"> | null {
  const match = clock.exec(text);
  if (!match) return null;
  const [, part, hours, minutes, seconds, fraction, half] = match;
  if (hours === undefined) return text.trim() === "" ? { hour: 0, minute: 0, second: "00" } : null;
  let hour = Number(hours);
  const isAfternoon = /^p/i.test(half ?? "") || part === "下午" || part === "晚上";
  const isMorning = /^a/i.test(half ?? "") || part === "上午" || part === "早上";
  if (isAfternoon && hour < 12) hour += 12;
  if (isMorning && hour === 12) hour = 0;
  return { hour, minute: Number(minutes), second: `${(seconds ?? "0").padStart(2, "0")}${fraction ?? ""}` };
}

function readWall(text: string, form: TimeForm): Wall | null {
  const packed = compact.exec(text);
  if (packed && (form === "local" || form === "ymd")) {
    const [, year, month, day, hour, minute, second = "00"] = packed.map(String);
    return {
      year: Number(year),
      month: Number(month),
      day: Number(day),
      hour: Number(hour),
      minute: Number(minute),
      second: second === "undefined" ? "00" : second,
    };
  }
  const isYearFirst = form === "local" || form === "ymd" || form === "ydm";
  const match = dates[isYearFirst ? "year" : "day"].exec(text);
  if (!match) return null;
  const time = readClock(text.slice(match[0].length));
  if (!time) return null;
  const [first, second, third] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (form === "ydm") return { year: first, day: second, month: third, ...time };
  if (form === "dmy") return { day: first, month: second, year: third, ...time };
  if (form === "mdy") return { month: first, day: second, year: third, ...time };
  return { year: first, month: second, day: third, ...time };
}

/** Moves the decimal point of an epoch value; below a millisecond is cut off, as the canonical time does. */
function shiftEpoch(text: string, shift: number): string | null {
  const match = /^\s*(\d+)(?:\.(\d+))?\s*$/.exec(text);
  if (!match) return null;
  const [, whole = "", fraction = ""] = match;
  const digits = shift >= 0 ? whole + fraction.padEnd(shift, "0").slice(0, shift) : whole.slice(0, shift);
  const ms = digits.replace(/^0+(?=\d)/, "");
  return ms === "" || ms.length > 15 ? null : ms;
}

/**
 * JSON for the canonical time that `text` (a text's content, or a number as written) means in a form and zone: epoch
 * milliseconds as a number, else ISO 8601 with the offset. A time that names its own offset keeps it. Null if it cannot be read so.
 */
export function rewriteTime(text: string, form: TimeForm, zone: string | null): string | null {
  if (form === "seconds" || form === "ms" || form === "us" || form === "ns") {
    return shiftEpoch(text, epochShift[form]);
  }
  const named = /^(.*\d)\s*(Z|UTC|GMT|[+-]\d\d:?\d\d)\s*$/i.exec(text);
  const offsetText = named && /:|\d{14}/.test(named[1]!) ? named[2]! : null;
  const wall = readWall(offsetText === null ? text : named![1]!, form);
  if (!wall || (zone === null && offsetText === null)) return null;
  const { year, month, day, hour, minute, second } = wall;
  const ms = Date.UTC(year, month - 1, day, hour, minute, Number(second.slice(0, 2)));
  const isReal =
    new Date(ms).getUTCMonth() === month - 1 && hour < 24 && minute < 60 && Number(second.slice(0, 2)) < 60;
  if (!isReal) return null;
  const pad = (value: number, size = 2) => String(value).padStart(size, "0");
  const local = `${pad(year, 4)}-${pad(month)}-${pad(day)}T${pad(hour)}:${pad(minute)}:${second}`;
  if (offsetText !== null) return `"${local}${/^[+-]/.test(offsetText) ? offsetText : "Z"}"`;
  const offset = findOffset(zone!, ms);
  return offset === null ? null : `"${local}${writeOffset(offset)}"`;
}
