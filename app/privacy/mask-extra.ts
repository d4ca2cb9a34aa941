/** Fields we have no name for: what their names or their texts show to be personal is masked, everything else stays. */
import { readFieldMeaning } from "./field-names.ts";
import type { Masker } from "./masker.ts";

/** The value masked; the same value if there is nothing to mask in it. `parent` is the field that holds it. */
export function maskValue(masker: Masker, value: unknown, field: string, parent: string | null): unknown {
  const meaning = readFieldMeaning(field, parent);
  if (meaning !== null && (typeof value === "string" || typeof value === "number")) {
    const text = String(value);
    // Shops know guests as customer 0: nobody.
    if (meaning === "customer" && text === "0") return value;
    // An order is called #1001 by some platforms, and no person.
    if (text === "" || (meaning === "name" && /\d/.test(text) && !text.startsWith("["))) return value;
    return meaning === "customer"
      ? masker.maskCustomer(text)
      : keepSame(value, masker.maskValue(meaning, text));
  }
  if (typeof value === "string") return masker.maskText(value);
  if (Array.isArray(value)) return maskList(masker, value, field, parent);
  if (typeof value !== "object" || value === null) return value;
  return maskFields(masker, value as Record<string, unknown>, field);
}

function keepSame(value: string | number, masked: string): unknown {
  return masked === String(value) ? value : masked;
}

function maskList(masker: Masker, list: unknown[], field: string, parent: string | null): unknown[] {
  let masked: unknown[] | null = null;
  for (const [index, item] of list.entries()) {
    const changed = maskValue(masker, item, field, parent);
    if (changed !== item) (masked ??= [...list])[index] = changed;
  }
  return masked ?? list;
}

/** An object with its fields masked; the same object if none had to be. */
export function maskFields<Fields extends Record<string, unknown>>(
  masker: Masker,
  fields: Fields,
  parent: string | null,
): Fields {
  let masked: Record<string, unknown> | null = null;
  for (const field of Object.keys(fields)) {
    const value = maskValue(masker, fields[field], field, parent);
    if (value === fields[field]) continue;
    // Without a prototype, a field called __proto__ is a field like any other.
    masked ??= Object.assign(Object.create(null) as Record<string, unknown>, fields);
    masked[field] = value;
  }
  return (masked as Fields | null) ?? fields;
}
