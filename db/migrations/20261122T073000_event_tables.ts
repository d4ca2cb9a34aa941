import { sql, type Kysely } from "kysely";

const envelope = `
  version bigint,
  event_hash bigint not null,
  extra jsonb,
  import_id bigint`;

const conversationChild = `
  store_id int not null,
  source text not null,
  external_id text not null,
  conversation_id bigint not null,`;

const statements = [
  `create table imports (
    import_id bigint generated always as identity primary key,
    origin text not null,
    name text not null,
    format text not null,
    status text not null default 'running',
    error text,
    accepted bigint not null default 0,
    duplicate bigint not null default 0,
    quarantined bigint not null default 0,
    conversations bigint not null default 0,
    started_at timestamptz not null default now(),
    finished_at timestamptz
  )`,
  `create table quarantined_lines (
    import_id bigint not null references imports on delete cascade,
    line bigint not null,
    store_key text,
    field text,
    reason text not null,
    raw bytea not null,
    primary key (import_id, line)
  )`,
  `create table stores (
    store_id int generated always as identity primary key,
    key text not null constraint stores_key_key unique,
    name text not null,
    timezone text not null default 'UTC',
    currency text,
    locale text,
    platform text,
    region text,
    recontact_hours int not null default 72 constraint stores_recontact_hours_positive check (recontact_hours > 0),
    attribution_hours int not null default 72 constraint stores_attribution_hours_positive check (attribution_hours > 0),
    fallback_phrases text[] not null default '{}',
    newest_event_at timestamptz,
    vouched_through timestamptz,
    version bigint,
    event_hash bigint,
    extra jsonb,
    import_id bigint,
    created_at timestamptz not null default now()
  )`,
  `create table conversations (
    store_id int not null references stores,
    conversation_id bigint generated always as identity,
    source text not null,
    external_id text not null,
    customer text,
    channel text,
    started_at timestamptz,
    ended_at timestamptz,
    ended_by text,
    topic text,
    stage text,
    blocked text,
    is_test boolean,
    newest_event_at timestamptz,
    version bigint,
    event_hash bigint,
    extra jsonb,
    import_id bigint,
    primary key (store_id, conversation_id),
    constraint conversations_store_id_source_external_id_key unique (store_id, source, external_id)
  )`,
  `create index conversations_store_id_newest_event_at_idx on conversations (store_id, newest_event_at)`,
  `create table messages (${conversationChild}
    sent_at timestamptz not null,
    speaker text not null,
    sender text,
    body text,
    kind text,
    entry text,
    confidence double precision,
    matched boolean,
    products text[],
    intent text,
    customer text,
    channel text,
    is_time_inferred boolean not null default false,${envelope},
    primary key (store_id, source, external_id)
  )`,
  `create index messages_store_id_conversation_id_idx on messages (store_id, conversation_id)`,
  `create table handoffs (${conversationChild}
    handed_off_at timestamptz not null,
    requested_by text,
    is_executed boolean not null,
    reason text,
    target text,${envelope},
    primary key (store_id, source, external_id)
  )`,
  `create index handoffs_store_id_conversation_id_idx on handoffs (store_id, conversation_id)`,
  `create table ratings (${conversationChild}
    score double precision not null,
    worst double precision not null,
    best double precision not null constraint ratings_scale_not_flat check (best <> worst),
    rated_at timestamptz,
    rated_part text,
    is_invited boolean,
    is_solved boolean,
    message text,
    comment text,${envelope},
    primary key (store_id, source, external_id)
  )`,
  `create index ratings_store_id_conversation_id_idx on ratings (store_id, conversation_id)`,
  `create table orders (
    store_id int not null,
    source text not null,
    external_id text not null,
    customer text not null,
    placed_at timestamptz not null,
    paid_at timestamptz,
    amount_minor bigint not null,
    currency text not null,
    status text,
    items jsonb,${envelope},
    primary key (store_id, source, external_id)
  )`,
  `create table refunds (
    store_id int not null,
    source text not null,
    external_id text not null,
    order_id text not null,
    refunded_at timestamptz not null,
    amount numeric not null,
    reason text,${envelope},
    primary key (store_id, source, external_id)
  )`,
  `create table clicks (
    store_id int not null,
    source text not null,
    external_id text not null,
    clicked_at timestamptz not null,
    product text not null,
    conversation text,
    message text,
    customer text,${envelope},
    primary key (store_id, source, external_id)
  )`,
  `create table knowledge_edits (
    store_id int not null,
    source text not null,
    external_id text not null,
    edited_at timestamptz not null,
    action text not null,
    entry text not null,
    question text,
    variants text[],
    answer text,
    topic text,
    trainer text,
    minutes double precision,${envelope},
    primary key (store_id, source, external_id)
  )`,
  `create table people (
    store_id int not null,
    source text not null,
    external_id text not null,
    role text not null,
    name text not null,
    team text,
    started_on date,
    level text,${envelope},
    primary key (store_id, source, external_id)
  )`,
  `create table shifts (
    store_id int not null,
    source text not null,
    external_id text not null,
    person text not null,
    starts_at timestamptz not null,
    ends_at timestamptz not null,${envelope},
    primary key (store_id, source, external_id)
  )`,
];

const tables =
  "shifts, people, knowledge_edits, clicks, refunds, orders, ratings, handoffs, messages, conversations, stores, quarantined_lines, imports";

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql.raw(`drop table ${tables}`).execute(db);
}
