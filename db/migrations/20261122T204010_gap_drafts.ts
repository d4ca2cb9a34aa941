import { sql, type Kysely } from "kysely";

const tables = ["gap_drafts", "gap_changes"];

const storeIds = `(select string_to_array(current_setting('app.stores', true), ',')::int[])::int[]`;

const statements = [
  // A trainer's own words, masked like all texts.
  `create table gap_drafts (
    store_id int not null,
    gap_id bigint not null,
    entry text not null,
    question text not null,
    variants jsonb not null default '[]' constraint gap_drafts_variants_listed check (jsonb_typeof(variants) = 'array'),
    answer text not null,
    topic text,
    author_id int references users on delete set null,
    updated_at timestamptz not null default now(),
    published_at timestamptz,
    primary key (store_id, gap_id),
    foreign key (store_id, gap_id) references gaps on delete cascade
  )`,
  `create index gap_drafts_author_id_idx on gap_drafts (author_id)`,

  // Who moved a gap from where to where; nobody where the data did.
  `create table gap_changes (
    store_id int not null,
    change_id bigint generated always as identity,
    gap_id bigint not null,
    at timestamptz not null default clock_timestamp(),
    actor_id int references users on delete set null,
    action text not null,
    state_from text not null,
    state_to text not null,
    primary key (store_id, change_id),
    foreign key (store_id, gap_id) references gaps on delete cascade
  )`,
  `create index gap_changes_gap_id_idx on gap_changes (store_id, gap_id, at)`,
  `create index gap_changes_actor_id_idx on gap_changes (actor_id)`,

  ...tables.flatMap((table) => [
    `alter table ${table} enable row level security`,
    `create policy stores_of_page on ${table} for select to apiary_page using (store_id = any (${storeIds}))`,
    `create policy all_stores on ${table} for select to apiary_page_all using (true)`,
    `grant select on ${table} to apiary_page, apiary_page_all`,
  ]),
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql.raw(`drop table ${tables.toReversed().join(", ")}`).execute(db);
}
