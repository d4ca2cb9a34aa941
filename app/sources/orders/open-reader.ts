/** The reader of an order format: each record is a JSON text, read by itself. */
import { findValues, readSpans, type JsonNode } from "#app/quarantine/json-spans.ts";
import type { CustomerPlace, SourceOutput, SourceReader, WireRecord } from "../source-adapter.ts";
import { parseExactly } from "./exact-json.ts";
import { FieldFault, isFields, readText, type Fields } from "./fields.ts";
import { nameCustomer } from "./name-customer.ts";

export type OrderFormat = {
  read: (fields: Fields) => WireRecord[];
  /** Where a record has its customer: the first of these places that says something. */
  customerPlaces: readonly string[];
};

/** The customer of a record, by the first place that says something; a shop's `0` is a guest. */
export function findCustomerId(fields: Fields, places: readonly string[]): string | null {
  for (const place of places) {
    const id = readText(fields, place);
    if (id !== null && id !== "0") return nameCustomer(id);
  }
  return null;
}

export function openOrderReader({ read, customerPlaces }: OrderFormat): SourceReader {
  return {
    push: (text, line) => readRecord(text, line, read),
    end: () => [],
    findCustomer: (text) => findCustomerPlace(text, customerPlaces),
  };
}

function readRecord(text: string, line: number, read: OrderFormat["read"]): SourceOutput[] {
  let fields: unknown;
  try {
    fields = parseExactly(text);
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

function findCustomerPlace(text: string, places: readonly string[]): CustomerPlace | null {
  const root = readSpans(text);
  if (root?.kind !== "object") return null;
  for (const place of places) {
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
