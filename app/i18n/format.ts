/** Numbers, times and days as each language writes them. */
import type { Day } from "#app/metrics/question.ts";
import type { Unit } from "#app/metrics/registry.ts";
import type { DayRange } from "#app/time/period.ts";
import type { Locale } from "./locale.ts";
import { formatCompactMoney, formatMoney } from "./money-format.ts";
import type { Translate } from "./translate.ts";

export type Format = ReturnType<typeof createFormat>;

const byteUnits = ["byte", "kilobyte", "megabyte", "gigabyte", "terabyte"] as const;

/** U+202F keeps "36.0 %" on one line; Chinese typography sets the sign without a space. */
const percentGap: Readonly<Record<Locale, string>> = { en: "\u202f", "zh-CN": "", "zh-TW": "" };

export function createFormat(locale: Locale, t: Translate) {
  const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
  const tenths = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const hundredths = new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  const short = new Intl.NumberFormat(locale, { notation: "compact", maximumFractionDigits: 1 });
  const dayOfYear = createDayFormat(locale, { day: "numeric", month: "short" });
  const fullDay = createDayFormat(locale, { day: "numeric", month: "short", year: "numeric" });
  const writesYearFirst = fullDay.formatToParts(0)[0]?.type === "year";
  const weekdayOf = createDayFormat(locale, { weekday: "short" });

  const count = (value: number): string => whole.format(value);
  /** 1.2 K, 1.2万. */
  const compact = (value: number): string => short.format(value);
  /** A share 0–1 as percent with one decimal. */
  const share = (value: number): string => `${tenths.format(value * 100)}${percentGap[locale]}%`;
  /** The number of a share without its sign, for ranges and columns that name the unit once. */
  const bareShare = (value: number): string => tenths.format(value * 100);
  /** A share 0–1 as whole percent, rounded down: 100 % means all of it. */
  const wholeShare = (value: number): string =>
    `${whole.format(Math.floor(value * 100))}${percentGap[locale]}%`;
  /** Percentage points of a difference of shares, without sign. */
  const points = (value: number): string =>
    t("change.points", { value: tenths.format(Math.abs(value) * 100) });

  /** A number of bytes in the largest unit that keeps it above one: 12.4 MB. */
  function bytes(value: number): string {
    const power = Math.min(byteUnits.length - 1, Math.floor(Math.log10(Math.max(1, value)) / 3));
    const digits = power === 0 || value / 1000 ** power >= 99.95 ? 0 : 1;
    return new Intl.NumberFormat(locale, {
      style: "unit",
      unit: byteUnits[power],
      unitDisplay: power === 0 ? "narrow" : "short",
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    }).format(value / 1000 ** power);
  }

  function duration(seconds: number): string {
    if (seconds < 9.95 && seconds % 1 !== 0) return t("duration.s", { s: tenths.format(seconds) });
    const total = Math.round(seconds);
    const [m, s] = [Math.floor(total / 60), total % 60];
    if (total < 60) return t("duration.s", { s });
    if (total < 3600) return s === 0 || m >= 20 ? t("duration.m", { m }) : t("duration.ms", { m, s });
    const hours = total / 3600;
    return hours < 48
      ? t("duration.h", { h: tenths.format(hours) })
      : t("duration.d", { d: tenths.format(hours / 24) });
  }

  const day = (value: Day): string => dayOfYear.format(toDate(value));
  const longDay = (value: Day): string => fullDay.format(toDate(value));
  const shortWeekday = (value: Day): string => weekdayOf.format(toDate(value));

  /** The year goes without saying where it is that of `now`, which stands near it; null: nothing near tells a year. */
  function dayRange({ from, to }: DayRange, now: Day | null): string {
    const [first, last, current] = [from, to, now].map((value) => value?.slice(0, 4));
    if (from === to) return longDay(from);
    if (first !== last) return `${longDay(from)} – ${longDay(to)}`;
    if (first === current) return `${day(from)} – ${day(to)}`;
    return writesYearFirst ? `${longDay(from)} – ${day(to)}` : `${day(from)} – ${longDay(to)}`;
  }

  /** An instant (epoch ms) on the clock of a store's time zone, with the zone's short name. */
  function dateTime(ms: number, timezone: string): string {
    return `${getDateTimeFormat(locale, timezone, "full").format(ms)} ${getZoneName(locale, timezone, ms)}`;
  }

  /** Day, month, hour and minute of an instant (epoch ms) on the clock of a time zone, for dense lists. */
  function shortTime(ms: number, timezone: string): string {
    return getDateTimeFormat(locale, timezone, "short").format(ms);
  }

  /** An instant (epoch ms) on the clock of a time zone: hours, minutes and seconds only. */
  function clock(ms: number, timezone: string): string {
    return getDateTimeFormat(locale, timezone, "clock").format(ms);
  }

  /** 9 → "09:00–10:00". */
  function hour(value: number): string {
    const pad = (n: number) => `${String(n).padStart(2, "0")}:00`;
    return `${pad(value)}–${pad((value + 1) % 24)}`;
  }

  /** A decimal amount of a currency, to its last minor unit. */
  const money = (amount: string, currency: string): string => formatMoney(locale, amount, currency);
  /** ¥1.2M, ¥123.4万. */
  const compactMoney = (amount: string | number, currency: string): string =>
    formatCompactMoney(locale, amount, currency);

  function value(unit: Unit, number: number): string {
    switch (unit) {
      case "count":
        return count(number);
      case "share":
        return share(number);
      case "seconds":
        return duration(number);
      case "turns":
        return tenths.format(number);
      case "agents":
        // The bot of a small store does the work of a part of a person.
        return (number < 0.995 ? hundredths : tenths).format(number);
    }
  }

  /** The size of a change, no sign: points for shares, else percent of the basis; beyond tenfold only "> 999 %". */
  function change(unit: Unit, number: number): string {
    if (unit === "share") return points(number);
    const size = Math.abs(number) * 100;
    if (size >= 999.5) return `>\u202f999${percentGap[locale]}%`;
    return `${(size >= 99.95 ? whole : tenths).format(size)}${percentGap[locale]}%`;
  }

  return {
    count,
    compact,
    share,
    bareShare,
    wholeShare,
    bytes,
    points,
    duration,
    day,
    longDay,
    shortWeekday,
    dayRange,
    dateTime,
    shortTime,
    clock,
    hour,
    money,
    compactMoney,
    value,
    change,
  };
}

const toDate = (day: Day): Date => new Date(`${day}T00:00:00Z`);

function createDayFormat(locale: Locale, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(locale === "en" ? "en-GB" : locale, { ...options, timeZone: "UTC" });
}

/** Behind the clock in every language; left to itself, Chinese puts it between day and clock. */
function getZoneName(locale: Locale, timezone: string, ms: number): string {
  const parts = getDateTimeFormat(locale, timezone, "zone").formatToParts(ms);
  return parts.find(({ type }) => type === "timeZoneName")?.value ?? timezone;
}

const dateTimeFormats = new Map<string, Intl.DateTimeFormat>();
const timeStyles = {
  full: { day: "numeric", month: "short", year: "numeric" },
  zone: { timeZoneName: "short" },
  short: { day: "numeric", month: "short" },
  clock: { second: "2-digit" },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

function getDateTimeFormat(
  locale: Locale,
  timeZone: string,
  style: keyof typeof timeStyles,
): Intl.DateTimeFormat {
  const key = `${locale} ${timeZone} ${style}`;
  let format = dateTimeFormats.get(key);
  if (!format) {
    format = new Intl.DateTimeFormat(locale === "en" ? "en-GB" : locale, {
      ...timeStyles[style],
      hour: "2-digit",
      minute: "2-digit",
      hourCycle: "h23",
      timeZone,
    });
    dateTimeFormats.set(key, format);
  }
  return format;
}
