import type { Generated, GeneratedAlways } from "kysely";

/** Instants read as epoch ms. `newest_event_at` is the newest time among the events of the store's conversations. */
export type StoresTable = {
  store_id: GeneratedAlways<number>;
  key: string;
  name: string;
  timezone: Generated<string>;
  currency: string | null;
  locale: string | null;
  platform: string | null;
  region: string | null;
  recontact_hours: Generated<number>;
  attribution_hours: Generated<number>;
  fallback_phrases: Generated<string[]>;
  newest_event_at: number | null;
  vouched_through: number | null;
  version: number | null;
  event_hash: number | null;
  extra: unknown;
  import_id: number | null;
  created_at: Generated<number>;
};
