import type { Generated, GeneratedAlways } from "kysely";

export type QuarantineMendsTable = {
  mend_id: GeneratedAlways<number>;
  import_id: number;
  /** rules, lines (a mended download), file (the whole mended file), edit, discard. */
  kind: string;
  /** The group it is about; without a reason, all lines of the import. */
  event_type: string | null;
  field: string | null;
  reason: string | null;
  rules: unknown;
  /** The uploaded file, below the data folder. */
  path: string | null;
  /** waiting, running, done, failed, cancelled; counted for what is done line by line. */
  status: string;
  error: string | null;
  is_cancel_requested: Generated<boolean>;
  /** Lines it is about, and how many of them it has looked at. */
  total: Generated<number>;
  done: Generated<number>;
  /** Lines that left because they were accepted. */
  taken: Generated<number>;
  /** Lines given up on purpose. */
  discarded: Generated<number>;
  /** Events of the lines taken. */
  accepted: Generated<number>;
  duplicate: Generated<number>;
  /** The last line it has looked at. */
  after_part: Generated<number>;
  after_line: Generated<number>;
  started_at: Generated<number>;
  progressed_at: Generated<number>;
  finished_at: number | null;
};
