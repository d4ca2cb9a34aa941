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
};

export type QuarantinedLinesTable = {
  import_id: number;
  line: number;
  store_key: string | null;
  field: string | null;
  reason: string;
  raw: Buffer;
};
