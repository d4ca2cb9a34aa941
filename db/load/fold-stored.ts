/** Folds conversations from what is stored about them, and carries the result through to facts and dirty days. */
import { foldConversation } from "#app/facts/fold-conversation.ts";
import type { ConversationFact } from "#app/facts/conversation-fact.ts";
import type { ConversationRecord, FoldSettings } from "#app/facts/conversation-record.ts";
import type { Trx } from "../connection.ts";
import { findNewestTime, readConversationRecords, type ConversationKey } from "./conversation-records.ts";
import { updateDataThrough, type NewestTime } from "./data-through.ts";
import { markDirty } from "./dirty-days.ts";
import type { LoadedStore } from "./stores.ts";
import { writeFacts, type FoldedConversation } from "./write-facts.ts";

type Fresh = ReadonlyMap<number, { newest: number | null } & ConversationKey>;

export type KeyedRecord = ConversationKey & {
  record: ConversationRecord;
  /** Its fact, if it has been folded already with the settings given. */
  folded?: { fact: ConversationFact | undefined; settings: FoldSettings } | null;
};

/** Folds records and writes what follows from them; `fresh` conversations were made with this batch and have no facts yet. */
export async function foldRecords(
  trx: Trx,
  records: readonly KeyedRecord[],
  stores: readonly LoadedStore[],
  fresh: Fresh = new Map(),
): Promise<void> {
  const storeById = new Map(stores.map((store) => [store.storeId, store]));
  const facts: FoldedConversation[] = records.map(({ storeId, conversationId, record, folded }) => {
    const store = storeById.get(storeId)!;
    const fact = folded && isSame(folded.settings, store) ? folded.fact : foldConversation(record, store);
    return { storeId, conversationId, fact };
  });
  const days = await writeFacts(trx, facts, ({ conversationId }) => fresh.has(conversationId));
  const storeIds = new Set(records.map((item) => item.storeId));
  await updateDataThrough(
    trx,
    stores.filter(({ storeId }) => storeIds.has(storeId)),
    listNewestTimes(records, fresh),
  );
  await markDirty(trx, days);
}

function isSame(settings: FoldSettings, store: FoldSettings): boolean {
  const { timezone, fallbackPhrases } = settings;
  return (
    timezone === store.timezone &&
    fallbackPhrases.length === store.fallbackPhrases.length &&
    fallbackPhrases.every((phrase, index) => phrase === store.fallbackPhrases[index])
  );
}

/** Times that differ from what is stored; a fresh conversation of which nothing was taken has none after all. */
function listNewestTimes(records: readonly KeyedRecord[], fresh: Fresh): NewestTime[] {
  const times = new Map<number, NewestTime>();
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
