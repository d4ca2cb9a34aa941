import type { Generated, GeneratedAlways } from "kysely";
import type { Role } from "#app/access/role.ts";

/** Keys of programs, beside the installation's own. */
export type ApiKeysTable = {
  key_id: GeneratedAlways<number>;
  /** SHA-256; the key itself is shown once and kept nowhere. */
  key_hash: Buffer;
  prefix: string;
  name: string;
  role: Role;
  all_stores: Generated<boolean>;
  /** All stores there are and will be in these regions, beside `store_ids`. */
  regions: Generated<string[]>;
  store_ids: Generated<number[]>;
  requests_per_minute: number;
  expires_at: number | null;
  revoked_at: number | null;
  last_used_at: number | null;
  /** Name of whoever made it. */
  created_by: string;
  created_at: Generated<number>;
};
