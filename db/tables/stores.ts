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
  /** The import that named it first. */
  made_by_import: number | null;
  /** False keeps texts and customers' ids as they are sent. */
  masks_personal_data: Generated<boolean>;
  /** Settings that become its own when all its conversations are folded with them. */
  next_settings: unknown;
  /** Counts its wishes for other settings: what was folded for an older one does not count. */
  wish: Generated<number>;
  /** Its facts were folded before the fold learnt to say more; the next backfill folds them all. */
  needs_refold: Generated<boolean>;
  refolded: Generated<number>;
  to_refold: number | null;
  /** Texts of conversations older than this go; null keeps them. */
  text_retention_days: number | null;
  /** What a minute of a person of its service costs, a decimal; both null while not told. */
  human_minute_cost: string | null;
  human_minute_currency: string | null;
};

export type StoreVouchesTable = { store_id: number; import_id: number | null; through: number };

/** Conversations folded with the settings to come; `fact` null where they give none. A row not yet folded is a claim. */
export type RefoldedConversationsTable = {
  store_id: number;
  conversation_id: number;
  wish: Generated<number>;
  is_folded: Generated<boolean>;
  fact: unknown;
};
