/** `COPY` of rows straight into a table, encoded while Postgres already stores the first of them. */
import { CompiledQuery } from "kysely";
import type { Trx } from "../connection.ts";
import { CopyData } from "../copy-client.ts";
import { encodeRows, isColumnType, type ColumnType } from "./row-encoder.ts";

type Columns = Readonly<Record<string, string>>;

/** Whether there is a binary form for all of these columns. */
export function canCopy(columns: Columns): boolean {
  return Object.values(columns).every(isColumnType);
}

/** Copies rows given as values in the order of the columns. No rows, no statement. */
export async function copyValues(
  trx: Trx,
  table: string,
  columns: Columns,
  rows: Iterable<readonly unknown[]>,
): Promise<void> {
  await copyEncoded(trx, table, columns, listBytes());
  function* listBytes() {
    const types = Object.values(columns) as ColumnType[];
    for (const { bytes } of encodeRows(types, rows, takeValues, null)) yield bytes;
  }
}

const takeValues = (values: readonly unknown[]) => values;

/** Copies rows that `encodeRows` has encoded. No bytes, no statement. */
export async function copyEncoded(
  trx: Trx,
  table: string,
  columns: Columns,
  chunks: Iterator<Buffer>,
): Promise<void> {
  const first = chunks.next();
  if (first.done) return;
  const statement = `copy "${table}" (${Object.keys(columns).join(", ")}) from stdin with (format binary)`;
  await trx.executeQuery(CompiledQuery.raw(statement, [new CopyData(prepend(first.value, chunks))]));
}

function* prepend(first: Buffer, rest: Iterator<Buffer>): Generator<Buffer> {
  yield first;
  for (let next = rest.next(); !next.done; next = rest.next()) yield next.value;
}
