import { sql, type Kysely } from "kysely";

/** A gap is called by its first example: found without reading its other questions and their words. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create index gap_questions_example_idx on gap_questions (store_id, gap_id, example) where example is not null`.execute(
    db,
  );
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop index gap_questions_example_idx`.execute(db);
}
