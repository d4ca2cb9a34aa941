/** Fields of a platform's record, read exactly; what cannot be read is a fault with the platform's own name of the field. */
import { parseInstant } from "#app/events/instant.ts";
import { parseDecimal, type Decimal } from "./decimal.ts";

export type Fields = Readonly<Record<string, unknown>>;

/** Why a record cannot be read, and in which of its fields. */
export class FieldFault extends Error {
  override name = "FieldFault";
  readonly field: string | null;
  readonly reason: string;

  constructor(field: string | null, reason: string) {
    super(reason);
    this.field = field;
    this.reason = reason;
  }
}

export function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** What stands at a dotted place, through objects only. */
export function findField(fields: Fields, place: string): unknown {
  if (!place.includes(".")) return Object.hasOwn(fields, place) ? fields[place] : undefined;
  let value: unknown = fields;
  for (const step of splitPlace(place))
    value = isFields(value) && Object.hasOwn(value, step) ? value[step] : undefined;
  return value;
}

/** Places are those that the adapters name: few, and asked for in every record. */
const stepsByPlace = new Map<string, readonly string[]>();

function splitPlace(place: string): readonly string[] {
  let steps = stepsByPlace.get(place);
  if (!steps) stepsByPlace.set(place, (steps = place.split(".")));
  return steps;
}

/** A text that says something, or null; a number as it is written. */
export function readText(fields: Fields, place: string): string | null {
  const value = findField(fields, place);
  if (typeof value === "number") return String(value);
  return typeof value === "string" && value.trim() !== "" ? value.trim() : null;
}

/** The objects of a list; none where there is no list. */
export function readList(fields: Fields, place: string): Fields[] {
  const value = findField(fields, place);
  return Array.isArray(value) ? value.filter(isFields) : [];
}

export function requireText(fields: Fields, place: string): string {
  const text = readText(fields, place);
  if (text === null) throw new FieldFault(place, "is missing");
  return text;
}

/** An id as it is written; one that a spreadsheet has cut to 4.1E+18 is none any more. */
export function requireId(fields: Fields, place: string): string {
  const id = requireText(fields, place);
  if (/^[+-]?\d+(?:\.\d+)?e\+?\d+$/i.test(id)) throw new FieldFault(place, idCut);
  return id;
}

export const idCut = "id cut to a power of ten: its digits are lost";

/** An amount; null where the field says nothing. */
export function readAmount(fields: Fields, place: string): Decimal | null {
  const text = readText(fields, place);
  if (text === null) return null;
  const amount = parseDecimal(text);
  if (!amount) throw new FieldFault(place, "not a decimal amount");
  return amount;
}

export function requireAmount(fields: Fields, place: string): Decimal {
  const amount = readAmount(fields, place);
  if (!amount) throw new FieldFault(place, "is missing");
  if (amount.units < 0n) throw new FieldFault(place, "negative amount");
  return amount;
}

const wallTime =
  /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})[T ]+(\d{1,2}):(\d{1,2})(?::(\d{1,2})(\.\d{1,9})?)?(?:\s*(Z|UTC|[+-]\d\d:?\d\d))?$/i;

/**
 * A time in epoch ms, null where the field says nothing. `zone` (`Z`, `+08:00`) is that of times that name none; null refuses
 * them.
 */
export function readTime(fields: Fields, place: string, zone: string | null): number | null {
  const text = readText(fields, place);
  if (text === null) return null;
  const match = wallTime.exec(text);
  if (!match) throw new FieldFault(place, "not a time");
  const [, year, month, day, hour, minute, second = "0", fraction = "", named] = match;
  const two = (part = "") => part.padStart(2, "0");
  const offset = named === undefined ? zone : named.toUpperCase() === "UTC" ? "Z" : named;
  const local = `${year}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}:${two(second)}${fraction}`;
  // Whether it lies in the future is for the gate to say, which knows the clock.
  const ms = parseInstant(`${local}${offset ?? ""}`, Number.POSITIVE_INFINITY);
  if (typeof ms === "string") throw new FieldFault(place, ms);
  return ms;
}

export function requireTime(fields: Fields, place: string, zone: string | null): number {
  const at = readTime(fields, place, zone);
  if (at === null) throw new FieldFault(place, "is missing");
  return at;
}
