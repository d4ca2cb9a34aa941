/** The zod types of single wire fields. Every message is a stable, short reason fit for counting. */
import { z } from "zod";
import { checkAmount } from "#app/money/amount.ts";
import { isCurrency, mostMinorDigits } from "#app/money/currency.ts";
import { parseInstant } from "./instant.ts";

export const longestId = 512;
// Store, source and id share one index entry, which Postgres limits to 2,704 bytes.
export const longestKey = 128;

/** An error for zod: "is missing" for an absent field, else the given reason. */
function unless(reason: string) {
  return (issue: { input?: unknown }) =>
    issue.input === undefined || issue.input === null ? "is missing" : reason;
}

const idError = (issue: { input?: unknown }) =>
  typeof issue.input === "number"
    ? "must be a string: numbers above 2^53 lose digits"
    : unless("must be a string")(issue);

function idOf(longest: number) {
  return z
    .string({ error: idError })
    .regex(/\S/, "is empty")
    .max(longest, `longer than ${longest} characters`);
}

export const id = idOf(longestId);
export const key = idOf(longestKey);
/** A short name that is grouped and filtered by: topic, channel, team. */
export const label = z
  .string({ error: unless("must be a string") })
  .max(longestId, `longer than ${longestId} characters`);
/** Free text of any length. */
export const text = z.string({ error: unless("must be a string") });
export const flag = z.boolean({ error: unless("must be true or false") });
const number = z.number({ error: unless("must be a number") });
/** JSON.parse has already rounded what is beyond 2^53. */
export const figure = number.refine(
  (value) => !Number.isInteger(value) || Number.isSafeInteger(value),
  "integer beyond 2^53 loses digits",
);
export const share = number.min(0, "must be from 0 to 1").max(1, "must be from 0 to 1");
export const hours = figure
  .int("must be a whole number")
  .positive("must be above 0")
  .max(8_784, "longer than a year");

export function oneOf<const Words extends readonly [string, ...string[]]>(words: Words) {
  return z.enum(words, { error: unless(`must be one of ${words.join(", ")}`) });
}

export function listOf<Item extends z.ZodType>(item: Item) {
  return z.array(item, { error: unless("must be a list") });
}

let now = 0;

/** Sets the "now" that `instant` judges by; the parse that follows must be synchronous. */
export function setClock(ms: number): void {
  now = ms;
}

/** A canonical time; comes out as epoch milliseconds. */
export const instant = z.unknown().transform((value, context) => {
  if (typeof value === "string" || typeof value === "number") {
    const parsed = parseInstant(value, now);
    if (typeof parsed === "number") return parsed;
    context.issues.push({ code: "custom", message: parsed, input: value });
    return z.NEVER;
  }
  const message = value === undefined || value === null ? "is missing" : "not a time";
  context.issues.push({ code: "custom", message, input: value });
  return z.NEVER;
});

/** An integer, or a time (then in epoch milliseconds): what orders two tellings of one event. */
export const version = z.unknown().transform((value, context) => {
  if (typeof value === "number" && Number.isSafeInteger(value)) return value;
  const parsed = typeof value === "string" ? parseInstant(value, now) : "must be an integer or a time";
  if (typeof parsed === "number") return parsed;
  context.issues.push({ code: "custom", message: parsed, input: value });
  return z.NEVER;
});

export const currency = z
  .string({ error: unless("must be a string") })
  .refine(isCurrency, "not an ISO 4217 currency");

/** A decimal string; how many decimals its currency allows is judged where the currency is known. */
export const amount = z.unknown().transform((value, context) => {
  const refusal = checkAmount(value, mostMinorDigits);
  if (refusal === null) return value as string;
  context.issues.push({ code: "custom", message: refusal, input: value });
  return z.NEVER;
});

const zones = new Map<string, boolean>();

// Intl also takes ICU's three-letter names (CST, IST, BST), which mean several places.
function isTimeZone(name: string): boolean {
  const seen = zones.get(name);
  if (seen !== undefined) return seen;
  let valid = name.includes("/") || name === "UTC" || name === "GMT";
  try {
    if (valid) new Intl.DateTimeFormat("en", { timeZone: name });
  } catch {
    valid = false;
  }
  if (zones.size < 1000) zones.set(name, valid);
  return valid;
}

export const timeZone = z
  .string({ error: unless("must be a string") })
  .refine(isTimeZone, "not an IANA time zone");

/** A calendar day `YYYY-MM-DD`; Postgres has no year 0. */
export const day = z.iso
  .date({ error: unless("not a day: expected YYYY-MM-DD") })
  .regex(/^(19|20)/, "impossible day");
