import { sql, type RawBuilder } from "kysely";
import type { Scope } from "#app/access/principal.ts";

/** SQL condition that holds for rows of the stores of a scope, over a column with their ids such as `f.store_id`. */
export function renderScope(scope: Scope, column: string): RawBuilder<boolean> {
  if (scope.allStores) return sql<boolean>`true`;
  return sql<boolean>`${sql.ref(column)} = any(${[...scope.storeIds]}::int[])`;
}
