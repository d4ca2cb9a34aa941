/** Switching on a base pack for a store: what it lacks is published as events, the rest stays as it is. */
import type { AppLoadContext } from "@remix-run/node";
import { noteAccess } from "#app/access/note-access.ts";
import { addJob } from "#db/jobs/queue.ts";
import { listLiveEntries } from "#db/knowledge/list-edits.ts";
import { listStores } from "#db/queries/stores.ts";
import { listPackEntries, type PackId } from "#seeds/knowledge-packs/packs.ts";
import { findActor, type Asking, type ChangeRefusal } from "./change-gap.server.ts";
import { chooseFromPack, type PackChoice } from "./choose-from-pack.ts";
import { nameTrainer } from "./name-trainer.server.ts";
import { sendKnowledge } from "./send-knowledge.server.ts";

/** What switching a pack on would do to a store of the scope; nothing is written. */
export async function previewPack(
  { importDb, scope }: Pick<AppLoadContext, "importDb" | "scope">,
  storeId: number,
  pack: PackId,
): Promise<PackChoice> {
  const live = await listLiveEntries(importDb, { scope, storeIds: [storeId] });
  return chooseFromPack(listPackEntries(pack), live);
}

/** Publishes what the store lacks, and writes it down. Answers how many entries that were; again, it is none. */
export async function switchOnPack(
  context: Asking & Pick<AppLoadContext, "takeEvents">,
  storeId: number,
  pack: PackId,
): Promise<
  { published: number; refusal: null } | { published: null; refusal: ChangeRefusal | "no_such_store" }
> {
  const actor = findActor(context);
  if (typeof actor === "string") return { published: null, refusal: actor };
  const { importDb, scope, principal } = context;
  const store = (await listStores(importDb, scope)).find((one) => one.storeId === storeId);
  if (!store) return { published: null, refusal: "no_such_store" };
  const { lacking } = await previewPack(context, storeId, pack);
  if (lacking.length === 0) return { published: 0, refusal: null };

  const { trainer, introduction } = await nameTrainer(importDb, { storeId, storeKey: store.key }, principal!);
  const at = Date.now();
  const events = lacking.flatMap((entry) => {
    const id = `pack-${pack}-${entry.entry}-${at}`;
    const own = { type: "knowledge", store: store.key, source: "apiary", ...entry, trainer };
    return [
      { ...own, id: `${id}-begun`, at: at - 1, action: "created" },
      { ...own, id, at, action: "published" },
    ];
  });
  await sendKnowledge(context, store.key, introduction ? [introduction, ...events] : events);
  await addJob(importDb, "judge-edits", storeId);
  await noteAccess(context, {
    ...{ action: "pack_switched_on", storeId },
    subject: { pack, entries: lacking.length },
  });
  return { published: lacking.length, refusal: null };
}
