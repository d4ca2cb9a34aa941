import type { AppLoadContext } from "@remix-run/node";
import { data } from "@remix-run/node";
import { readText } from "#app/access/form-fields.ts";
import { parseMappingText, type MappingProblem } from "#app/mapping/parse-mapping.ts";
import { recordAudit } from "#db/audit/record-access.ts";
import type { PresetAnswer } from "./preset-answer.ts";
import { removePreset, savePreset } from "#db/mapping/presets.ts";
import { readAskedStore, settleStore } from "./find-store.server.ts";
import { listStores } from "#db/queries/stores.ts";

/** Keeps `mapping` (JSON) for a store, which is made where it is a new one; 400 with the fields at fault and why. */
export async function keepPreset({ importDb, scope, principal }: AppLoadContext, form: FormData) {
  const refuse = (problems: MappingProblem[]) =>
    data<PresetAnswer>({ saved: null, problems }, { status: 400 });
  const asked = readAskedStore(form, await listStores(importDb, scope));
  if ("reason" in asked) return refuse([asked]);
  const parsed = parseMappingText(readText(form, "mapping"));
  if ("problems" in parsed) return refuse(parsed.problems);
  const { mapping } = parsed;
  const { name } = mapping;
  const presetId = await importDb.transaction().execute(async (trx) => {
    const storeId = await settleStore(trx, asked, mapping);
    const kept = await savePreset(trx, storeId, mapping);
    const subject = { name, stores: [asked.key] };
    await recordAudit(trx, { principal, action: "mapping_saved", storeId, subject });
    return kept;
  });
  return data<PresetAnswer>({ saved: { presetId, store: asked.key, name }, problems: [] });
}

/** Imports that came in by it keep it; nothing that was read changes. */
export async function dropPreset({ importDb, scope, principal }: AppLoadContext, form: FormData) {
  const presetId = Number(readText(form, "preset"));
  if (!Number.isInteger(presetId) || presetId < 1 || presetId > 2 ** 31 - 1)
    throw data(null, { status: 400 });
  const removed = await removePreset(importDb, scope, presetId);
  if (removed) {
    const { name, storeId } = removed;
    await recordAudit(importDb, { principal, action: "mapping_removed", storeId, subject: { name } });
  }
  return data<PresetAnswer>({ saved: null, problems: [] });
}
