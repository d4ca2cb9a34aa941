/** Switching a base pack on for one store, as the Training page asks for it. */
import { data, type AppLoadContext } from "@remix-run/node";
import { readText } from "#app/access/form-fields.ts";
import type { PackAnswer } from "#app/components/entries/pack-answer.ts";
import { switchOnPack } from "#app/knowledge/switch-on-pack.server.ts";
import { listStores } from "#db/queries/stores.ts";
import { packIds } from "#seeds/knowledge-packs/packs.ts";

/** `intent=pack`: `store` is a key, `pack` a language. */
export async function switchPack(context: AppLoadContext, form: FormData) {
  const pack = packIds.find((id) => id === readText(form, "pack"));
  if (!pack) throw data(null, { status: 400 });
  const key = readText(form, "store");
  const store = (await listStores(context.db, context.scope)).find((one) => one.key === key);
  const answer: PackAnswer = store
    ? await switchOnPack(context, store.storeId, pack)
    : { published: null, refusal: "no_such_store" };
  return data(answer, { status: answer.refusal === null ? 200 : 400 });
}
