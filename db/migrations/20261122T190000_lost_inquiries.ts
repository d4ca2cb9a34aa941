import { sql, type Kysely } from "kysely";

const rollupKey = (more: string) => `create unique index inquiry_rollups_key on inquiry_rollups
  (store_id, cube, day, is_inquirer, ${more}matured, band, channel, source, topic, agent) nulls not distinct`;

const statements = [
  // Whether the day's first conversation was lost on handoff: called for a person, and none ever spoke after that.
  `alter table inquiry_facts add column is_lost boolean not null default false`,
  `alter table inquiry_facts alter column is_lost drop default`,
  `alter table inquiry_rollups add column is_lost boolean not null default false`,
  `alter table inquiry_rollups alter column is_lost drop default`,
  `drop index inquiry_rollups_key`,
  rollupKey("is_lost, "),
  // Everything is credited anew, which fills what is new.
  `insert into sales_marks (store_id) select distinct store_id from orders`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`delete from inquiry_rollups where is_lost`.execute(db);
  await sql`alter table inquiry_rollups drop column is_lost`.execute(db);
  await sql.raw(rollupKey("")).execute(db);
  await sql`alter table inquiry_facts drop column is_lost`.execute(db);
}
