import { CompiledQuery } from "kysely";
import type { Trx } from "./connection.ts";
import { Together } from "./pipeline-client.ts";

/** As `sql` and query builders of Kysely make them. */
type Statement = { compile: (trx: Trx) => CompiledQuery };
type RowsOf<One> = One extends { compile: (trx: Trx) => CompiledQuery<infer Row> } ? Row[] : never;

/**
 * Runs statements of a transaction in their order, sent in one go: none of them may need what another one answers, though each
 * sees what those before it did. Returns the rows of each; throws the first failure.
 */
export async function runTogether<const Statements extends readonly Statement[]>(
  trx: Trx,
  ...statements: Statements
): Promise<{ -readonly [Index in keyof Statements]: RowsOf<Statements[Index]> }> {
  const queries = statements.map((statement) => statement.compile(trx));
  const { rows } = await trx.executeQuery(CompiledQuery.raw("several statements", [new Together(queries)]));
  return rows as { -readonly [Index in keyof Statements]: RowsOf<Statements[Index]> };
}
