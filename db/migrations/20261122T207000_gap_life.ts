import { sql, type Kysely } from "kysely";

const kinds = "('missing', 'wrong', 'outdated', 'not found', 'not a knowledge problem')";
const storeIds = `(select string_to_array(current_setting('app.stores', true), ',')::int[])::int[]`;

const statements = [
  // What a question by itself says of its gap's kind; null where it does not tell.
  `alter table gap_questions add column kind text constraint gap_questions_kind_known check (kind in ${kinds})`,

  // Questions that are in no gap yet. \`key\` is the gap that those alike would found together. References, never copies.
  `create table gap_candidates (
    store_id int not null references stores on delete cascade,
    key text not null,
    conversation_id bigint not null,
    source text not null,
    message_id text not null,
    asked_at timestamptz not null,
    reason text not null constraint gap_candidates_reason_known check (reason in ('missed', 'ineffective', 'escalated')),
    kind text constraint gap_candidates_kind_known check (kind in ${kinds}),
    primary key (store_id, source, message_id)
  )`,
  `create index gap_candidates_key_idx on gap_candidates (store_id, key)`,
  `create index gap_candidates_conversation_id_idx on gap_candidates (store_id, conversation_id)`,
  `alter table gap_candidates enable row level security`,
  `create policy stores_of_page on gap_candidates for select to apiary_page using (store_id = any (${storeIds}))`,
  `create policy all_stores on gap_candidates for select to apiary_page_all using (true)`,
  `grant select on gap_candidates to apiary_page, apiary_page_all`,

  // Days with conversations whose questions have not been looked at since they changed. Pages do not ask for it.
  `create table gap_days (
    store_id int not null references stores on delete cascade,
    day date not null,
    primary key (store_id, day)
  )`,
  // Facts that transactions from this one on have written are still to be looked at.
  `create table gap_passes (
    store_id int primary key references stores on delete cascade,
    from_transaction xid8 not null
  )`,
  ...["gap_days", "gap_passes"].map((table) => `alter table ${table} enable row level security`),
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table gap_passes, gap_days, gap_candidates`.execute(db);
  await sql`alter table gap_questions drop column kind`.execute(db);
}
