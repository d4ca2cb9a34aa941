import { sql, type Kysely } from "kysely";

const tables = ["gaps", "gap_questions", "gap_money"];

const storeIds = `(select string_to_array(current_setting('app.stores', true), ',')::int[])::int[]`;

const statements = [
  // Sizes are of the questions asked from counted_from on, all at computed_at.
  `create table gaps (
    store_id int not null references stores on delete cascade,
    gap_id bigint generated always as identity,
    key text not null,
    kind text constraint gaps_kind_known check
      (kind in ('missing', 'wrong', 'outdated', 'not found', 'not a knowledge problem')),
    state text not null default 'new' constraint gaps_state_known check
      (state in ('new', 'claimed', 'drafted', 'published', 'watching', 'closed', 'reopened', 'not a knowledge problem')),
    owner_id int references users on delete set null,
    language text,
    first_asked_at timestamptz,
    last_asked_at timestamptz,
    seen_at timestamptz,
    published_at timestamptz,
    closed_at timestamptz,
    reopened_at timestamptz,
    questions int not null default 0,
    customers int not null default 0,
    human_ms bigint,
    recent int not null default 0,
    previous int not null default 0,
    counted_from timestamptz not null,
    computed_at timestamptz not null,
    primary key (store_id, gap_id),
    constraint gaps_store_id_key_key unique (store_id, key)
  )`,
  `create index gaps_owner_id_idx on gaps (owner_id)`,

  // References, never copies: with a message's words the gap loses them too. The lowest example is the title.
  `create table gap_questions (
    store_id int not null,
    gap_id bigint not null,
    conversation_id bigint not null,
    source text not null,
    message_id text not null,
    asked_at timestamptz not null,
    reason text not null constraint gap_questions_reason_known check (reason in ('missed', 'ineffective', 'escalated')),
    example smallint,
    primary key (store_id, source, message_id),
    foreign key (store_id, gap_id) references gaps on delete cascade
  )`,
  `create index gap_questions_gap_id_idx on gap_questions (store_id, gap_id, asked_at)`,
  `create index gap_questions_conversation_id_idx on gap_questions (store_id, conversation_id)`,

  // GMV at risk, a row a currency; none where too little is known.
  `create table gap_money (
    store_id int not null,
    gap_id bigint not null,
    currency text not null,
    amount_minor bigint not null,
    primary key (store_id, gap_id, currency),
    foreign key (store_id, gap_id) references gaps on delete cascade
  )`,

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
