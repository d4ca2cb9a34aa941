import type { GeneratedAlways } from "kysely";

export type AuditEntriesTable = {
  entry_id: GeneratedAlways<number>;
  at: GeneratedAlways<number>;
  /** person, key, system (a job), unknown (nobody signed in). */
  actor_kind: string;
  actor_id: number | null;
  actor_name: string;
  actor_role: string | null;
  action: string;
  store_id: number | null;
  subject: unknown;
  address: string | null;
};
