import type { Mapping } from "#app/mapping/mapping.ts";
import type { Generated, JSONColumnType } from "kysely";

/** How files of a store are read that no format is known for; by a name that is one in its store. */
export type MappingPresetsTable = {
  preset_id: Generated<number>;
  store_id: number;
  name: string;
  mapping: JSONColumnType<Mapping>;
  updated_at: Generated<number>;
};
