/** Everything the dashboard can know, independent of internal ids: two databases that agree here agree everywhere. */
import { sql } from "kysely";
import type { Db } from "#db/connection.ts";

/** Facts keyed by store, source and conversation id; rollup rows; stores, their settings and how far their data reaches. */
export async function dumpFigures(db: Db): Promise<string> {
  const facts = await sql`
    select s.key, c.source, c.external_id, to_jsonb(f) - 'conversation_id' - 'store_id' as fact,
      (select jsonb_agg(to_jsonb(r) - 'conversation_id' - 'store_id' order by r.rated_part) from rating_facts r
        where r.store_id = f.store_id and r.conversation_id = f.conversation_id) as ratings
    from conversation_facts f join stores s using (store_id) join conversations c using (store_id, conversation_id)
    order by 1, 2, 3`.execute(db);
  const tables = ["conversation_rollups", "escalation_rollups", "rating_rollups", "duration_rollups"];
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
  return JSON.stringify({ facts: facts.rows, rollups, stores: stores.rows }, null, 1);
}
