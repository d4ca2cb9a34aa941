/**
 * Credits again what is marked: order and inquiry facts are brought in step with events and conversation facts, and the days
 * whose sales figures that changes are marked. Only a refresher calls this, for stores it holds.
 */
import { sql } from "kysely";
import type { Trx } from "../connection.ts";
import { recreditMarks, type Mark } from "./recredit-marks.ts";
import { recreditStore } from "./recredit-store.ts";

/** Marks dealt with by one transaction. */
const marksAtOnce = 5_000;
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
  for (const { storeId, isWhole } of waiting) {
    if (left <= 0) return false;
    if (isWhole) {
      await sql`delete from sales_marks where store_id = ${storeId}`.execute(trx);
      await recreditStore(trx, storeId);
      left = 0;
    } else {
      const marks = await takeMarks(trx, storeId, left);
      await recreditMarks(trx, storeId, marks);
      left -= marks.length;
    }
  }
  return left > 0;
}

/** One that asks for the whole store by now is left to the next transaction. */
async function takeMarks(trx: Trx, storeId: number, limit: number): Promise<Mark[]> {
  const { rows } = await sql<Mark>`
    delete from sales_marks where ctid = any(array(
      select ctid from sales_marks where store_id = ${storeId} and source is not null limit ${limit}))
    returning source, order_id as "order", customer, at`.execute(trx);
  return rows;
}
