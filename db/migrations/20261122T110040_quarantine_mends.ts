import { sql, type Kysely } from "kysely";

const statements = [
  // What people did about lines that were set aside: rules, files sent again, edits, lines given up.
  `create table quarantine_mends (
    mend_id bigint generated always as identity primary key,
    import_id bigint not null references imports on delete cascade,
    kind text not null,
    event_type text,
    field text,
    reason text,
    rules jsonb,
    path text,
    status text not null,
    error text,
    is_cancel_requested boolean not null default false,
    total bigint not null default 0,
    done bigint not null default 0,
    taken bigint not null default 0,
    discarded bigint not null default 0,
    accepted bigint not null default 0,
    duplicate bigint not null default 0,
    after_part bigint not null default -1,
    after_line bigint not null default -1,
    started_at timestamptz not null default now(),
    progressed_at timestamptz not null default now(),
    finished_at timestamptz
  )`,
  `create index quarantine_mends_import_id_idx on quarantine_mends (import_id, mend_id)`,
  // Two at once would settle the same lines.
  `create unique index quarantine_mends_open_key on quarantine_mends (import_id) where status in ('waiting', 'running')`,
  // Edits and lines given up one by one are counted together.
  `create unique index quarantine_mends_single_key on quarantine_mends (import_id, kind) where status = 'counted'`,
  // Groups are counted, and paged through in file order, from the index alone.
  `create index quarantined_lines_group_idx on quarantined_lines (import_id, event_type, field, reason, part, line)`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop index quarantined_lines_group_idx`.execute(db);
  await sql`drop table quarantine_mends`.execute(db);
}
