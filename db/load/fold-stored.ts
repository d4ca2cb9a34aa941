/** Folds conversations from what is stored about them, and carries the result through to facts and dirty days. */
import { foldConversation } from "#app/facts/fold-conversation.ts";
import type { ConversationRecord } from "#app/facts/conversation-record.ts";
import type { Trx } from "../connection.ts";
import { findNewestTime, readConversationRecords, type ConversationKey } from "./conversation-records.ts";
import { updateDataThrough, writeNewestTimes } from "./data-through.ts";
import { markDirty } from "./dirty-days.ts";
import type { LoadedStore } from "./stores.ts";
import { writeFacts, type FoldedConversation } from "./write-facts.ts";

type Fresh = ReadonlyMap<number, { newest: number | null } & ConversationKey>;

/** Folds records and writes what follows from them; `fresh` conversations were made with this batch and have no facts yet. */
export async function foldRecords(
  trx: Trx,
  records: readonly (ConversationKey & { record: ConversationRecord })[],
  stores: readonly LoadedStore[],
  fresh: Fresh = new Map(),
): Promise<void> {
  const storeById = new Map(stores.map((store) => [store.storeId, store]));
  const folded: FoldedConversation[] = records.map(({ storeId, conversationId, record }) => ({
    storeId,
    conversationId,
    fact: foldConversation(record, storeById.get(storeId)!),
  }));
  const days = await writeFacts(trx, folded, ({ conversationId }) => fresh.has(conversationId));
  await writeNewestTimes(trx, listNewestTimes(records, fresh));
  const storeIds = new Set(records.map((item) => item.storeId));
  await updateDataThrough(
    trx,
    stores.filter(({ storeId }) => storeIds.has(storeId)),
  );
  await markDirty(trx, days);
}

/** Times that differ from what is stored; a fresh conversation of which nothing was taken has none after all. */
function listNewestTimes(
  records: readonly (ConversationKey & { record: ConversationRecord })[],
  fresh: Fresh,
): (ConversationKey & { newest: number | null })[] {
  const times = new Map<number, ConversationKey & { newest: number | null }>();
  for (const { storeId, conversationId } of fresh.values()) {
    times.set(conversationId, { storeId, conversationId, newest: null });
  }
  for (const { record, ...key } of records)
    times.set(key.conversationId, { ...key, newest: findNewestTime(record) });
  return [...times.values()].filter(
    ({ conversationId, newest }) => fresh.get(conversationId)?.newest !== newest,
  );
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
    );
    count += keys.length;
    after = keys.at(-1)!.conversationId;
  }
}
