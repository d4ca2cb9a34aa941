import { sql, type RawBuilder } from "kysely";

/** Column name → Postgres type of one row of a JSON parameter. */
export type Columns = Record<string, string>;

/**
 * `json_to_recordset(rows) as alias(column type, …)`: a whole batch as one parameter.
 * Column and type names come from code, never from input.
 */
export function recordSet(rows: readonly object[], alias: string, columns: Columns): RawBuilder<unknown> {
  const list = Object.entries(columns)
    .map(([name, type]) => `${name} ${type}`)
    .join(", ");
  const instants = listInstants(columns);
  const set = JSON.stringify(rows.map((row) => buildRecord(row, instants)));
  return sql`json_to_recordset(${set}::json) as ${sql.raw(`${alias}(${list})`)}`;
}

/** Instants are epoch ms. A missing field reads as null: leaving nulls out halves what is written, sent and parsed. */
function buildRecord(row: object, instants: readonly string[]): Record<string, unknown> {
  const kept: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(row)) if (value !== null) kept[name] = value;
  for (const name of instants) {
    const value = kept[name];
    if (typeof value === "number") kept[name] = new Date(value).toISOString();
  }
  return kept;
}

function listInstants(columns: Columns): string[] {
  return Object.keys(columns).filter((name) => columns[name] === "timestamptz");
}

/** A row as JSON that Postgres reads back by these columns. */
export function toRecord(row: object, columns: Columns): Record<string, unknown> {
  return buildRecord(row, listInstants(columns));
}

/** Values in the order of the columns as a row by their names. */
export function nameValues(columns: Columns, values: readonly unknown[]): Record<string, unknown> {
  return Object.fromEntries(Object.keys(columns).map((name, index) => [name, values[index]]));
}
