/** Which way of writing times a column follows, judged by many of its values. */
import type { TimeForm } from "./rule-kinds.ts";
import { rewriteTime } from "./read-time.ts";

export type TimeGuess = {
  form: TimeForm;
  /** Whether a zone has to be said, because the times name none. */
  needsZone: boolean;
  /** The form that fits as well: day and month cannot be told apart by these values. */
  rival: TimeForm | null;
};

/** Epoch digits of times from 2005 to 2100, by form. */
const epochs: readonly { form: TimeForm; pattern: RegExp }[] = [
  { form: "seconds", pattern: /^\d{10}(\.\d+)?$/ },
  { form: "ms", pattern: /^\d{13}(\.\d+)?$/ },
  { form: "us", pattern: /^\d{16}$/ },
  { form: "ns", pattern: /^\d{19}$/ },
];
const walls: readonly TimeForm[] = ["local", "ymd", "dmy", "mdy", "ydm"];
const namesOffset = /(Z|UTC|GMT|[+-]\d\d:?\d\d)\s*$/i;
const isoLike = /^\s*\d{4}-\d\d-\d\d[T ]\d\d:\d\d/;

/** The form that nearly all values can be read in (`needed` is the share, 0–1), or null. */
export function guessTime(values: readonly string[], needed: number): TimeGuess | null {
  const reaches = (fits: number) => values.length > 0 && fits >= needed * values.length;
  for (const { form, pattern } of epochs) {
    if (reaches(values.filter((value) => pattern.test(value.trim())).length))
      return { form, needsZone: false, rival: null };
  }
  const countFits = (form: TimeForm) =>
    values.filter((value) => rewriteTime(value, form, "UTC") !== null).length;
  const fits = walls
    .filter((form) => form !== "local" || values.some((value) => isoLike.test(value)))
    .map((form) => ({ form, count: countFits(form) }))
    .filter(({ count }) => reaches(count))
    .toSorted((a, b) => b.count - a.count || walls.indexOf(a.form) - walls.indexOf(b.form));
  const best = fits[0];
  if (!best) return null;
  const rivals: Partial<Record<TimeForm, TimeForm>> = { dmy: "mdy", mdy: "dmy" };
  const rival = rivals[best.form];
  const hasRival =
    rival !== undefined && fits.some(({ form, count }) => form === rival && count === best.count);
  const bare = values.filter((value) => !namesOffset.test(value)).length;
  return { form: best.form, needsZone: bare > 0, rival: hasRival ? rival : null };
}
