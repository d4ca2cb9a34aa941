/** Mappings kept by name, of one store each. */
import { sql } from "kysely";
import type { Scope } from "#app/access/principal.ts";
import type { Mapping } from "#app/mapping/mapping.ts";
import type { MappedStore } from "#app/mapping/mapped-adapter.ts";
import type { Db } from "../connection.ts";
import { renderScope } from "../queries/scope.ts";

export type Preset = {
  presetId: number;
  store: MappedStore & { name: string; storeId: number };
  mapping: Mapping;
  /** Epoch ms. */
  updatedAt: number;
};

function selectPresets(db: Db) {
  return db
    .selectFrom("mapping_presets as p")
    .innerJoin("stores as s", "s.store_id", "p.store_id")
    .select([
      "p.preset_id as presetId",
      "p.mapping",
      "p.updated_at as updatedAt",
      "s.store_id as storeId",
      "s.key",
      "s.name",
      "s.currency",
    ]);
}

type Row = Awaited<ReturnType<ReturnType<typeof selectPresets>["execute"]>>[number];

function readRow({ presetId, mapping, updatedAt, ...store }: Row): Preset {
  return { presetId, mapping, updatedAt, store };
}

/** Of the stores asked about, by store and name. */
export async function listPresets(db: Db, scope: Scope): Promise<Preset[]> {
  const rows = await selectPresets(db)
    .where(renderScope(scope, "p.store_id"))
    .orderBy("s.name")
    .orderBy("p.name")
    .execute();
  return rows.map(readRow);
}

/**
 * The preset of a number, or of a name: that of the store where a key is given, else the only one of that name. Undefined
 * where there is none, or where several stores have one.
 */
export async function findPreset(db: Db, asked: string, store: string | null): Promise<Preset | undefined> {
  const isNumber = /^[1-9]\d{0,8}$/.test(asked);
  let query = selectPresets(db);
  query = isNumber ? query.where("p.preset_id", "=", Number(asked)) : query.where("p.name", "=", asked);
  if (!isNumber && store !== null) query = query.where("s.key", "=", store);
  const rows = await query.limit(2).execute();
  return rows.length === 1 ? readRow(rows[0]!) : undefined;
}

/** Keeps a mapping under its name; one of that name in the store gives way. Returns its number. */
export async function savePreset(db: Db, storeId: number, mapping: Mapping): Promise<number> {
  const json = JSON.stringify(mapping);
  const { rows } = await sql<{ presetId: number }>`
    insert into mapping_presets (store_id, name, mapping) values (${storeId}, ${mapping.name}, ${json}::jsonb)
    on conflict (store_id, name) do update set mapping = excluded.mapping, updated_at = now()
    returning preset_id as "presetId"`.execute(db);
  return rows[0]!.presetId;
}

/** The name it had; undefined when there was none. */
export async function removePreset(
  db: Db,
  scope: Scope,
  presetId: number,
): Promise<{ name: string; storeId: number } | undefined> {
  return db
    .deleteFrom("mapping_presets as p")
    .where("p.preset_id", "=", presetId)
    .where(renderScope(scope, "p.store_id"))
    .returning(["p.name", "p.store_id as storeId"])
    .executeTakeFirst();
}
