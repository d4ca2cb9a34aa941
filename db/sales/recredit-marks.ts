/** The sales facts that marks say something about, and no others. */
import { sql } from "kysely";
import { hourMs, openOrderHours } from "#app/sales/windows.ts";
import { listOffsets } from "#app/time/local-day.ts";
import type { Trx } from "../connection.ts";
import { recordSet } from "../load/record-set.ts";
import { runTogether } from "../run-together.ts";
import { computeInquiryFacts, firstOfDays, inquiryFactColumns, isOnDay } from "./inquiry-facts.ts";
import { computeOrderFacts, orderFactColumns } from "./order-facts.ts";
import type { SellingStore } from "./selling-store.ts";

/** As in sales_marks: an order, or without one a conversation that began (or no longer begins) at a time. */
export type Mark = { source: string; order: string | null; customer: string | null; at: number | null };

type Moment = { source: string; customer: string; at: number };
type DayKey = { source: string; customer: string; day: string };

/** Brings facts in step; returns the days on which that changed anything. */
export async function recreditMarks(
  trx: Trx,
  store: SellingStore,
  marks: readonly Mark[],
): Promise<ReadonlySet<string>> {
  // Whoever took its last order away has marked the whole of it.
  if (!store.hasOrders || marks.length === 0) return new Set();
  const talks = marks.filter(({ order }) => order === null) as Moment[];
  const orders = await findOrders(trx, store, marks, talks);
  const days = new Set<string>();
  for (const day of await replaceOrders(trx, store, orders)) days.add(day);
  const bought: Moment[] = marks.filter(hasMoment).filter(({ order }) => order !== null);
  for (const { source, customer, at, oldCustomer, oldAt } of orders) {
    if (customer !== null) bought.push({ source, customer, at: at! });
    if (oldCustomer !== null) bought.push({ source, customer: oldCustomer, at: oldAt! });
  }
  const keys = await findInquiries(trx, store, talks, bought);
  for (const day of await replaceInquiries(trx, store, keys)) days.add(day);
  return days;
}

const hasMoment = (mark: Mark): mark is Mark & Moment => mark.customer !== null && mark.at !== null;

type FoundOrder = {
  source: string;
  id: string;
  customer: string | null;
  at: number | null;
  paidAt: number | null;
  oldCustomer: string | null;
  oldAt: number | null;
  oldDay: string | null;
};

const momentColumns = { source: "text", customer: "text", at: "timestamptz" };

/** What other platforms' rules look at lies within the longest of our windows too. */
const isSoonAfter = (moment: string, hours: number) =>
  sql`${sql.ref(moment)} > k.at and ${sql.ref(moment)} <= k.at + ${hours}::int * interval '1 hour'`;

/** The orders that are marked and those that marked conversations may be claimed for, as they are and as they were. */
async function findOrders(
  trx: Trx,
  { storeId, longestHours }: SellingStore,
  marks: readonly Mark[],
  talks: readonly Moment[],
): Promise<FoundOrder[]> {
  const named = marks.flatMap(({ source, order }) => (order === null ? [] : [{ source, id: order }]));
  const { rows } = await sql<FoundOrder>`
    with named as (
      select source, id from ${recordSet(named, "n", { source: "text", id: "text" })}
      union
      select o.source, o.external_id from ${recordSet(talks, "k", momentColumns)}
      join orders o on o.store_id = ${storeId} and o.source = k.source and o.customer = k.customer
        and (${isSoonAfter("o.placed_at", longestHours)} or ${isSoonAfter("o.paid_at", longestHours)})
    )
    select n.source, n.id, o.customer, o.placed_at as at, o.paid_at as "paidAt",
      f.customer as "oldCustomer", f.created_at as "oldAt", coalesce(f.paid_day, f.created_day) as "oldDay"
    from named n
    left join orders o on o.store_id = ${storeId} and o.source = n.source and o.external_id = n.id
    left join order_facts f on f.store_id = ${storeId} and f.source = n.source and f.external_id = n.id`.execute(
    trx,
  );
  return rows;
}

const orderKeyColumns = { source: "text", external_id: "text" };

/** Returns the days on which orders were or are paid (or created, if never paid) whose facts have changed. */
async function replaceOrders(trx: Trx, store: SellingStore, found: readonly FoundOrder[]): Promise<string[]> {
  const toKey = ({ source, id }: FoundOrder) => ({ source, external_id: id });
  const gone = found.filter(({ customer, oldCustomer }) => customer === null && oldCustomer !== null);
  const there = found.filter(({ customer }) => customer !== null);
  const days = gone.map(({ oldDay }) => oldDay);
  if (gone.length > 0) {
    await sql`
      delete from order_facts f using ${recordSet(gone.map(toKey), "k", orderKeyColumns)}
      where f.store_id = ${store.storeId} and f.source = k.source and f.external_id = k.external_id`.execute(
      trx,
    );
  }
  if (there.length > 0) {
    const times = there.flatMap(({ at, paidAt }) => (paidAt === null ? [at!] : [at!, paidAt]));
    times.sort((a, b) => a - b);
    const spans = listOffsets(store.timezone, times[0]!, times.at(-1)!);
    const from = sql`orders o join ${recordSet(there.map(toKey), "k", orderKeyColumns)} using (source, external_id)`;
    const names = orderFactColumns.join(", ");
    const own = orderFactColumns.slice(3);
    const { rows } = await sql<{ source: string; id: string; day: string | null }>`
      insert into order_facts as f (${sql.raw(names)}) ${computeOrderFacts(store, spans, from)}
      on conflict (store_id, source, external_id) do update set ${sql.raw(listAssignments(own))}
      where ${sql.raw(isDistinct(own))}
      returning f.source, f.external_id as id, coalesce(f.paid_day, f.created_day) as day`.execute(trx);
    const oldDays = new Map(there.map(({ source, id, oldDay }) => [`${source}\0${id}`, oldDay]));
    for (const { source, id, day } of rows) days.push(day, oldDays.get(`${source}\0${id}`) ?? null);
  }
  return days.filter((day) => day !== null);
}

const listAssignments = (columns: readonly string[]) =>
  columns.map((name) => `${name} = excluded.${name}`).join(", ");
const isDistinct = (columns: readonly string[]) =>
  `(${columns.map((name) => `f.${name}`).join(", ")}) is distinct from (${columns.map((name) => `excluded.${name}`).join(", ")})`;

/** The days of customers on which a marked conversation was or is, or whose outcome an order at a moment has to do with. */
async function findInquiries(
  trx: Trx,
  { storeId, longestHours }: SellingStore,
  talks: readonly Moment[],
  bought: readonly Moment[],
): Promise<DayKey[]> {
  const moments = bought.map(({ source, customer, at }) => ({
    ...{ source, customer },
    from_at: at - longestHours * hourMs,
    to_at: at + openOrderHours * hourMs,
  }));
  const rangeColumns = { source: "text", customer: "text", from_at: "timestamptz", to_at: "timestamptz" };
  const { rows } = await sql<DayKey>`
    select f.source, f.customer, f.start_day as day from ${recordSet(talks, "k", momentColumns)}
    join conversation_facts f on f.store_id = ${storeId} and f.source = k.source and f.customer = k.customer
      and f.started_at = k.at
    union
    select i.source, i.customer, i.day from ${recordSet(talks, "k", momentColumns)}
    join inquiry_facts i on i.store_id = ${storeId} and i.source = k.source and i.customer = k.customer
      and i.started_at = k.at
    union
    select i.source, i.customer, i.day from ${recordSet(moments, "k", rangeColumns)}
    join inquiry_facts i on i.store_id = ${storeId} and i.source = k.source and i.customer = k.customer
      and i.started_at between k.from_at and k.to_at`.execute(trx);
  return rows;
}

/** Returns the days on which anything has changed. */
async function replaceInquiries(
  trx: Trx,
  store: SellingStore,
  keys: readonly DayKey[],
): Promise<readonly string[]> {
  if (keys.length === 0) return [];
  const wanted = recordSet(keys, "k", { source: "text", customer: "text", day: "date" });
  const remove = sql<{ day: string }>`
    delete from inquiry_facts i using ${wanted}
    where i.store_id = ${store.storeId} and i.source = k.source and i.customer = k.customer and i.day = k.day
      and not exists (
        select from conversation_facts f where f.store_id = ${store.storeId} and f.source = k.source
          and f.customer = k.customer and ${isOnDay} and not f.is_test)
    returning i.day`;
  const own = inquiryFactColumns.slice(4);
  const renew = sql<{ day: string }>`
    insert into inquiry_facts as f (${sql.raw(inquiryFactColumns.join(", "))})
    ${computeInquiryFacts(store, firstOfDays(store, wanted))}
    on conflict (store_id, source, customer, day) do update set ${sql.raw(listAssignments(own))}
    where ${sql.raw(isDistinct(own))}
    returning f.day`;
  const [gone, changed] = await runTogether(trx, remove, renew);
  return [...gone, ...changed].map(({ day }) => day);
}
