import type { Generated, GeneratedAlways } from "kysely";

export type ImportsTable = {
  import_id: GeneratedAlways<number>;
  origin: string;
  name: string;
  format: string;
  status: Generated<string>;
  error: string | null;
  accepted: Generated<number>;
  duplicate: Generated<number>;
  quarantined: Generated<number>;
  conversations: Generated<number>;
  started_at: Generated<number>;
  finished_at: number | null;
  /** The store of records that name none. */
  store: string | null;
  through: number | null;
  /** The uploaded file, below the data folder. */
  path: string | null;
  /** What came through the API, or by one connection, in one hour is one import. */
  hour: number | null;
  /** The connection that brought it, which may be gone since. */
  connection_id: string | null;
  bytes_total: number | null;
  bytes_read: Generated<number>;
  /** Records (lines, list elements) whose effects are durable: where a restarted import goes on. */
  records_read: Generated<number>;
  is_cancel_requested: Generated<boolean>;
  repairs_import_id: number | null;
  /** What a dry run found. */
  report: unknown;
  progressed_at: number | null;
  /** Name, size and time of the file in the browser: the same file chosen again goes on where it stopped. */
  upload_key: string | null;
  /** Of an undo: events that have left, of all. */
  steps_done: number | null;
  steps_total: number | null;
};

export type QuarantinedLinesTable = {
  import_id: number;
  /** 0 for a file; the number of the request for what came through the API. */
  part: Generated<number>;
  line: number;
  event_type: string | null;
  store_key: string | null;
  field: string | null;
  reason: string;
  raw: Buffer;
};

export type SupersededEventsTable = {
  store_id: number;
  type: string;
  source: string;
  external_id: string;
  superseded_by: number;
  /** The import that had brought it. */
  import_id: number | null;
  row: unknown;
};

export type IdempotencyKeysTable = {
  key: string;
  body_hash: Buffer | null;
  status: number | null;
  response: unknown;
  locked_until: number | null;
  created_at: Generated<number>;
};
