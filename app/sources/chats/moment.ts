/** Times as help desks write them: epochs of whatever unit, or a written time. */
import { FieldFault, readText, readTime, type Fields } from "../orders/fields.ts";

const number = /^[+-]?\d+(?:\.\d+)?$/;

/**
 * A time in epoch ms: seconds (with a fraction), milliseconds or microseconds by their magnitude, or a written time, in `zone`
 * where it names none (null refuses it). Null where the field says nothing, which 0 and -1 do too.
 */
export function readMoment(fields: Fields, place: string, zone: string | null): number | null {
  const text = readText(fields, place);
  if (text === null) return null;
  if (!number.test(text)) return readTime(fields, place, zone);
  const value = Number(text);
  if (value <= 0) return null;
  return Math.round(value >= 1e14 ? value / 1000 : value >= 1e11 ? value : value * 1000);
}

export function requireMoment(fields: Fields, place: string, zone: string | null): number {
  const at = readMoment(fields, place, zone);
  if (at === null) throw new FieldFault(place, "is missing");
  return at;
}
