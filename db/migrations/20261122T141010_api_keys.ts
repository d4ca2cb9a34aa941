import { sql, type Kysely } from "kysely";

const statements = [
  `create table api_keys (
    key_id int generated always as identity primary key,
    key_hash bytea not null unique,
    -- The first signs of the key, to tell it from others.
    prefix text not null,
    name text not null,
    role text not null check (role in
      ('owner', 'experience_manager', 'store_owner', 'trainer', 'agent_lead', 'viewer')),
    all_stores boolean not null default false,
    regions text[] not null default '{}',
    store_ids int[] not null default '{}',
    requests_per_minute int not null check (requests_per_minute > 0),
    expires_at timestamptz,
    revoked_at timestamptz,
    last_used_at timestamptz,
    created_by text not null,
    created_at timestamptz not null default now()
  )`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table api_keys`.execute(db);
}
