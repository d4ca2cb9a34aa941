import { sql, type Kysely } from "kysely";

const statements = [
  // What tells a file chosen again after a broken upload from any other; how far an undo has come.
  `alter table imports
    add column upload_key text,
    add column steps_done bigint,
    add column steps_total bigint`,
  `create unique index imports_upload_key_key on imports (upload_key) where status = 'uploading'`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`alter table imports drop column upload_key, drop column steps_done, drop column steps_total`.execute(
    db,
  );
}
