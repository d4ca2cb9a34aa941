/** Conversations of an erased customer: no text, no id, the same fact. */
import { sql } from "kysely";
import type { Trx } from "../connection.ts";
import { recordSet } from "../load/record-set.ts";
import type { LoadedStore } from "../load/stores.ts";
import { makeToken, type TokenOf } from "./erasure-token.ts";
import { redactConversations } from "./redact-conversations.ts";

/** New names of what has been erased in a store, by what it was called. */
export type ErasedIds = {
  /** By source and external id, parted by a NUL. */
  conversations: Map<string, { source: string; before: string; after: string }>;
  /** By type, source and external id. */
  events: Map<string, string>;
};

type Naming = { ids: ErasedIds; tokenOf: TokenOf };
type StoredId = { id: number; source: string; name: string };

const eventTypes = { message: "messages", handoff: "handoffs", rating: "ratings" } as const;

/** Takes texts and ids out of a locked store's conversations; adds their new names to `ids`. Returns the messages erased. */
export async function eraseConversations(
  trx: Trx,
  store: LoadedStore,
  conversationIds: readonly number[],
  { ids, tokenOf }: Naming,
): Promise<number> {
  const { storeId } = store;
  const { records } = await redactConversations(trx, store, conversationIds);
  const isOne = sql`t.store_id = ${storeId} and t.conversation_id = any(${conversationIds}::bigint[])`;
  const { rows } = await sql<StoredId>`
    select t.conversation_id as id, t.source, t.external_id as name from conversations t where ${isOne}`.execute(
    trx,
  );
  const renamed: { type: keyof typeof eventTypes; source: string; before: string; after: string }[] = [];
  // In the order of the old ids, which tell apart conversations that began and ended at the same moments.
  rows.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  const tokens = rows.map(() => makeToken()).sort();
  for (const [index, { id, source, name }] of rows.entries()) {
    const after = tokens[index]!;
    ids.conversations.set(`${source}\0${name}`, { source, before: name, after });
    const { messages, handoffs, ratings } = records.get(id)!;
    for (const [type, events] of Object.entries({ message: messages, handoff: handoffs, rating: ratings })) {
      for (const event of nameInOrder(events, `${after}-${type[0]}`)) {
        renamed.push({ type: type as keyof typeof eventTypes, source, ...event });
        ids.events.set(`${type}\0${source}\0${event.before}`, event.after);
      }
    }
  }
  for (const [type, table] of Object.entries(eventTypes)) {
    const names = renamed.filter((event) => event.type === type);
    await sql`
      update ${sql.table(table)} t set external_id = r.after, event_hash = 0
      from ${recordSet(names, "r", { source: "text", before: "text", after: "text" })}
      where t.store_id = ${storeId} and t.source = r.source and t.external_id = r.before`.execute(trx);
  }
  await sql`
    update ratings t set message = (
      select r.after from ${recordSet(renamed, "r", { source: "text", before: "text", after: "text", type: "text" })}
      where r.type = 'message' and r.source = t.source and r.before = t.message)
    where ${isOne} and t.message is not null`.execute(trx);
  await sql`
    update conversations t set external_id = r.after, erased_at = now(),
      event_hash = case when t.event_hash is null then null else 0 end
    from ${recordSet([...ids.conversations.values()], "r", { source: "text", before: "text", after: "text" })}
    where ${isOne} and t.source = r.source and t.external_id = r.before`.execute(trx);
  await eraseCustomers(trx, conversationIds, storeId, tokenOf);
  return renamed.filter(({ type }) => type === "message").length;
}

/**
 * Ids break ties between things that happened at one moment, so the new ones stand in the order of the old ones: by UTF-16
 * units, as the fold compares them.
 */
function nameInOrder(events: readonly { id: string }[], prefix: string): { before: string; after: string }[] {
  return events
    .map(({ id }) => id)
    .sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))
    .map((before, index) => ({ before, after: `${prefix}${String(index).padStart(7, "0")}` }));
}

async function eraseCustomers(
  trx: Trx,
  conversationIds: readonly number[],
  storeId: number,
  tokenOf: TokenOf,
): Promise<void> {
  const isOne = sql`t.store_id = ${storeId} and t.conversation_id = any(${conversationIds}::bigint[])`;
  const tables = ["conversations", "messages", "conversation_facts"] as const;
  for (const table of tables) {
    const { rows } = await sql<{ source: string; customer: string }>`
      select distinct t.source, t.customer from ${sql.table(table)} t
      where ${isOne} and t.customer is not null`.execute(trx);
    const tokens = rows.map((row) => ({ ...row, token: tokenOf(row.source, row.customer) }));
    await sql`
      update ${sql.table(table)} t set customer = r.token
      from ${recordSet(tokens, "r", { source: "text", customer: "text", token: "text" })}
      where ${isOne} and t.source = r.source and t.customer = r.customer and r.token <> r.customer`.execute(
      trx,
    );
  }
  // An agent's name is part of the figures; a customer's is not.
  await sql`
    update messages t set sender = null
    where ${isOne} and t.speaker = 'customer' and t.sender is not null`.execute(trx);
}
