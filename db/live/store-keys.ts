import type { Scope } from "#app/access/principal.ts";
import type { Db } from "../connection.ts";
import { renderScope } from "../queries/scope.ts";

export type StoreNamer = (ids: readonly number[]) => Promise<ReadonlyMap<number, string>>;

/** Keys of stores by id, each read once: a key never changes. */
export function createStoreNamer(db: Db): StoreNamer {
  const known = new Map<number, string>();
  return async (ids) => {
    const missing = ids.filter((id) => !known.has(id));
    if (missing.length > 0) {
      const rows = await db
        .selectFrom("stores")
        .select(["store_id", "key"])
        .where("store_id", "in", missing)
        .execute();
      for (const row of rows) known.set(row.store_id, row.key);
    }
    return known;
  };
}

/** Keys of the stores of a scope. */
export async function listStoreKeys(db: Db, scope: Scope): Promise<string[]> {
  const rows = await db
    .selectFrom("stores as s")
    .select("s.key")
    .where(renderScope(scope, "s.store_id"))
    .execute();
  return rows.map(({ key }) => key);
}
