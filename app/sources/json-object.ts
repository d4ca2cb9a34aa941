/** One record's JSON text, read exactly, and faults told in its line. */
import { parseExactly } from "./orders/exact-json.ts";
import { FieldFault, isFields, type Fields } from "./orders/fields.ts";
import type { SourceOutput } from "./source-adapter.ts";

/** The record's fields with every number as text. Throws a FieldFault for what is no JSON object. */
export function readJsonObject(text: string): Fields {
  let value: unknown;
  try {
    value = parseExactly(text);
  } catch {
    throw new FieldFault(null, "not JSON");
  }
  if (!isFields(value)) throw new FieldFault(null, "not a JSON object");
  return value;
}

/** What `read` gives, or the fault it throws as the fate of `line`; `within` is the place its fields stand at. */
export function catchFault(line: number, read: () => SourceOutput[], within = ""): SourceOutput[] {
  try {
    return read();
  } catch (fault) {
    if (!(fault instanceof FieldFault)) throw fault;
    const field = fault.field === null ? within.replace(/\.$/, "") || null : `${within}${fault.field}`;
    return [{ line, reason: fault.reason, field }];
  }
}
