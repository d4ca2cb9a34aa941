/** Stores of a batch: created when first named, locked so that one batch at a time writes to a store. */
import { sql } from "kysely";
import type { StoreEvent } from "#app/events/canonical-event.ts";
import type { Trx } from "../connection.ts";
import { hashEvent, mayReplace } from "./event-hash.ts";
import { recordSet } from "./record-set.ts";

export type LoadedStore = {
  storeId: number;
  key: string;
  timezone: string;
  recontactHours: number;
  fallbackPhrases: string[];
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

/** Creates what is missing and locks all in one order, so that batches queue up and never deadlock. */
export async function lockStores(
  trx: Trx,
  keys: readonly string[],
  defaults: Record<string, StoreDefaults> = {},
): Promise<Map<string, LoadedStore>> {
  const rows = [...new Set(keys)]
    .sort()
    .map((key) => ({ key, ...(defaults[key] ?? { name: key, timezone: "UTC" }) }));
  await sql`
    insert into stores (key, name, timezone, currency, locale, platform)
    select key, name, timezone, currency, locale, platform from ${recordSet(rows, "r", columns)}
    where not exists (select from stores s where s.key = r.key)
    order by key
    on conflict do nothing`.execute(trx);
  const stores = await trx
    .selectFrom("stores")
    .select([
      "store_id as storeId",
      "key",
      "timezone",
      "recontact_hours as recontactHours",
      "fallback_phrases as fallbackPhrases",
      "newest_event_at as newestEventAt",
      "vouched_through as vouchedThrough",
      "version",
      "event_hash as eventHash",
    ])
    .where("key", "in", rows.length > 0 ? rows.map(({ key }) => key) : [""])
    .orderBy("store_id")
    .forNoKeyUpdate()
    .execute();
  return new Map(stores.map((store) => [store.key, store]));
}

/** Applies a store event; `needsRefold` when its facts depend on what changed. */
export async function applyStoreEvent(
  trx: Trx,
  store: LoadedStore,
  event: StoreEvent,
  importId: number | null,
): Promise<{ isWritten: boolean; needsRefold: boolean }> {
  const hash = hashEvent(event);
  if (hash === store.eventHash || (store.eventHash !== null && !mayReplace(event.version, store.version))) {
    return { isWritten: false, needsRefold: false };
  }
  const phrases = event.extra?.fallback_phrases;
  const fallbackPhrases = Array.isArray(phrases)
    ? phrases.filter((phrase) => typeof phrase === "string")
    : [];
  const timezone = event.timezone ?? store.timezone;
  const recontactHours = event.recontactHours ?? 72;
  await trx
    .updateTable("stores")
    .set({
      name: event.name,
      timezone,
      currency: event.currency,
      locale: event.locale,
      platform: event.platform,
      region: event.region,
      recontact_hours: recontactHours,
      attribution_hours: event.attributionHours ?? 72,
      fallback_phrases: fallbackPhrases,
      version: event.version,
      event_hash: hash,
      extra: event.extra === null ? null : JSON.stringify(event.extra),
      import_id: importId,
    })
    .where("store_id", "=", store.storeId)
    .execute();
  const needsRefold =
    timezone !== store.timezone ||
    recontactHours !== store.recontactHours ||
    fallbackPhrases.join("\0") !== store.fallbackPhrases.join("\0");
  Object.assign(store, {
    timezone,
    recontactHours,
    fallbackPhrases,
    version: event.version,
    eventHash: hash,
  });
  return { isWritten: true, needsRefold };
}
