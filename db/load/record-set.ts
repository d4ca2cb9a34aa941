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
  return sql`json_to_recordset(${JSON.stringify(rows.map(dropNulls))}::json) as ${sql.raw(`${alias}(${list})`)}`;
}

/** A missing field reads as null: leaving nulls out halves what is written, sent and parsed. */
function dropNulls(row: object): Record<string, unknown> {
  const kept: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(row)) if (value !== null) kept[name] = value;
  return kept;
}
