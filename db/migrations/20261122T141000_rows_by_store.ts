import { sql, type Kysely } from "kysely";

/** Tables with rows of a store; pages read those marked. */
const tables: Record<string, boolean> = {
  stores: true,
  conversations: true,
  messages: true,
  handoffs: true,
  ratings: true,
  conversation_facts: true,
  rating_facts: true,
  conversation_rollups: true,
  escalation_rollups: true,
  rating_rollups: true,
  duration_rollups: true,
  orders: false,
  refunds: false,
  clicks: false,
  knowledge_edits: false,
  people: false,
  shifts: false,
  dirty_days: false,
  rolled_stores: false,
  superseded_events: false,
  store_vouches: false,
  refolded_conversations: false,
  user_stores: false,
};

/** Of no store: for whoever sees all of them. */
const shared = ["imports", "quarantined_lines", "quarantine_mends", "superseded_events"];

/** Worked out once a statement; without the setting there is no store. */
const storeIds = `(select string_to_array(current_setting('app.stores', true), ',')::int[])::int[]`;

/** The roles are made before any migration (db/access/page-roles.ts). The owner of a table is not held by its policies. */
const statements = [
  ...Object.entries(tables).flatMap(([table, isRead]) => [
    `alter table ${table} enable row level security`,
    `create policy stores_of_page on ${table} for select to apiary_page using (store_id = any (${storeIds}))`,
    // A constant, so that the planner forgets it: who sees all stores pays nothing.
    `create policy all_stores on ${table} for select to apiary_page_all using (true)`,
    ...(isRead ? [`grant select on ${table} to apiary_page, apiary_page_all`] : []),
  ]),
  ...shared.map((table) => `grant select on ${table} to apiary_page_all`),
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  for (const table of Object.keys(tables)) {
    await sql.raw(`drop policy stores_of_page on ${table}`).execute(db);
    await sql.raw(`drop policy all_stores on ${table}`).execute(db);
    await sql.raw(`alter table ${table} disable row level security`).execute(db);
  }
  const names = [...Object.keys(tables), ...shared].join(", ");
  await sql.raw(`revoke select on ${names} from apiary_page, apiary_page_all`).execute(db);
}
