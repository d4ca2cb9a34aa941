import { readText, readTexts } from "#app/access/form-fields.ts";
import { roles } from "#app/access/role.ts";
import type { Access, StoreChoice } from "#db/access/people.ts";

/** Role and scope of a form; only what there is counts. Null without any store. */
export function readAccess(form: FormData, stores: readonly StoreChoice[]): Access | null {
  const role = roles.find((known) => known === readText(form, "role"));
  if (!role) return null;
  if (readText(form, "scope") === "all") return { role, allStores: true, regions: [], storeIds: [] };
  const wanted = readTexts(form, "region");
  const regions = [...new Set(stores.flatMap(({ region }) => region ?? []))].filter((region) =>
    wanted.includes(region),
  );
  const ids = readTexts(form, "store");
  const storeIds = stores.map(({ storeId }) => storeId).filter((id) => ids.includes(String(id)));
  return regions.length + storeIds.length === 0 ? null : { role, allStores: false, regions, storeIds };
}
