import { sql } from "kysely";
import type { Trx } from "../connection.ts";
import { recordSet } from "./record-set.ts";
import type { DirtyDay } from "./write-facts.ts";

/** Marks days for the refresher and wakes it, in one order so that two writers never wait for each other in a circle. */
export async function markDirty(trx: Trx, days: readonly DirtyDay[]): Promise<void> {
  const unique = new Map(
    days.map((dirty) => [`${String(dirty.storeId).padStart(10, "0")} ${dirty.day}`, dirty]),
  );
  if (unique.size === 0) return;
  const rows = [...unique.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, { storeId, day }]) => ({ store_id: storeId, day }));
  await sql`
    insert into dirty_days (store_id, day)
    select store_id, day from ${recordSet(rows, "r", { store_id: "int", day: "date" })}
    order by store_id, day
    on conflict do nothing`.execute(trx);
  await sql`select pg_notify('apiary', '{"kind":"dirty"}')`.execute(trx);
}
