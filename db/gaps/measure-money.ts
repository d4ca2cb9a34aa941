import { sql } from "kysely";
import { enoughData } from "#app/metrics/figure.ts";
import type { Trx } from "../connection.ts";
import { dataThrough } from "../measures/classified.ts";
import { isCounted } from "./measure-gaps.ts";

/**
 * GMV at risk of a store's gaps, the upper bound of metrics.md's lost GMV: customers who inquired on a day with a question of
 * the gap and whose window passed without an order, times the average order of service in the counted days, with a share for
 * each currency. Nothing where service has fewer than 30 orders there, or no conversation of the gap tells its customer.
 */
export async function measureMoney(trx: Trx, storeId: number): Promise<void> {
  await sql`delete from gap_money where store_id = ${storeId}`.execute(trx);
  await sql`
    with store as (
      select s.store_id, s.attribution_hours as hours, ${dataThrough} as through from stores s
      where s.store_id = ${storeId}
    ), sold as (
      select o.currency, sum(o.amount_minor) as gross, count(*) as orders
      from order_facts o join store s using (store_id)
      where o.paid_at >= (select min(counted_from) from gaps where store_id = ${storeId})
        and o.lag_ms <= s.hours * 3600000::bigint
      group by o.currency
    ), talked as (
      select distinct q.gap_id, f.source, f.customer, f.start_day
      from gap_questions q
      join gaps g using (store_id, gap_id)
      join conversation_facts f using (store_id, conversation_id)
      where q.store_id = ${storeId} and ${isCounted} and f.customer is not null
    ), unbought as (
      select t.gap_id, count(i.customer) filter (where i.is_inquirer
        and i.started_at + s.hours * interval '1 hour' <= s.through
        and coalesce(i.ordered_after_ms > s.hours * 3600000::bigint, true)) as inquirers
      from talked t cross join store s
      left join inquiry_facts i on i.store_id = s.store_id and i.source = t.source and i.customer = t.customer
        and i.day = t.start_day
      group by t.gap_id
    )
    insert into gap_money (store_id, gap_id, currency, amount_minor)
    select ${storeId}::int, u.gap_id, s.currency, floor(u.inquirers * s.gross / (select sum(orders) from sold))
    from unbought u cross join sold s
    where (select sum(orders) from sold) >= ${sql.lit(enoughData)}`.execute(trx);
}
