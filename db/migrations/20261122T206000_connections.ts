import { sql, type Kysely } from "kysely";

const tables = ["connections", "connection_days"];

const storeIds = `(select string_to_array(current_setting('app.stores', true), ',')::int[])::int[]`;

/** All but the secret and where a pull has got to, which may hold what a platform uses to let us go on. */
const shown = `store_id, connection_id, kind, platform, format, name, settings, state, sources, last_contact_at, last_event_at,
  last_lag_ms, last_error, last_error_at, created_by, created_at`;

const statements = [
  // A platform that sends (webhook) or is asked (pull). The secret is sealed with a key that is not in the database.
  `create table connections (
    store_id int not null references stores on delete cascade,
    connection_id uuid not null,
    kind text not null constraint connections_kind_known check (kind in ('webhook', 'pull')),
    platform text not null,
    format text not null,
    name text not null,
    settings jsonb not null default '{}',
    secret bytea,
    cursor jsonb,
    state text not null default 'active' constraint connections_state_known check (state in ('active', 'paused', 'failing')),
    sources text[] not null default '{}',
    last_contact_at timestamptz,
    last_event_at timestamptz,
    last_lag_ms bigint,
    last_error text,
    last_error_at timestamptz,
    created_by text not null,
    created_at timestamptz not null default now(),
    primary key (store_id, connection_id)
  )`,
  // A webhook's address names the connection alone.
  `create index connections_connection_id_idx on connections (connection_id)`,
  `create table connection_days (
    store_id int not null,
    connection_id uuid not null,
    day date not null,
    deliveries int not null default 0,
    taken int not null default 0,
    duplicate int not null default 0,
    quarantined int not null default 0,
    refused int not null default 0,
    late int not null default 0,
    primary key (store_id, connection_id, day),
    foreign key (store_id, connection_id) references connections on delete cascade
  )`,
  // What a connection brings in one hour is one import, in the connection's format.
  `alter table imports add column connection_id uuid`,
  `drop index imports_origin_hour_key`,
  `create unique index imports_origin_hour_key on imports (origin, hour, connection_id) nulls not distinct
    where hour is not null`,
  `create index imports_connection_id_idx on imports (connection_id, import_id desc) where connection_id is not null`,
  ...tables.flatMap((table) => [
    `alter table ${table} enable row level security`,
    `create policy stores_of_page on ${table} for select to apiary_page using (store_id = any (${storeIds}))`,
    `create policy all_stores on ${table} for select to apiary_page_all using (true)`,
  ]),
  `grant select (${shown}) on connections to apiary_page, apiary_page_all`,
  `grant select on connection_days to apiary_page, apiary_page_all`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  const undoing = [
    // Two connections of one hour fit the old index no more: their hours are closed.
    `update imports set hour = null where connection_id is not null`,
    `drop index imports_origin_hour_key`,
    `alter table imports drop column connection_id`,
    `create unique index imports_origin_hour_key on imports (origin, hour) where hour is not null`,
    `drop table ${tables.toReversed().join(", ")}`,
  ];
  for (const statement of undoing) await sql.raw(statement).execute(db);
}
