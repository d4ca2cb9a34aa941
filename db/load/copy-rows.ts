import { CompiledQuery } from "kysely";
import type { Trx } from "../connection.ts";
import { CopyData } from "../copy-client.ts";
import { RowEncoder, type ColumnType } from "./row-encoder.ts";

/** Copies rows straight into a table. Values as `RowEncoder` takes them, by column name; absent ones are null. */
export async function copyRows(
  trx: Trx,
  table: string,
  columns: Readonly<Record<string, string>>,
  rows: Iterable<Readonly<Record<string, unknown>>>,
): Promise<void> {
  const names = Object.keys(columns);
  const encoder = new RowEncoder(Object.values(columns) as ColumnType[]);
  const values: unknown[] = [];
  for (const row of rows) {
    for (let index = 0; index < names.length; index++) values[index] = row[names[index]!];
    encoder.add(values);
  }
  if (encoder.rows === 0) return;
  await sendCopy(trx, table, names, encoder);
}

export async function sendCopy(
  trx: Trx,
  table: string,
  names: readonly string[],
  encoder: RowEncoder,
): Promise<void> {
  const statement = `copy "${table}" (${names.join(", ")}) from stdin with (format binary)`;
  await trx.executeQuery(CompiledQuery.raw(statement, [new CopyData(encoder.rows, encoder.finish())]));
}
