/** The reader of a format whose records are JSON objects, each read by itself. */
import { findValues, readSpans, type JsonNode } from "#app/quarantine/json-spans.ts";
import { parseSafely } from "./orders/exact-json.ts";
import { FieldFault, isFields, type Fields } from "./orders/fields.ts";
import { nameCustomer } from "./orders/name-customer.ts";
import type { CustomerPlace, SourceOutput, SourceReader, WireRecord } from "./source-adapter.ts";

export type JsonFormat = {
  /** The wire records of one record; throws a FieldFault for one that cannot be read. Numbers come as `parseSafely` has them. */
  read: (fields: Fields) => WireRecord[];
  /** Where a record has its customer: the first of these places that says something. */
  customerPlaces: readonly string[] | ((fields: Fields) => readonly string[]);
};

export function openJsonReader({ read, customerPlaces }: JsonFormat): SourceReader {
  return {
    push: (text, line) => readRecord(text, line, read),
    end: () => [],
    findCustomer: (text) => findCustomerPlace(text, customerPlaces),
  };
}

function readRecord(text: string, line: number, read: JsonFormat["read"]): SourceOutput[] {
  let fields: unknown;
  try {
    fields = parseSafely(text);
  } catch {
    return [{ line, reason: "not JSON", field: null }];
  }
  if (!isFields(fields)) return [{ line, reason: "not a JSON object", field: null }];
  try {
    return read(fields).map((record) => ({ line, record }));
  } catch (fault) {
    if (fault instanceof FieldFault) return [{ line, reason: fault.reason, field: fault.field }];
    throw fault;
  }
}

function findCustomerPlace(text: string, places: JsonFormat["customerPlaces"]): CustomerPlace | null {
  const root = readSpans(text);
  if (root?.kind !== "object") return null;
  for (const place of typeof places === "function" ? places(parseSafely(text) as Fields) : places) {
    for (const node of findValues(root, place)) {
      const id = readScalarText(text, node);
      if (id !== "" && id !== "0") return [node.start, node.end, nameCustomer(id)];
    }
  }
  return null;
}

function readScalarText(text: string, node: JsonNode): string {
  const written = text.slice(node.start, node.end);
  if (node.kind === "text") return (JSON.parse(written) as string).trim();
  return node.kind === "number" ? written : "";
}
