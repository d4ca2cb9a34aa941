/** Keeps the re-contact links of customers' conversations in step with their facts. */
import { sql } from "kysely";
import { linkContacts as linkOneCustomer, type Contact, type ContactLink } from "#app/facts/link-contacts.ts";
import type { Trx } from "../connection.ts";
import type { ConversationKey } from "./conversation-records.ts";
import { recordSet } from "./record-set.ts";
import type { CustomerKey, DirtyDay } from "./write-facts.ts";

/** A conversation of a customer: stored, or about to be (then without the link it has now). */
export type CustomerContact = ConversationKey & Contact & { source: string; customer: string };
type StoredContact = CustomerContact & ContactLink & { startDay: string; escalatedDay: string | null };

export type LinkedContacts = {
  /** Links of the arriving conversations, by conversation id. */
  links: Map<number, ContactLink>;
  /** Days of stored conversations whose link changed. */
  days: DirtyDay[];
};

/** Recomputes the links of all conversations of these customers. Returns the days whose figures that changes. */
export async function linkContacts(trx: Trx, customers: readonly CustomerKey[]): Promise<DirtyDay[]> {
  return (await linkArriving(trx, customers, [])).days;
}

/** The same when facts are about to be written: theirs come back to be written with them, stored ones are updated. */
export async function linkArriving(
  trx: Trx,
  customers: readonly CustomerKey[],
  arriving: readonly CustomerContact[],
): Promise<LinkedContacts> {
  const stored = await readContacts(trx, customers);
  const links = new Map<number, ContactLink>();
  const changed: (StoredContact & { link: ContactLink })[] = [];
  for (const { before, after } of groupByCustomer(stored, arriving)) {
    const all = linkOneCustomer([...before, ...after]);
    before.forEach((contact, index) => {
      const link = all[index]!;
      const isSame =
        link.nextContactMs === contact.nextContactMs && link.nextSameTopicMs === contact.nextSameTopicMs;
      if (!isSame) changed.push({ ...contact, link });
    });
    after.forEach((contact, index) => links.set(contact.conversationId, all[before.length + index]!));
  }
  await updateLinks(trx, changed);
  const days = changed.flatMap(({ storeId, startDay, escalatedDay }) => [
    { storeId, day: startDay },
    ...(escalatedDay === null ? [] : [{ storeId, day: escalatedDay }]),
  ]);
  return { links, days };
}

type CustomerGroup = { before: StoredContact[]; after: CustomerContact[] };

function groupByCustomer(
  stored: readonly StoredContact[],
  arriving: readonly CustomerContact[],
): Iterable<CustomerGroup> {
  const groups = new Map<string, CustomerGroup>();
  const find = (contact: CustomerKey) => {
    const key = getCustomerKey(contact);
    let group = groups.get(key);
    if (!group) groups.set(key, (group = { before: [], after: [] }));
    return group;
  };
  for (const contact of stored) find(contact).before.push(contact);
  for (const contact of arriving) find(contact).after.push(contact);
  return groups.values();
}

function getCustomerKey({ storeId, source, customer }: CustomerKey): string {
  return `${storeId}\0${source}\0${customer}`;
}

async function readContacts(trx: Trx, customers: readonly CustomerKey[]): Promise<StoredContact[]> {
  const unique = new Map(customers.map((key) => [getCustomerKey(key), key]));
  if (unique.size === 0) return [];
  const rows = [...unique.values()].map(({ storeId, source, customer }) => ({
    store_id: storeId,
    source,
    customer,
  }));
  const { rows: contacts } = await sql<StoredContact>`
    select f.store_id as "storeId", f.conversation_id as "conversationId", f.source, f.customer,
      (extract(epoch from f.started_at) * 1000)::bigint as "startedAt",
      (extract(epoch from f.ended_at) * 1000)::bigint as "endedAt",
      f.is_test as "isTest", f.has_question as "hasQuestion", f.topic,
      f.next_contact_ms as "nextContactMs", f.next_same_topic_ms as "nextSameTopicMs",
      f.start_day as "startDay", f.escalated_day as "escalatedDay"
    from ${recordSet(rows, "k", { store_id: "int", source: "text", customer: "text" })}
    join conversation_facts f using (store_id, source, customer)`.execute(trx);
  return contacts;
}

async function updateLinks(
  trx: Trx,
  changed: readonly (ConversationKey & { link: ContactLink })[],
): Promise<void> {
  if (changed.length === 0) return;
  const rows = changed.map(({ storeId, conversationId, link }) => ({
    store_id: storeId,
    conversation_id: conversationId,
    next_contact_ms: link.nextContactMs,
    next_same_topic_ms: link.nextSameTopicMs,
  }));
  const columns = {
    store_id: "int",
    conversation_id: "bigint",
    next_contact_ms: "bigint",
    next_same_topic_ms: "bigint",
  };
  await sql`
    update conversation_facts f
    set next_contact_ms = l.next_contact_ms, next_same_topic_ms = l.next_same_topic_ms
    from ${recordSet(rows, "l", columns)}
    where f.store_id = l.store_id and f.conversation_id = l.conversation_id`.execute(trx);
}
