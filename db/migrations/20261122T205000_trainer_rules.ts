import { sql, type Kysely } from "kysely";

const tables = ["certification_rules", "training_settings"];

const statements = [
  // Of the merchant, for all stores; without rows the rules Apiary comes with hold.
  `create table certification_rules (
    level smallint primary key constraint certification_rules_level_known check (level between 1 and 3),
    least_judged int not null constraint certification_rules_judged_positive check (least_judged > 0),
    least_added int not null constraint certification_rules_added_positive check (least_added > 0),
    most_harmed numeric not null constraint certification_rules_harmed_share check (most_harmed between 0 and 1)
  )`,
  // One row at most.
  `create table training_settings (
    is_only boolean primary key default true constraint training_settings_one check (is_only),
    productive_minutes int not null constraint training_settings_minutes_of_day check (productive_minutes between 1 and 1440)
  )`,
  ...tables.flatMap((table) => [
    `alter table ${table} enable row level security`,
    `create policy stores_of_page on ${table} for select to apiary_page using (true)`,
    `create policy all_stores on ${table} for select to apiary_page_all using (true)`,
    `grant select on ${table} to apiary_page, apiary_page_all`,
  ]),
  // Marks on charts ask for what went live in a period.
  `create index knowledge_edits_edited_at_idx on knowledge_edits (store_id, edited_at)`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop index knowledge_edits_edited_at_idx`.execute(db);
  await sql.raw(`drop table ${tables.join(", ")}`).execute(db);
}
