/** The reader of an order format: each record is a JSON text, read by itself. */
import { openJsonReader } from "../json-reader.ts";
import { readText, type Fields } from "./fields.ts";
import { nameCustomer } from "./name-customer.ts";

/** The customer of a record, by the first place that says something; a shop's `0` is a guest. */
export function findCustomerId(fields: Fields, places: readonly string[]): string | null {
  for (const place of places) {
    const id = readText(fields, place);
    if (id !== null && id !== "0") return nameCustomer(id);
  }
  return null;
}

export const openOrderReader = openJsonReader;
