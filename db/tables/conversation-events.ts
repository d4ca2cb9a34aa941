import type { GeneratedAlways } from "kysely";

/** `event_hash` tells whether an event sent again has changed; `version` whether it may replace. */
type Envelope = {
  store_id: number;
  source: string;
  external_id: string;
  version: number | null;
  event_hash: number;
  extra: unknown;
  import_id: number | null;
};

export type ConversationsTable = Omit<Envelope, "event_hash"> & {
  conversation_id: GeneratedAlways<number>;
  customer: string | null;
  channel: string | null;
  started_at: number | null;
  ended_at: number | null;
  ended_by: string | null;
  topic: string | null;
  stage: string | null;
  blocked: string | null;
  is_test: boolean | null;
  newest_event_at: number | null;
  /** Null until a conversation event arrives; messages alone make a conversation. */
  event_hash: number | null;
  /** Its texts have gone: by the store's retention, or with its customer. */
  text_removed_at: number | null;
  erased_at: number | null;
};

export type MessagesTable = Envelope & {
  conversation_id: number;
  sent_at: number;
  speaker: string;
  sender: string | null;
  body: string | null;
  kind: string | null;
  entry: string | null;
  confidence: number | null;
  matched: boolean | null;
  products: string[] | null;
  intent: string | null;
  customer: string | null;
  channel: string | null;
  is_time_inferred: boolean;
  /** What the fold read from the text, once that has gone. */
  reading: unknown;
};

export type HandoffsTable = Envelope & {
  conversation_id: number;
  handed_off_at: number;
  requested_by: string | null;
  is_executed: boolean;
  reason: string | null;
  target: string | null;
  reading: unknown;
};

export type RatingsTable = Envelope & {
  conversation_id: number;
  score: number;
  worst: number;
  best: number;
  rated_at: number | null;
  rated_part: string | null;
  is_invited: boolean | null;
  is_solved: boolean | null;
  message: string | null;
  comment: string | null;
};
