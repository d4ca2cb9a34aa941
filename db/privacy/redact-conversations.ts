/** Takes the texts out of stored conversations; their facts and figures stay as they are. */
import { sql } from "kysely";
import type { ConversationRecord } from "#app/facts/conversation-record.ts";
import { redactRecord } from "#app/facts/redact-record.ts";
import type { Trx } from "../connection.ts";
import { forgetQuestions } from "../gaps/forget-questions.ts";
import { readConversationRecords } from "../load/conversation-records.ts";
import { recordSet } from "../load/record-set.ts";
import type { LoadedStore } from "../load/stores.ts";

export type RedactedRecords = Map<number, ConversationRecord>;

/**
 * Removes text, extra fields, ratings' comments and opening texts of a locked store's conversations, and leaves what the fold
 * read from them. Returns the records without their texts, and how many messages had one.
 */
export async function redactConversations(
  trx: Trx,
  store: LoadedStore,
  ids: readonly number[],
): Promise<{ records: RedactedRecords; messages: number }> {
  const { storeId } = store;
  const stored = await readConversationRecords(
    trx,
    ids.map((conversationId) => ({ storeId, conversationId })),
  );
  const records: RedactedRecords = new Map();
  for (const [id, record] of stored) records.set(id, redactRecord(record, store));
  const list = [...records.values()];
  const withText = [...stored.values()].flatMap(({ messages }) =>
    messages.filter(({ text }) => text !== null),
  );
  const columns = { source: "text", external_id: "text", reading: "jsonb", reason: "text" };
  const isEvent = sql`t.store_id = ${storeId} and t.source = r.source and t.external_id = r.external_id`;
  const messages = list.flatMap(({ source, messages: all }) =>
    all.map(({ id, reading }) => ({ source, external_id: id, reading: reading ?? null })),
  );
  await sql`
    update messages t set body = null, extra = null, reading = r.reading
    from ${recordSet(messages, "r", columns)} where ${isEvent}
      and (t.body is not null or t.extra is not null)`.execute(trx);
  const handoffs = list.flatMap(({ source, handoffs: all }) =>
    all.map(({ id, reason, reading }) => ({ source, external_id: id, reason, reading: reading ?? null })),
  );
  await sql`
    update handoffs t set reason = r.reason, extra = null, reading = r.reading
    from ${recordSet(handoffs, "r", columns)} where ${isEvent}`.execute(trx);
  const isOne = sql`t.store_id = ${storeId} and t.conversation_id = any(${ids}::bigint[])`;
  await sql`
    update ratings t set comment = null, extra = null
    where ${isOne} and (t.comment is not null or t.extra is not null)`.execute(trx);
  await sql`update conversations t set extra = null, text_removed_at = now() where ${isOne}`.execute(trx);
  await sql`
    update conversation_facts t set opening_text = null where ${isOne} and t.opening_text is not null`.execute(
    trx,
  );
  // What was folded ahead of them holds their opening texts; the backfill folds them again.
  await sql`delete from refolded_conversations t where ${isOne}`.execute(trx);
  await forgetQuestions(trx, storeId, ids);
  return { records, messages: withText.length };
}
