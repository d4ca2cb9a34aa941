import { sql, type Kysely } from "kysely";

const statements = [
  // What the fold read from a text, kept when the text goes.
  `alter table messages add column reading jsonb`,
  `alter table handoffs add column reading jsonb`,
  `alter table conversations add column text_removed_at timestamptz, add column erased_at timestamptz`,
  `alter table stores add column text_retention_days int
    constraint stores_text_retention_days_positive check (text_retention_days > 0)`,
  // Ids of what was erased, as keyed hashes: events sent again do not bring it back.
  `create table erasure_marks (
    mark bytea primary key,
    erased_at timestamptz not null default now()
  )`,
  // What the daily job removed, store by store.
  `create table retention_runs (
    store_id int not null references stores on delete cascade,
    run_id bigint generated always as identity,
    cutoff timestamptz not null,
    conversations bigint not null default 0,
    messages bigint not null default 0,
    started_at timestamptz not null default now(),
    finished_at timestamptz,
    primary key (store_id, run_id)
  )`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table retention_runs, erasure_marks`.execute(db);
  await sql`alter table stores drop column text_retention_days`.execute(db);
  await sql`alter table conversations drop column text_removed_at, drop column erased_at`.execute(db);
  await sql`alter table handoffs drop column reading`.execute(db);
  await sql`alter table messages drop column reading`.execute(db);
}
