/** Settings a store is to have: at once where nothing is folded with the old ones, else when all of it is folded again. */
import { sql } from "kysely";
import type { Trx } from "../connection.ts";
import type { LoadedStore } from "../load/stores.ts";
import { findSelling, markStores } from "../sales/marks.ts";

/** What facts and rollups of a store depend on; windows in hours. */
export type StoreSettings = {
  timezone: string;
  recontactHours: number;
  attributionHours: number;
  fallbackPhrases: string[];
};

/** `stores.next_settings`: by column, so that it can stand in for them. */
export type NextSettings = {
  timezone: string;
  recontact_hours: number;
  attribution_hours: number;
  fallback_phrases: string[];
};

/** Makes settings a store's own, or its wish until `backfillStore` grants it; the newest wish counts. The store must be locked. */
export async function wishSettings(trx: Trx, store: LoadedStore, settings: StoreSettings): Promise<void> {
  const isPending = store.nextSettings !== null;
  if (isPending && isSame(settings, store.nextSettings!)) return;
  if (isSame(settings, store) && !store.needsRefold) {
    if (isPending) await setWish(trx, store, null);
    return;
  }
  const { rows } = await sql<{ isEmpty: boolean }>`
    select not exists (select from conversations where store_id = ${store.storeId}) as "isEmpty"`.execute(
    trx,
  );
  if (!rows[0]!.isEmpty) return setWish(trx, store, settings);
  await grantSettings(trx, store, settings);
}

/** Gives a store its settings and ends its wish. */
export async function grantSettings(trx: Trx, store: LoadedStore, settings: StoreSettings): Promise<void> {
  Object.assign(store, settings, { needsRefold: false });
  await trx
    .updateTable("stores")
    .set({
      timezone: settings.timezone,
      recontact_hours: settings.recontactHours,
      attribution_hours: settings.attributionHours,
      fallback_phrases: settings.fallbackPhrases,
      needs_refold: false,
    })
    .where("store_id", "=", store.storeId)
    .execute();
  if (store.nextSettings !== null) await setWish(trx, store, null);
  // Days and windows of its orders, and perhaps the facts they are credited by, have changed.
  await markStores(trx, await findSelling(trx, [store.storeId]));
}

async function setWish(trx: Trx, store: LoadedStore, settings: StoreSettings | null): Promise<void> {
  store.nextSettings = settings;
  await trx
    .updateTable("stores")
    .set((eb) => ({
      next_settings: settings === null ? null : JSON.stringify(toColumns(settings)),
      wish: eb("wish", "+", 1),
      refolded: 0,
      to_refold: null,
    }))
    .where("store_id", "=", store.storeId)
    .execute();
}

function toColumns(settings: StoreSettings): NextSettings {
  return {
    timezone: settings.timezone,
    recontact_hours: settings.recontactHours,
    attribution_hours: settings.attributionHours,
    fallback_phrases: settings.fallbackPhrases,
  };
}

/** Reads `stores.next_settings`. */
export function readNextSettings(stored: unknown): StoreSettings | null {
  if (stored === null) return null;
  const next = stored as NextSettings;
  return {
    timezone: next.timezone,
    recontactHours: next.recontact_hours,
    attributionHours: next.attribution_hours,
    fallbackPhrases: next.fallback_phrases,
  };
}

/** Whether both fold every conversation alike; windows count in rollups only. */
export function foldsAlike(a: StoreSettings, b: StoreSettings): boolean {
  return a.timezone === b.timezone && a.fallbackPhrases.join("\0") === b.fallbackPhrases.join("\0");
}

function isSame(a: StoreSettings, b: StoreSettings): boolean {
  return (
    foldsAlike(a, b) && a.recontactHours === b.recontactHours && a.attributionHours === b.attributionHours
  );
}
