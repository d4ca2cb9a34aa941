import type { Generated, GeneratedAlways } from "kysely";

export type ErasureMarksTable = { mark: Buffer; erased_at: Generated<number> };

export type RetentionRunsTable = {
  run_id: GeneratedAlways<number>;
  store_id: number;
  /** Conversations that ended before this went without their texts. */
  cutoff: number;
  conversations: Generated<number>;
  messages: Generated<number>;
  started_at: Generated<number>;
  finished_at: number | null;
};
