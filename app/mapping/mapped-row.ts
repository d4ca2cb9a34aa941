/** Cells of a mapped row; a fault names the column as the file has it. */
import { parseInstant } from "#app/events/instant.ts";
import { rewriteTime } from "#app/quarantine/read-time.ts";
import { epochForms } from "#app/quarantine/rule-kinds.ts";
import { parseSafely } from "#app/sources/orders/exact-json.ts";
import { FieldFault, findField, idCut, isFields, type Fields } from "#app/sources/orders/fields.ts";
import type { Mapping } from "./mapping.ts";
import type { MappingField } from "./mapping-fields.ts";

const cutNumber = /^[+-]?\d+(?:\.\d+)?e\+?\d+$/i;

export type MappedRow = {
  /** A text that says something, or null; a number as it is written. */
  text: (field: MappingField) => string | null;
  require: (field: MappingField) => string;
  /** As `text`; an id that a spreadsheet has cut to 4.1E+18 is a fault. */
  id: (field: MappingField) => string | null;
  requireId: (field: MappingField) => string;
  /** What stands there, whatever it is. */
  value: (field: MappingField) => unknown;
  /** Epoch ms; `day` is put before it where the mapping has that column. */
  time: (field: MappingField) => number | null;
  requireTime: (field: MappingField) => number;
  /** The column's own name, for faults. */
  name: (field: MappingField) => string;
};

/** A value by the column's whole name, which may hold dots, else by its place in nested objects, also where one is a text of JSON. */
export function readCell(fields: Fields, column: string): unknown {
  if (Object.hasOwn(fields, column)) return fields[column];
  const told = findField(fields, column);
  return told === undefined && column.includes(".") ? findInJson(fields, column) : told;
}

/** What stands in a text of JSON, such as `content.text` of `{"content": "{\"text\": …}"}`. */
function findInJson(fields: Fields, column: string): unknown {
  for (let dot = column.indexOf("."); dot !== -1; dot = column.indexOf(".", dot + 1)) {
    const text = findField(fields, column.slice(0, dot));
    if (typeof text !== "string" || !text.trimStart().startsWith("{")) continue;
    try {
      const inner = parseSafely(text);
      return isFields(inner) ? readCell(inner, column.slice(dot + 1)) : undefined;
    } catch {
      return undefined;
    }
  }
  return undefined;
}

/** A text that says something, or null. */
export function readCellText(fields: Fields, column: string): string | null {
  const value = readCell(fields, column);
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  if (typeof value !== "string") return null;
  const text = value.trim();
  return text === "" ? null : text;
}

/** A time as the mapping says it is written, in epoch ms; throws a FieldFault of `column`. */
export function readMappedTime(
  text: string,
  { time, zone }: Pick<Mapping, "time" | "zone">,
  column: string,
): number {
  const written = rewriteTime(text, time, zone) ?? rewriteOther(text, { time, zone });
  if (written === null) throw new FieldFault(column, "not a time");
  const ms = parseInstant(JSON.parse(written), Number.POSITIVE_INFINITY);
  if (typeof ms === "string") throw new FieldFault(column, ms);
  return ms;
}

const magnitudes = [
  ["seconds", /^\d{10}(?:\.\d+)?$/],
  ["ms", /^\d{13}(?:\.\d+)?$/],
  ["us", /^\d{16}$/],
  ["ns", /^\d{19}$/],
] as const;

/** Epochs of another magnitude than the column's usual, and written times that name the year first, are no guess. */
function rewriteOther(text: string, { time, zone }: Pick<Mapping, "time" | "zone">): string | null {
  const epoch = magnitudes.find(([, pattern]) => pattern.test(text.trim()));
  if (epoch) return rewriteTime(text, epoch[0], zone);
  return epochForms.includes(time) || time === "local" ? rewriteTime(text, "ymd", zone) : null;
}

export function openRow(fields: Fields, mapping: Pick<Mapping, "columns" | "time" | "zone">): MappedRow {
  const { columns } = mapping;
  const name = (field: MappingField) => columns[field] ?? field;
  const value = (field: MappingField) => {
    const column = columns[field];
    return column === undefined ? undefined : readCell(fields, column);
  };
  const text = (field: MappingField) => {
    const column = columns[field];
    return column === undefined ? null : readCellText(fields, column);
  };
  const require = (field: MappingField) => {
    const told = text(field);
    if (told === null) throw new FieldFault(name(field), "is missing");
    return told;
  };
  const id = (field: MappingField) => {
    const told = text(field);
    if (told !== null && cutNumber.test(told)) throw new FieldFault(name(field), idCut);
    return told;
  };
  const time = (field: MappingField) => {
    const told = text(field);
    if (told === null || told === "0" || told === "-") return null;
    const day = field === "at" ? text("day") : null;
    return readMappedTime(day === null ? told : `${day} ${told}`, mapping, name(field));
  };
  return {
    ...{ name, value, text, require, id, time },
    requireId(field) {
      require(field);
      return id(field)!;
    },
    requireTime(field) {
      const at = time(field);
      if (at === null) throw new FieldFault(name(field), "is missing");
      return at;
    },
  };
}
