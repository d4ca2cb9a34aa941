/** The keys of programs and what a new one can be given. */
import type { Scope } from "#app/access/principal.ts";
import { listApiKeys } from "#db/access/api-keys.ts";
import type { Db } from "#db/connection.ts";
import { listStores } from "#db/queries/stores.ts";

/** Stores and regions by name. */
export async function loadScopeChoices(db: Db, scope: Scope) {
  const all = await listStores(db, scope);
  return {
    stores: all.map(({ storeId, key, name }) => ({ storeId, key, name })),
    regions: [...new Set(all.flatMap(({ region }) => region ?? []))].sort(),
  };
}

/** `importDb` for the keys, which pages cannot read. */
export async function loadKeysReport({ db, importDb, scope }: { db: Db; importDb: Db; scope: Scope }) {
  const [keys, choices] = await Promise.all([listApiKeys(importDb), loadScopeChoices(db, scope)]);
  const names = new Map(choices.stores.map(({ storeId, name }) => [storeId, name]));
  const rows = keys.map(({ storeIds, regions, ...key }) => ({
    ...key,
    stores: [...regions, ...storeIds.map((id) => names.get(id) ?? `#${id}`)],
  }));
  return { keys: rows, ...choices };
}
