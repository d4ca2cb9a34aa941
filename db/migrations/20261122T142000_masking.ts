import type { Kysely } from "kysely";

/** Masking is the rule; keeping a store's personal data as it is sent takes an owner's word. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable("stores")
    .addColumn("masks_personal_data", "boolean", (column) => column.notNull().defaultTo(true))
    .execute();
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable("stores").dropColumn("masks_personal_data").execute();
}
