/** Folds conversations from what is stored about them, and carries the result through to facts and dirty days. */
import { foldConversation } from "#app/facts/fold-conversation.ts";
import type { ConversationRecord } from "#app/facts/conversation-record.ts";
import type { Trx } from "../connection.ts";
import { findNewestTime, readConversationRecords, type ConversationKey } from "./conversation-records.ts";
import { updateDataThrough, writeNewestTimes } from "./data-through.ts";
import { markDirty } from "./dirty-days.ts";
import { linkContacts } from "./link-contacts.ts";
import type { LoadedStore } from "./stores.ts";
import { writeFacts, type FoldedConversation } from "./write-facts.ts";

/** Folds records and writes what follows from them; `isNew` conversations have no facts yet. */
export async function foldRecords(
  trx: Trx,
  records: readonly (ConversationKey & { record: ConversationRecord })[],
  stores: readonly LoadedStore[],
  isNew: (key: ConversationKey) => boolean,
): Promise<void> {
  const storeById = new Map(stores.map((store) => [store.storeId, store]));
  const folded: FoldedConversation[] = records.map(({ storeId, conversationId, record }) => ({
    storeId,
    conversationId,
    fact: foldConversation(record, storeById.get(storeId)!),
  }));
  const touched = await writeFacts(trx, folded, isNew);
  const linked = await linkContacts(trx, touched.customers);
  await writeNewestTimes(
    trx,
    records.map(({ record, ...key }) => ({ ...key, newest: findNewestTime(record) })),
  );
  const matured = [];
  for (const storeId of new Set(records.map((item) => item.storeId))) {
    matured.push(...(await updateDataThrough(trx, storeById.get(storeId)!)));
  }
  await markDirty(trx, [...touched.days, ...linked, ...matured]);
}

const chunk = 2_000;

/** Re-folds every conversation of a store, after a setting its facts depend on has changed. */
export async function refoldStore(trx: Trx, store: LoadedStore): Promise<number> {
  let count = 0;
  for (let after = 0; ;) {
    const keys = await trx
      .selectFrom("conversations")
      .select(["store_id as storeId", "conversation_id as conversationId"])
      .where("store_id", "=", store.storeId)
      .where("conversation_id", ">", after)
      .orderBy("conversation_id")
      .limit(chunk)
      .execute();
    if (keys.length === 0) return count;
    const records = await readConversationRecords(trx, keys);
    await foldRecords(
      trx,
      keys.map((key) => ({ ...key, record: records.get(key.conversationId)! })),
      [store],
      () => false,
    );
    count += keys.length;
    after = keys.at(-1)!.conversationId;
  }
}
