import { sql, type Kysely } from "kysely";

const statements = [
  `create table users (
    user_id int generated always as identity primary key,
    email text not null,
    name text not null,
    password_hash text,
    role text not null check (role in
      ('owner', 'experience_manager', 'store_owner', 'trainer', 'agent_lead', 'viewer')),
    all_stores boolean not null default false,
    regions text[] not null default '{}',
    -- Both sealed with the key of the data folder; the second waits to be confirmed by a first code.
    totp_secret bytea,
    totp_pending bytea,
    totp_last_step bigint,
    recovery_code_hashes bytea[] not null default '{}',
    oidc_issuer text,
    oidc_subject text,
    disabled_at timestamptz,
    is_demo boolean not null default false,
    created_at timestamptz not null default now()
  )`,
  `create unique index users_email_key on users (lower(email))`,
  `create unique index users_oidc_key on users (oidc_issuer, oidc_subject)`,

  `create table user_stores (
    user_id int not null references users on delete cascade,
    store_id int not null references stores on delete cascade,
    primary key (store_id, user_id)
  )`,
  `create index user_stores_user_key on user_stores (user_id)`,

  // Who holds a token is in; so only what does not tell it is kept.
  `create table user_sessions (
    session_id bigint generated always as identity primary key,
    token_hash bytea not null unique,
    user_id int not null references users on delete cascade,
    -- The password was right, the second factor is still asked for.
    is_pending boolean not null default false,
    created_at timestamptz not null default now(),
    last_seen_at timestamptz not null default now(),
    idle_expires_at timestamptz not null,
    expires_at timestamptz not null,
    user_agent text not null default ''
  )`,
  `create index user_sessions_user_key on user_sessions (user_id)`,

  `create table access_links (
    link_id bigint generated always as identity primary key,
    token_hash bytea not null unique,
    kind text not null check (kind in ('owner', 'invitation', 'reset')),
    user_id int not null references users on delete cascade,
    created_at timestamptz not null default now(),
    expires_at timestamptz not null,
    used_at timestamptz
  )`,
  `create index access_links_user_key on access_links (user_id)`,

  // What is limited (an address, a network) is kept as a hash: a list of who tried is nobody's business.
  `create table access_attempts (
    key_hash bytea primary key,
    attempts int not null,
    blocked_until timestamptz,
    last_at timestamptz not null default now()
  )`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table access_attempts, access_links, user_sessions, user_stores, users`.execute(db);
}
