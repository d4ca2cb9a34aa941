/** Fields that are plainly right, for events whose short way is a table: what `plain-message.ts` writes out for the most frequent. */
import { parseInstant } from "./instant.ts";
import { longestId, longestKey } from "./parse-fields.ts";
import { checkText } from "./parse-text.ts";
import { isPlainId, isPlainLabel } from "./plain-text.ts";

/** The field's value, or undefined when it takes a closer look. */
type ReadField = (value: unknown, now: number) => unknown;
/** Where a field of the wire format goes, and how it is read; `required` ones may not be null. */
export type PlainFields = ReadonlyMap<string, { to: string; read: ReadField; isRequired: boolean }>;

export function plainFields(
  required: Record<string, ReadField>,
  optional: Record<string, ReadField>,
  renamed: Record<string, string> = {},
): PlainFields {
  const list = (fields: Record<string, ReadField>, isRequired: boolean) =>
    Object.entries(fields).map(
      ([name, read]) => [name, { to: renamed[name] ?? name, read, isRequired }] as const,
    );
  return new Map([
    ...list({ id: readId, store: readKey, source: readKey, ...required }, true),
    ...list(optional, false),
  ]);
}

/** Writes a record's fields into an event; false when one of them takes a closer look. */
export function readPlainFields(
  record: Readonly<Record<string, unknown>>,
  fields: PlainFields,
  event: object,
  now: number,
): boolean {
  for (const name in record) {
    if (name === "type") continue;
    const field = fields.get(name);
    if (!field) return false;
    const value = record[name];
    if (value === null && !field.isRequired) continue;
    const read = field.read(value, now);
    if (read === undefined) return false;
    (event as Record<string, unknown>)[field.to] = read;
  }
  return true;
}

const readKey: ReadField = (value) => (isPlainId(value, longestKey) ? value : undefined);
export const readId: ReadField = (value) => (isPlainId(value, longestId) ? value : undefined);
export const readLabel: ReadField = (value) => (isPlainLabel(value) ? value : undefined);
export const readFlag: ReadField = (value) => (typeof value === "boolean" ? value : undefined);
export const readText: ReadField = (value) =>
  typeof value === "string" && checkText(value) === null ? value : undefined;

export const readInstant: ReadField = (value, now) => {
  if (typeof value !== "string" && typeof value !== "number") return undefined;
  const at = parseInstant(value, now);
  return typeof at === "number" ? at : undefined;
};

export function readOneOf(words: readonly string[]): ReadField {
  return (value) => (typeof value === "string" && words.includes(value) ? value : undefined);
}
