import type { EditEffect } from "#app/effect/judge-edit.ts";
import type { Generated } from "kysely";

/** What a store's edits brought, as last worked out; null until then. */
export type EditEffectsTable = {
  store_id: number;
  /** Changes of the store's figures since. */
  marks: Generated<number>;
  /** Of which edits and days; see app/effect/sign-edits.ts. */
  signature: string | null;
  effects: EditEffect[] | null;
};
