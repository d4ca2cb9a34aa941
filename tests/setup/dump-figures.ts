/** Everything the dashboard can know, independent of internal ids: two databases that agree here agree everywhere. */
import { sql } from "kysely";
import type { Db } from "#db/connection.ts";

/** Facts keyed by store, source and conversation id; facts of sales; rollup rows; stores, their settings and how far their data reaches. */
export async function dumpFigures(db: Db): Promise<string> {
  const facts = await sql`
    select s.key, c.source, c.external_id, to_jsonb(f) - 'conversation_id' - 'store_id' as fact,
      (select jsonb_agg(to_jsonb(r) - 'conversation_id' - 'store_id' order by r.rated_part) from rating_facts r
        where r.store_id = f.store_id and r.conversation_id = f.conversation_id) as ratings
    from conversation_facts f join stores s using (store_id) join conversations c using (store_id, conversation_id)
    order by 1, 2, 3`.execute(db);
  const sales = [];
  for (const table of ["order_facts", "inquiry_facts"]) {
    const { rows } = await sql<{ row: string }>`
      select s.key || ' ' || (to_jsonb(f) - 'store_id' - 'conversation_id')::text || ' ' || coalesce(c.external_id, '') as row
      from ${sql.table(table)} f join stores s using (store_id)
      left join conversations c on c.store_id = f.store_id and c.conversation_id = f.conversation_id order by 1`.execute(
      db,
    );
    sales.push([table, rows.map(({ row }) => row)]);
  }
  const tables = [
    ...["conversation_rollups", "escalation_rollups", "rating_rollups", "duration_rollups"],
    ...["sales_rollups", "inquiry_rollups", "product_rollups", "rule_rollups", "bought_rollups"],
  ];
  const rollups = [];
  for (const table of tables) {
    const { rows } = await sql<{ row: string }>`
      select s.key || ' ' || (to_jsonb(r) - 'store_id')::text as row
      from ${sql.table(table)} r join stores s using (store_id) order by 1`.execute(db);
    rollups.push([table, rows.map(({ row }) => row)]);
  }
  const stores = await sql`
    select key, name, timezone, currency, locale, platform, region, recontact_hours, attribution_hours, fallback_phrases,
      next_settings, newest_event_at, vouched_through, version, event_hash, extra
    from stores order by key`.execute(db);
  return JSON.stringify({ facts: facts.rows, sales, rollups, stores: stores.rows }, null, 1);
}
