import type { Principal } from "#app/access/principal.ts";
import type { Db } from "#db/connection.ts";
import { findTrainerByName } from "#db/knowledge/publishing.ts";

/**
 * Who a person's edits are by in a store: the trainer the store tells of under their name, or else an id of ours, which a person
 * event gives the name. `introduction` is that event; null where the store knows them.
 */
export async function nameTrainer(
  db: Db,
  store: { storeId: number; storeKey: string },
  { id, name }: Pick<Principal, "id" | "name">,
): Promise<{ trainer: string; introduction: Record<string, unknown> | null }> {
  const known = await findTrainerByName(db, store.storeId, name);
  if (known !== null) return { trainer: known, introduction: null };
  const trainer = `user-${id}`;
  const own = { store: store.storeKey, source: "apiary" };
  return { trainer, introduction: { ...own, type: "person", id: trainer, role: "trainer", name } };
}
