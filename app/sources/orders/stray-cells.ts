import { stray } from "../csv-row.ts";
import { FieldFault, type Fields } from "./fields.ts";

/** Refuses a row that has more cells than the header has columns: a separator or quote has torn it, and nothing in it is sure. */
export function refuseStrayCells(row: Fields): void {
  for (const name of Object.keys(row)) {
    if (stray.test(name)) throw new FieldFault(name, "more cells than the header has columns");
  }
}
