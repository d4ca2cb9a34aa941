import type { Generated, GeneratedAlways } from "kysely";
import type { Role } from "#app/access/role.ts";

/** People who may sign in. `totp_*` are sealed with the key of the data folder. */
export type UsersTable = {
  user_id: GeneratedAlways<number>;
  /** Unique whatever its capitals. */
  email: string;
  name: string;
  /** Null until a password is chosen, and for those who only come by a company's own sign-in. */
  password_hash: string | null;
  role: Role;
  all_stores: Generated<boolean>;
  /** All stores there are and will be in these regions, beside those in user_stores. */
  regions: Generated<string[]>;
  totp_secret: Buffer | null;
  /** Waits to be confirmed by a first code. */
  totp_pending: Buffer | null;
  /** The newest step of 30 s a code was taken of: none is taken twice. */
  totp_last_step: number | null;
  recovery_code_hashes: Generated<Buffer[]>;
  oidc_issuer: string | null;
  oidc_subject: string | null;
  disabled_at: number | null;
  /** Signs in with one click, and only while the demo is on. */
  is_demo: Generated<boolean>;
  created_at: Generated<number>;
};

export type UserStoresTable = { user_id: number; store_id: number };

export type UserSessionsTable = {
  session_id: GeneratedAlways<number>;
  token_hash: Buffer;
  user_id: number;
  /** The password was right, the second factor is still asked for. */
  is_pending: Generated<boolean>;
  created_at: Generated<number>;
  last_seen_at: Generated<number>;
  idle_expires_at: number;
  expires_at: number;
  user_agent: Generated<string>;
};

export type AccessLinkKind = "owner" | "invitation" | "reset";

export type AccessLinksTable = {
  link_id: GeneratedAlways<number>;
  token_hash: Buffer;
  kind: AccessLinkKind;
  user_id: number;
  created_at: Generated<number>;
  expires_at: number;
  used_at: number | null;
};

export type AccessAttemptsTable = {
  key_hash: Buffer;
  attempts: number;
  blocked_until: number | null;
  last_at: Generated<number>;
};
