/** Stores of a batch: created when first named, locked so that one batch at a time writes to a store. */
import { sql } from "kysely";
import type { StoreEvent } from "#app/events/canonical-event.ts";
import type { Trx } from "../connection.ts";
import { runTogether } from "../run-together.ts";
import { readNextSettings, wishSettings, type StoreSettings } from "../backfill/wish-settings.ts";
import { keepSupersededStore } from "../undo/keep-superseded.ts";
import { hashEvent, mayReplace } from "./event-hash.ts";
import { recordSet } from "./record-set.ts";

export type LoadedStore = StoreSettings & {
  storeId: number;
  key: string;
  /** Settings that become its own once all its conversations are folded with them. */
  nextSettings: StoreSettings | null;
  /** Waits to be folded again whatever its settings. */
  needsRefold: boolean;
  newestEventAt: number | null;
  vouchedThrough: number | null;
  version: number | null;
  eventHash: number | null;
};

/** What a source knows of the store it comes from, used when the store is not there yet. */
export type StoreDefaults = {
  name: string;
  timezone: string;
  currency: string | null;
  locale: string | null;
  platform: string | null;
};

const columns = {
  key: "text",
  name: "text",
  timezone: "text",
  currency: "text",
  locale: "text",
  platform: "text",
};

/** Creates what is missing (for `importId`) and locks all in one order, so that batches queue up and never deadlock. */
export async function lockStores(
  trx: Trx,
  keys: readonly string[],
  defaults: Record<string, StoreDefaults> = {},
  importId: number | null = null,
): Promise<Map<string, LoadedStore>> {
  const rows = [...new Set(keys)].sort().map((key) => ({
    key,
    ...((Object.hasOwn(defaults, key) ? defaults[key] : null) ?? { name: key, timezone: "UTC" }),
  }));
  // Whom an undo takes away between the two statements has to be made again.
  for (;;) {
    const make = sql`
      insert into stores (key, name, timezone, currency, locale, platform, made_by_import)
      select key, name, timezone, currency, locale, platform, ${importId}::bigint from ${recordSet(rows, "r", columns)}
      where not exists (select from stores s where s.key = r.key)
      order by key
      on conflict do nothing`;
    const find = lockFound(trx, "key", rows.length > 0 ? rows.map(({ key }) => key) : [""]);
    const stores = (await runTogether(trx, make, find))[1].map(toLoadedStore);
    if (stores.length === rows.length) return new Map(stores.map((store) => [store.key, store]));
  }
}

/** Locks stores by our ids, in the same order; those that are gone are left out. */
export async function lockStoresById(trx: Trx, storeIds: Iterable<number>): Promise<LoadedStore[]> {
  const ids = [...new Set(storeIds)];
  return ids.length === 0 ? [] : (await lockFound(trx, "store_id", ids).execute()).map(toLoadedStore);
}

function lockFound(trx: Trx, column: "key" | "store_id", values: (string | number)[]) {
  return trx
    .selectFrom("stores")
    .select([
      "store_id as storeId",
      "key",
      "timezone",
      "recontact_hours as recontactHours",
      "attribution_hours as attributionHours",
      "fallback_phrases as fallbackPhrases",
      "next_settings as nextSettings",
      "needs_refold as needsRefold",
      "newest_event_at as newestEventAt",
      "vouched_through as vouchedThrough",
      "version",
      "event_hash as eventHash",
    ])
    .where(column, "in", values)
    .orderBy("store_id")
    .forNoKeyUpdate();
}

const toLoadedStore = <Row extends { nextSettings: unknown }>(store: Row) => ({
  ...store,
  nextSettings: readNextSettings(store.nextSettings),
});

/** Applies a store event; `false` where it is a duplicate. Names change at once, settings that facts depend on by a wish. */
export async function applyStoreEvent(
  trx: Trx,
  store: LoadedStore,
  event: StoreEvent,
  importId: number | null,
): Promise<boolean> {
  const hash = hashEvent(event);
  if (hash === store.eventHash || (store.eventHash !== null && !mayReplace(event.version, store.version))) {
    return false;
  }
  await keepSupersededStore(trx, store.storeId, importId);
  await trx
    .updateTable("stores")
    .set({
      name: event.name,
      currency: event.currency,
      locale: event.locale,
      platform: event.platform,
      region: event.region,
      version: event.version,
      event_hash: hash,
      extra: event.extra === null ? null : JSON.stringify(event.extra),
      import_id: importId,
    })
    .where("store_id", "=", store.storeId)
    .execute();
  Object.assign(store, { version: event.version, eventHash: hash });
  const phrases = event.extra?.fallback_phrases;
  await wishSettings(trx, store, {
    timezone: event.timezone ?? (store.nextSettings ?? store).timezone,
    recontactHours: event.recontactHours ?? 72,
    attributionHours: event.attributionHours ?? 72,
    fallbackPhrases: Array.isArray(phrases) ? phrases.filter((phrase) => typeof phrase === "string") : [],
  });
  return true;
}
