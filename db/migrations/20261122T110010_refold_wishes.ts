import { sql, type Kysely } from "kysely";

const statements = [
  // Each change of settings is a new wish; what was folded for an older one does not count.
  `alter table stores add column wish bigint not null default 0`,
  // A row is a claim until it is folded; a batch that changes the conversation takes it away.
  `alter table refolded_conversations
    add column wish bigint not null default 0,
    add column is_folded boolean not null default false`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql.raw(`alter table refolded_conversations drop column wish, drop column is_folded`).execute(db);
  await sql.raw(`alter table stores drop column wish`).execute(db);
}
