import type { Db } from "../connection.ts";

/** Keys of stores by id, each read once: a key never changes. */
export function createStoreNamer(db: Db): (ids: readonly number[]) => Promise<string[]> {
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
    return ids.flatMap((id) => known.get(id) ?? []);
  };
}
