import { sql } from "kysely";
import type { Trx } from "../connection.ts";
import { runTogether } from "../run-together.ts";
import { recordSet } from "./record-set.ts";
import type { DirtyDay } from "./write-facts.ts";

/**
 * Marks days for the refresher and wakes it. Marks only ever get added here, whether the day has one or not: a refresher at
 * work beside this transaction removes those it can see, never this one, and nobody waits for anybody.
 */
export async function markDirty(trx: Trx, days: readonly DirtyDay[]): Promise<void> {
  const unique = new Map(
    days.map((dirty) => [`${String(dirty.storeId).padStart(10, "0")} ${dirty.day}`, dirty]),
  );
  if (unique.size === 0) return;
  const rows = [...unique.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, { storeId, day }]) => ({ store_id: storeId, day }));
  const mark = sql`
    insert into dirty_days (store_id, day)
    select store_id, day from ${recordSet(rows, "r", { store_id: "int", day: "date" })}`;
  await runTogether(trx, mark, announceDirty);
}

/** Wakes the refresher when the transaction commits. */
export const announceDirty = sql`select pg_notify('apiary', '{"kind":"dirty"}')`;
