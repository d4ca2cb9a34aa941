import { sql, type Kysely } from "kysely";

const statements = [
  // Who saw and did what. The actor is written down as it was then: people are renamed and removed.
  `create table audit_entries (
    entry_id bigint generated always as identity primary key,
    at timestamptz not null default now(),
    actor_kind text not null constraint audit_entries_actor_kind_known
      check (actor_kind in ('person', 'key', 'system', 'unknown')),
    actor_id bigint,
    actor_name text not null,
    actor_role text,
    action text not null,
    store_id int,
    subject jsonb not null default '{}',
    address text
  )`,
  `create index audit_entries_at_idx on audit_entries (at desc, entry_id desc)`,
  `create index audit_entries_actor_idx on audit_entries (actor_kind, actor_id, at desc)`,
  `create index audit_entries_action_idx on audit_entries (action, at desc)`,
  `create function audit_entries_refuse() returns trigger language plpgsql as $$
    begin
      raise exception 'the audit is append-only: % refused', tg_op using errcode = 'insufficient_privilege';
    end
  $$`,
  `create trigger audit_entries_append_only before update or delete on audit_entries
    for each row execute function audit_entries_refuse()`,
  `create trigger audit_entries_no_truncate before truncate on audit_entries
    for each statement execute function audit_entries_refuse()`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table audit_entries`.execute(db);
  await sql`drop function audit_entries_refuse`.execute(db);
}
