import type { Generated, GeneratedAlways } from "kysely";

export type ConnectionKind = "webhook" | "pull";
export type ConnectionState = "active" | "paused" | "failing";

/** One row a platform that sends to a store (webhook) or is asked for what is new (pull). Times in epoch ms. */
export type ConnectionsTable = {
  store_id: number;
  /** A random UUID: it is the address that a webhook is sent to. */
  connection_id: string;
  kind: ConnectionKind;
  /** Whose signature is checked or whose API is asked, such as `shopify`. */
  platform: string;
  /** Id of the adapter with its settings, such as `chatwoot-lines?account=3`. */
  format: string;
  name: string;
  /** What a platform's check or pull needs beside the secret, such as a header's name or a base address; nothing secret. */
  settings: Generated<unknown>;
  /** Sealed for this connection alone; no page may read it. */
  secret: Buffer | null;
  has_secret: GeneratedAlways<boolean>;
  /** Where a pull goes on; null before the first. */
  cursor: unknown;
  state: Generated<ConnectionState>;
  /** The sources of the events it has brought, under which facts know them. */
  sources: Generated<string[]>;
  /** When it last sent, or was last asked. */
  last_contact_at: number | null;
  /** When the newest event it brought happened. */
  last_event_at: number | null;
  /** How long after the newest event of the last delivery that delivery came. */
  last_lag_ms: number | null;
  /** One line: field and reason, never a value. */
  last_error: string | null;
  last_error_at: number | null;
  /** Name of whoever made it. */
  created_by: string;
  created_at: Generated<number>;
};

/** Counts of one UTC day; `late` are events that came more than an hour after they happened. */
export type ConnectionDaysTable = {
  store_id: number;
  connection_id: string;
  /** YYYY-MM-DD. */
  day: string;
  /** Requests, or pages of a pull, that were let in. */
  deliveries: Generated<number>;
  taken: Generated<number>;
  duplicate: Generated<number>;
  quarantined: Generated<number>;
  /** Requests whose signature was wrong, or whose time was too old. */
  refused: Generated<number>;
  late: Generated<number>;
};
