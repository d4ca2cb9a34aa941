/**
 * Credits again what is marked: order and inquiry facts are brought in step with events and conversation facts, and the days
 * whose sales figures that changes are marked. Only a refresher calls this, for stores it holds.
 */
import { sql, type RawBuilder } from "kysely";
import type { Trx } from "../connection.ts";
import { runTogether } from "../run-together.ts";
import { recreditMarks, type Mark } from "./recredit-marks.ts";
import { recreditStore } from "./recredit-store.ts";
import { findSellingStore, toSellingStore } from "./selling-store.ts";

/** Marks dealt with by one transaction. */
export const marksAtOnce = 5_000;
/** From so many marks on, and from one for every so many orders, doing a whole store at once is quicker. */
const wholeFrom = { marks: 20_000, ordersPerMark: 4 };

/** Returns false when there may be more to do in another transaction. */
export async function recreditMarked(trx: Trx, storeIds: readonly number[]): Promise<boolean> {
  const { rows: waiting } = await sql<{ storeId: number; isWhole: boolean }>`
    select s.id as "storeId", exists (
      select from sales_marks m where m.store_id = s.id and m.source is null
    ) or (
      select count(*) >= ${wholeFrom.marks} from (
        select from sales_marks m where m.store_id = s.id limit ${wholeFrom.marks}) m
    ) and (
      select count(*) from sales_marks m where m.store_id = s.id
    ) * ${wholeFrom.ordersPerMark} >= (
      select count(*) from orders o where o.store_id = s.id
    ) as "isWhole"
    from unnest(${[...storeIds]}::int[]) as s(id)
    where exists (select from sales_marks m where m.store_id = s.id)`.execute(trx);
  let left = marksAtOnce;
  const changed: { storeId: number; day: string }[] = [];
  for (const { storeId, isWhole } of waiting) {
    if (isWhole) {
      await sql`delete from sales_marks where store_id = ${storeId}`.execute(trx);
      await recreditStore(trx, storeId);
      left = 0;
    } else {
      const [marks, stores] = await runTogether(trx, renderTaking(storeId, left), findSellingStore(storeId));
      const store = stores.map(toSellingStore)[0];
      const days = store ? await recreditMarks(trx, store, marks) : [];
      for (const day of days) changed.push({ storeId, day });
      left -= marks.length;
    }
    if (left <= 0) break;
  }
  await markSalesDays(trx, changed);
  return left > 0;
}

/** One that asks for the whole store by now is left to the next transaction. */
function renderTaking(storeId: number, limit: number): RawBuilder<Mark> {
  return sql`
    delete from sales_marks where ctid = any(array(
      select ctid from sales_marks where store_id = ${storeId} and source is not null limit ${limit}))
    returning source, order_id as "order", customer, at`;
}

async function markSalesDays(trx: Trx, days: readonly { storeId: number; day: string }[]): Promise<void> {
  if (days.length === 0) return;
  await sql`
    insert into dirty_sales_days (store_id, day)
    select * from unnest(${days.map(({ storeId }) => storeId)}::int[], ${days.map(({ day }) => day)}::date[])`.execute(
    trx,
  );
}
