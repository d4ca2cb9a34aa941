import type { Db } from "#db/connection.ts";
import { dumpFigures } from "./dump-figures.ts";

/** Figures without what an erasure takes: texts, the customer, and the names of conversations. */
export async function dumpCounted(db: Db): Promise<unknown> {
  const dump = JSON.parse(await dumpFigures(db)) as {
    facts: { key: string; fact: Record<string, unknown>; ratings: unknown }[];
    sales: [table: string, rows: string[]][];
  };
  const facts = dump.facts.map(({ key, fact, ratings }) =>
    JSON.stringify({ key, fact: { ...fact, opening_text: null, customer: null }, ratings }),
  );
  const sales = dump.sales.map(([table, rows]) => [table, rows.map(dropNames).sort()]);
  return { ...dump, facts: facts.sort(), sales };
}

/** A row of sales without the ids of its customer, order and conversation. */
function dropNames(row: string): string {
  return row.replace(/"(customer|external_id)": "[^"]*"/g, '"$1": "?"').replace(/\} \S*$/, "}");
}
