import { sql, type Kysely } from "kysely";

/** Tables whose rows say which import brought them. */
const importedTables = [
  "conversations",
  "messages",
  "handoffs",
  "ratings",
  "orders",
  "refunds",
  "clicks",
  "knowledge_edits",
  "people",
  "shifts",
];

const statements = [
  // An import is a job: it can wait, run, be cancelled, go on after a restart, and be taken back.
  `alter table imports
    add column store text,
    add column through timestamptz,
    add column path text,
    add column hour timestamptz,
    add column bytes_total bigint,
    add column bytes_read bigint not null default 0,
    add column records_read bigint not null default 0,
    add column is_cancel_requested boolean not null default false,
    add column repairs_import_id bigint references imports,
    add column report jsonb,
    add column progressed_at timestamptz`,
  `create unique index imports_origin_hour_key on imports (origin, hour) where hour is not null`,
  `create index imports_repairs_import_id_idx on imports (repairs_import_id)`,
  // A request to the API is a part of the import of its hour; a file is part 0.
  `alter table quarantined_lines
    add column part bigint not null default 0,
    add column event_type text,
    drop constraint quarantined_lines_pkey,
    add primary key (import_id, part, line)`,
  // What an event said before an import replaced it: an undo puts it back.
  `create table superseded_events (
    store_id int not null,
    type text not null,
    source text not null,
    external_id text not null,
    superseded_by bigint not null,
    import_id bigint,
    row jsonb not null,
    primary key (store_id, type, source, external_id, superseded_by)
  )`,
  `create index superseded_events_superseded_by_idx on superseded_events (superseded_by)`,
  `create index superseded_events_import_id_idx on superseded_events (import_id)`,
  `create table store_vouches (
    store_id int not null references stores on delete cascade,
    import_id bigint,
    through timestamptz not null
  )`,
  `create unique index store_vouches_key on store_vouches (store_id, import_id) nulls not distinct`,
  `insert into store_vouches (store_id, through)
    select store_id, vouched_through from stores where vouched_through is not null`,
  // How far the store's data reached when its rollups were last brought up to date; a wish for other settings.
  `alter table stores
    add column rolled_through timestamptz,
    add column made_by_import bigint,
    add column next_settings jsonb,
    add column refolded bigint not null default 0,
    add column to_refold bigint`,
  `update stores set rolled_through = greatest(newest_event_at, vouched_through)`,
  // Folded with the settings to come, beside the facts that are served until all of them are ready.
  `create table refolded_conversations (
    store_id int not null,
    conversation_id bigint not null,
    fact jsonb,
    primary key (store_id, conversation_id)
  )`,
  `create table idempotency_keys (
    key text primary key,
    body_hash bytea,
    status int,
    response jsonb,
    locked_until timestamptz,
    created_at timestamptz not null default now()
  )`,
  `create index idempotency_keys_created_at_idx on idempotency_keys (created_at)`,
  // Rows of one import lie together, so a block range index finds them at next to no cost for loading.
  ...importedTables.map(
    (table) =>
      `create index ${table}_import_id_idx on ${table} using brin (import_id) with (pages_per_range = 32)`,
  ),
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  const undo = [
    ...importedTables.map((table) => `drop index ${table}_import_id_idx`),
    `drop table idempotency_keys, refolded_conversations, store_vouches, superseded_events`,
    `alter table stores drop column rolled_through, drop column made_by_import, drop column next_settings,
      drop column refolded, drop column to_refold`,
    `delete from quarantined_lines where part <> 0`,
    `alter table quarantined_lines drop constraint quarantined_lines_pkey, drop column part, drop column event_type,
      add primary key (import_id, line)`,
    `alter table imports drop column store, drop column through, drop column path, drop column hour,
      drop column bytes_total, drop column bytes_read, drop column records_read, drop column is_cancel_requested,
      drop column repairs_import_id, drop column report, drop column progressed_at`,
  ];
  for (const statement of undo) await sql.raw(statement).execute(db);
}
