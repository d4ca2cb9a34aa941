/** Puts back what an import had replaced: in place of its own version, or behind the version of whoever replaced that. */
import { sql } from "kysely";
import { wishSettings } from "../backfill/wish-settings.ts";
import type { Db, Trx } from "../connection.ts";
import { eventColumns } from "../load/conversations.ts";
import type { ConversationKey } from "../load/conversation-records.ts";
import { eventTables, type StoredType } from "../load/event-tables.ts";
import { recordSet } from "../load/record-set.ts";
import { lockStoresById, type LoadedStore } from "../load/stores.ts";
import { deleteAndMark, markStored } from "../sales/delete-and-mark.ts";
import { eventKeyColumns, type EventKey, type SupersededType } from "./keep-superseded.ts";
import { refoldTouched } from "./refold-touched.ts";

const chunk = 1_000;

type Superseded = EventKey & { type: SupersededType };

/** Restores up to a chunk of what `importId` had replaced; returns how many entries are dealt with, 0 when none are left. */
export async function restoreSome(db: Db, importId: number): Promise<number> {
  return db.transaction().execute(async (trx) => {
    const { rows: entries } = await sql<Superseded>`
      select store_id, type, source, external_id from superseded_events where superseded_by = ${importId}
      order by store_id, type, source, external_id limit ${chunk}`.execute(trx);
    if (entries.length === 0) return 0;
    const stores = await lockStoresById(
      trx,
      entries.map((entry) => entry.store_id),
    );
    await relinkLater(trx, importId, entries);
    const touched: ConversationKey[] = [];
    for (const [type, keys] of groupByType(entries)) {
      if (type === "store") await restoreStores(trx, importId, stores, keys);
      else if (type === "conversation") touched.push(...(await restoreConversations(trx, importId, keys)));
      else touched.push(...(await restoreEvents(trx, importId, type, keys)));
    }
    await sql`
      delete from superseded_events s using ${recordSet(entries, "k", { ...eventKeyColumns, type: "text" })}
      where s.superseded_by = ${importId} and ${isEntry}`.execute(trx);
    await refoldTouched(trx, stores, touched);
    return entries.length;
  });
}

/** What later imports replaced is no longer to be put back. */
export async function forgetReplaced(db: Db, importId: number): Promise<void> {
  await sql`delete from superseded_events where import_id = ${importId}`.execute(db);
}

const isEntry = sql`(s.store_id, s.type, s.source, s.external_id) = (k.store_id, k.type, k.source, k.external_id)`;

function groupByType(entries: readonly Superseded[]): Map<SupersededType, EventKey[]> {
  const groups = new Map<SupersededType, EventKey[]>();
  for (const { type, ...key } of entries) groups.set(type, [...(groups.get(type) ?? []), key]);
  return groups;
}

/** An import that replaced this one's version has now replaced the version before it. */
async function relinkLater(trx: Trx, importId: number, entries: readonly Superseded[]): Promise<void> {
  await sql`
    update superseded_events later set import_id = s.import_id, row = s.row
    from superseded_events s join ${recordSet(entries, "k", { ...eventKeyColumns, type: "text" })} on ${isEntry}
    where s.superseded_by = ${importId} and later.import_id = ${importId}
      and (later.store_id, later.type, later.source, later.external_id) = (s.store_id, s.type, s.source, s.external_id)`.execute(
    trx,
  );
}

/** Returns the conversations that the events left or came back to. */
async function restoreEvents(
  trx: Trx,
  importId: number,
  type: StoredType,
  keys: readonly EventKey[],
): Promise<ConversationKey[]> {
  const { table, columns } = eventTables[type];
  const isOfConversation = "conversation_id" in columns;
  if (!isOfConversation) {
    await restorePlain(trx, importId, type, keys);
    return [];
  }
  const { rows: removed } = await sql<EventKey & { conversation_id: number }>`
    delete from ${sql.table(table)} t using ${recordSet(keys, "k", eventKeyColumns)}
    where (t.store_id, t.source, t.external_id) = (k.store_id, k.source, k.external_id) and t.import_id = ${importId}
    returning t.store_id, t.source, t.external_id, t.conversation_id`.execute(trx);
  if (removed.length === 0) return [];
  const kept = sql`
    superseded_events s join ${recordSet(removed, "k", eventKeyColumns)} using (store_id, source, external_id)`;
  const mine = sql`s.type = ${type} and s.superseded_by = ${importId}`;
  await sql`
    insert into conversations (store_id, source, external_id)
    select distinct s.store_id, s.source, s.row ->> 'conversation' from ${kept}
    where ${mine} and not exists (
      select from conversations c
      where (c.store_id, c.source, c.external_id) = (s.store_id, s.source, s.row ->> 'conversation'))`.execute(
    trx,
  );
  const { rows: restored } = await sql<{ store_id: number; conversation_id: number }>`
    insert into ${sql.table(table)} select p.* from ${kept}
    join conversations c on (c.store_id, c.source, c.external_id) = (s.store_id, s.source, s.row ->> 'conversation')
    cross join lateral jsonb_populate_record(
      null::${sql.table(table)}, s.row || jsonb_build_object('conversation_id', c.conversation_id)) p
    where ${mine}
    returning store_id, conversation_id`.execute(trx);
  return [...removed, ...restored].map((row) => ({
    storeId: row.store_id,
    conversationId: row.conversation_id,
  }));
}

/** Of events outside conversations only crediting asks. */
async function restorePlain(
  trx: Trx,
  importId: number,
  type: StoredType,
  keys: readonly EventKey[],
): Promise<void> {
  const { table } = eventTables[type];
  const removed = await deleteAndMark(
    trx,
    table,
    sql`
      delete from ${sql.table(table)} t using ${recordSet(keys, "k", eventKeyColumns)}
      where (t.store_id, t.source, t.external_id) = (k.store_id, k.source, k.external_id) and t.import_id = ${importId}`,
  );
  if (removed.length === 0) return;
  await sql`
    insert into ${sql.table(table)} select p.*
    from superseded_events s join ${recordSet(removed, "k", eventKeyColumns)} using (store_id, source, external_id)
    cross join lateral jsonb_populate_record(null::${sql.table(table)}, s.row) p
    where s.type = ${type} and s.superseded_by = ${importId}`.execute(trx);
  await markStored(trx, table, removed);
}

async function restoreConversations(
  trx: Trx,
  importId: number,
  keys: readonly EventKey[],
): Promise<ConversationKey[]> {
  const assignments = Object.keys(eventColumns).map((name) => `${name} = p.${name}`);
  const { rows } = await sql<ConversationKey>`
    update conversations t set ${sql.raw(assignments.join(", "))}
    from superseded_events s join ${recordSet(keys, "k", eventKeyColumns)} using (store_id, source, external_id)
    cross join lateral jsonb_populate_record(null::conversations, s.row) p
    where s.type = 'conversation' and s.superseded_by = ${importId}
      and (t.store_id, t.source, t.external_id) = (s.store_id, s.source, s.external_id)
      and t.import_id = ${importId} and t.event_hash is not null
    returning t.store_id as "storeId", t.conversation_id as "conversationId"`.execute(trx);
  return rows;
}

/** Names return at once; settings that facts depend on are wished for. */
async function restoreStores(
  trx: Trx,
  importId: number,
  stores: readonly LoadedStore[],
  keys: readonly EventKey[],
): Promise<void> {
  const names = "name currency locale platform region version event_hash extra import_id".split(" ");
  const assignments = names.map((name) => `${name} = p.${name}`);
  type Restored = {
    storeId: number;
    timezone: string;
    recontactHours: number;
    attributionHours: number;
    fallbackPhrases: string[];
  };
  const { rows } = await sql<Restored>`
    update stores t set ${sql.raw(assignments.join(", "))}
    from superseded_events s join ${recordSet(keys, "k", eventKeyColumns)} using (store_id, source, external_id)
    cross join lateral jsonb_populate_record(null::stores, s.row) p
    where s.type = 'store' and s.superseded_by = ${importId} and t.store_id = s.store_id and t.import_id = ${importId}
    returning t.store_id as "storeId", p.timezone, p.recontact_hours as "recontactHours",
      p.attribution_hours as "attributionHours", p.fallback_phrases as "fallbackPhrases"`.execute(trx);
  for (const { storeId, ...settings } of rows) {
    await wishSettings(
      trx,
      stores.find((store) => store.storeId === storeId)!,
      settings,
    );
  }
}
