/**
 * Erases a customer: every text and id goes, of the customer and of all that was said in their conversations. Counts, links
 * between conversations, facts and rollups stay as they are.
 */
import { sql } from "kysely";
import type { Db, Trx } from "../connection.ts";
import { recordSet } from "../load/record-set.ts";
import { lockStoresById, type LoadedStore } from "../load/stores.ts";
import { holdStoreRefresher } from "../rollup/refresher-locks.ts";
import { eraseConversations, type ErasedIds } from "./erase-conversations.ts";
import { eraseOrdersAndClicks } from "./erase-orders.ts";
import { eraseSales } from "./erase-sales.ts";
import { addMarks, type MarkedId } from "./erasure-marks.ts";
import { makeToken, type TokenOf } from "./erasure-token.ts";
import { selectConversationsOf } from "./find-customer.ts";
import { redactSuperseded } from "./redact-superseded.ts";

export type Erasure = {
  storeIds: number[];
  conversations: number;
  messages: number;
  orders: number;
  clicks: number;
};

/** Conversations redacted by one statement. */
const chunk = 500;

/**
 * Erases by all ids given (as the source wrote it, and as it is stored). Raw lines and files are not its business: see
 * `eraseTraces`, which has to come first, while the ids of the customer's conversations are still known.
 */
export async function eraseCustomer(
  db: Db,
  customers: readonly string[],
  finish: (trx: Trx, erasure: Erasure) => Promise<void> = async () => undefined,
): Promise<Erasure> {
  return db.transaction().execute(async (trx) => {
    const storeIds = await findStores(trx, customers);
    // A refresher at work would write down what it has read under the old names.
    for (const storeId of storeIds) await holdStoreRefresher(trx, storeId);
    const stores = await lockStoresById(trx, storeIds);
    const erasure: Erasure = { storeIds: [], conversations: 0, messages: 0, orders: 0, clicks: 0 };
    for (const store of stores) {
      await eraseInStore(trx, store, customers, erasure);
      erasure.storeIds.push(store.storeId);
    }
    await finish(trx, erasure);
    return erasure;
  });
}

async function findStores(trx: Trx, customers: readonly string[]): Promise<number[]> {
  const wanted = sql`customer = any(${customers}::text[])`;
  const { rows } = await sql<{ id: number }>`
    select store_id as id from (${selectConversationsOf(customers)}) c
    union select store_id from orders where ${wanted}
    union select store_id from clicks where ${wanted}
    union select store_id from order_facts where ${wanted}
    union select store_id from sales_marks where ${wanted}
    union select store_id from superseded_events where row ->> 'customer' = any(${customers}::text[])
    order by id`.execute(trx);
  return rows.map(({ id }) => id);
}

async function eraseInStore(
  trx: Trx,
  store: LoadedStore,
  customers: readonly string[],
  erasure: Erasure,
): Promise<void> {
  const { storeId, key } = store;
  const { rows } = await sql<{ id: number }>`
    select conversation_id as id from (${selectConversationsOf(customers)}) c
    where store_id = ${storeId} order by 1`.execute(trx);
  const tokens = new Map<string, string>();
  // One for each source and id: what was linked stays linked, and what was not does not become so.
  const tokenOf: TokenOf = (source, customer) => {
    if (customer === null || !customers.includes(customer)) return customer;
    const name = `${source}\0${customer}`;
    if (!tokens.has(name)) tokens.set(name, makeToken());
    return tokens.get(name)!;
  };
  const ids: ErasedIds = { conversations: new Map(), events: new Map() };
  for (let from = 0; from < rows.length; from += chunk) {
    const part = rows.slice(from, from + chunk).map(({ id }) => id);
    erasure.messages += await eraseConversations(trx, store, part, { ids, tokenOf });
  }
  erasure.conversations += rows.length;
  const { orders, clicks } = await eraseOrdersAndClicks(trx, store, customers, { ids, tokenOf });
  erasure.orders += orders.length;
  erasure.clicks += clicks.length;
  await eraseSales(trx, store, customers, { ids, tokenOf });
  await eraseSuperseded(trx, store, customers, { ids, tokenOf });
  const sources = await trx
    .selectFrom("conversations")
    .select("source")
    .distinct()
    .where("store_id", "=", storeId)
    .execute();
  const named = new Set([...sources, ...orders, ...clicks].map(({ source }) => source));
  const mark =
    (kind: MarkedId["kind"]) =>
    ({ source, id }: { source: string; id: string }) => ({ store: key, source, kind, id });
  await addMarks(trx, [
    ...[...named].flatMap((source) => customers.map((id) => mark("customer")({ source, id }))),
    ...[...ids.conversations.values()].map(({ source, before }) =>
      mark("conversation")({ source, id: before }),
    ),
    ...orders.map(mark("order")),
    ...clicks.map(mark("click")),
  ]);
}

/** Kept versions of what has gone, and of what named the customer once. */
async function eraseSuperseded(
  trx: Trx,
  store: LoadedStore,
  customers: readonly string[],
  { ids, tokenOf }: { ids: ErasedIds; tokenOf: TokenOf },
): Promise<void> {
  const conversations = [...ids.conversations.values()].map(({ source, before }) => ({ source, id: before }));
  const conversationSet = recordSet(conversations, "k", pair);
  const orders = [...ids.events.keys()].map((name) => name.split("\0")).filter(([type]) => type === "order");
  const orderSet = recordSet(
    orders.map(([, source, id]) => ({ source, id })),
    "k",
    pair,
  );
  const isOfThem = sql`
    s.row ->> 'customer' = any(${customers}::text[])
    or (s.source, s.row ->> 'conversation') in (select source, id from ${conversationSet})
    or (s.type = 'conversation' and (s.source, s.external_id) in (select source, id from ${conversationSet}))
    or (s.type = 'refund' and (s.source, s.row ->> 'order_id') in (select source, id from ${orderSet}))`;
  await redactSuperseded(trx, store, isOfThem, ({ type, source, external_id, row }) => {
    const named = `${source}\0${String(row["conversation"])}`;
    const renamed: Record<string, unknown> = {
      external_id: findNewName(ids, { type, source, id: external_id }) ?? makeToken(),
      customer: tokenOf(source, (row["customer"] as string | null) ?? null),
      event_hash: 0,
    };
    if (typeof row["conversation"] === "string") {
      renamed["conversation"] = ids.conversations.get(named)?.after ?? row["conversation"];
    }
    if (row["speaker"] === "customer") renamed["sender"] = null;
    if (type === "refund")
      renamed["order_id"] = ids.events.get(`order\0${source}\0${String(row["order_id"])}`);
    return renamed;
  });
}

const pair = { source: "text", id: "text" };

function findNewName(ids: ErasedIds, { type, source, id }: { type: string; source: string; id: string }) {
  if (type === "conversation") return ids.conversations.get(`${source}\0${id}`)?.after;
  return ids.events.get(`${type}\0${source}\0${id}`);
}
