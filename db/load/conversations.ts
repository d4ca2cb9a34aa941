/** Conversations of a batch: our ids for store + source + id, and the conversation events themselves. */
import { sql } from "kysely";
import type { ConversationEvent } from "#app/events/canonical-event.ts";
import type { ConversationFact } from "#app/facts/conversation-fact.ts";
import type { ConversationRecord, FoldSettings } from "#app/facts/conversation-record.ts";
import type { Trx } from "../connection.ts";
import { keepSuperseded } from "../undo/keep-superseded.ts";
import { nameValues, recordSet } from "./record-set.ts";
import { getEventKey, judge, type ArrivingEvent, type Judged } from "./upsert-events.ts";

type ArrivingConversation = Pick<ArrivingEvent, "hash"> & { event: ConversationEvent };

/** What a batch says of a conversation, and what is found or made for it. */
export type ConversationDraft = {
  /** Key of its store. */
  store: string;
  /** Our id of its store; 0 until the stores are locked. */
  storeId: number;
  source: string;
  id: string;
  arriving: ArrivingConversation | null;
  /** Epoch ms of the newest of the batch's events in it. */
  newest: number | null;
  /** All the batch says of it. */
  record: ConversationRecord;
  /** Its fact if that is all there is of it and its store has these settings. */
  folded: { fact: ConversationFact | undefined; settings: FoldSettings } | null;
  /** Our id; null until it is found or made. */
  conversationId: number | null;
  /** Made with this batch. */
  isNew: boolean;
};

const keyColumns = { store_id: "int", source: "text", external_id: "text" };
/** What a conversation event says; all null while only other events name the conversation. */
export const eventColumns = {
  customer: "text",
  channel: "text",
  started_at: "timestamptz",
  ended_at: "timestamptz",
  ended_by: "text",
  topic: "text",
  stage: "text",
  blocked: "text",
  is_test: "boolean",
  version: "bigint",
  event_hash: "bigint",
  extra: "jsonb",
  import_id: "bigint",
};

export const conversationColumns = { ...keyColumns, newest_event_at: "timestamptz", ...eventColumns };

/** Gives the drafts of stored conversations their ids; returns those of conversations nobody has heard of. */
export async function findConversations(
  trx: Trx,
  drafts: readonly ConversationDraft[],
): Promise<ConversationDraft[]> {
  if (drafts.length === 0) return [];
  const { rows } = await sql<Found>`
    select store_id, source, external_id, conversation_id from conversations
    join ${recordSet(drafts.map(buildKey), "k", keyColumns)} using (store_id, source, external_id)`.execute(
    trx,
  );
  assignIds(drafts, rows);
  return drafts.filter(({ conversationId }) => conversationId === null);
}

/** Makes conversations never heard of, with their conversation event if it came along. */
export async function makeConversations(
  trx: Trx,
  unheard: readonly ConversationDraft[],
  importId: number | null,
): Promise<void> {
  if (unheard.length === 0) return;
  const names = sql.raw(Object.keys(conversationColumns).join(", "));
  const rows = unheard.map((draft) =>
    nameValues(conversationColumns, listConversationValues(draft, importId)),
  );
  const { rows: made } = await sql<Found>`
    insert into conversations (${names}) select ${names} from ${recordSet(rows, "r", conversationColumns)}
    returning store_id, source, external_id, conversation_id`.execute(trx);
  assignIds(unheard, made);
  for (const draft of unheard) draft.isNew = true;
}

type Found = { store_id: number; source: string; external_id: string; conversation_id: number };

function assignIds(drafts: readonly ConversationDraft[], found: readonly Found[]): void {
  if (found.length === 0) return;
  const byKey = new Map(drafts.map((draft) => [getEventKey(draft.storeId, draft), draft]));
  for (const { store_id, source, external_id, conversation_id } of found) {
    byKey.get(getEventKey(store_id, { source, id: external_id }))!.conversationId = conversation_id;
  }
}

/** A conversation as it is first stored: the values of `conversationColumns` in their order. */
export function listConversationValues(
  { storeId, source, id, newest, arriving }: ConversationDraft,
  importId: number | null,
): unknown[] {
  const values: unknown[] = [storeId, source, id, newest];
  if (arriving) for (const value of listEventValues(arriving, importId)) values.push(value);
  return values;
}

/** Writes conversation events over what is stored of known conversations, unless that is the same or newer. */
export async function applyConversationEvents(
  trx: Trx,
  arriving: readonly ArrivingEvent[],
  isNew: (conversationId: number) => boolean,
  importId: number | null,
): Promise<Judged> {
  const result: Judged = { written: [], superseded: [], duplicate: 0 };
  if (arriving.length === 0) return result;
  const keys = arriving
    .filter(({ conversationId }) => !isNew(conversationId!))
    .map(({ storeId, conversationId }) => ({ store_id: storeId, conversation_id: conversationId }));
  const { rows: stored } = await sql<{ conversation_id: number; version: number | null; event_hash: number }>`
    select c.conversation_id, c.version, c.event_hash from conversations c
    join ${recordSet(keys, "k", { store_id: "int", conversation_id: "bigint" })} using (store_id, conversation_id)
    where c.event_hash is not null`.execute(trx);
  const byId = new Map(stored.map((row) => [row.conversation_id, row]));
  for (const item of arriving) judge(result, item, byId.get(item.conversationId!));
  const changed = result.written.filter(({ conversationId }) => !isNew(conversationId!));
  if (changed.length === 0) return result;
  const replaced = changed.filter(({ conversationId }) => byId.has(conversationId!));
  await keepSuperseded(
    trx,
    "conversation",
    replaced.map(({ storeId, event }) => ({
      store_id: storeId,
      source: event.source,
      external_id: event.id,
    })),
    importId,
  );
  const assignments = Object.keys(eventColumns).map((name) => `${name} = r.${name}`);
  const rows = changed.map(({ storeId, conversationId, hash, event }) => ({
    store_id: storeId,
    conversation_id: conversationId,
    ...nameValues(eventColumns, listEventValues({ hash, event: event as ConversationEvent }, importId)),
  }));
  await sql`
    update conversations c set ${sql.raw(assignments.join(", "))}
    from ${recordSet(rows, "r", { store_id: "int", conversation_id: "bigint", ...eventColumns })}
    where c.store_id = r.store_id and c.conversation_id = r.conversation_id`.execute(trx);
  return result;
}

function buildKey({ storeId, source, id }: ConversationDraft) {
  return { store_id: storeId, source, external_id: id };
}

/** The values of `eventColumns` in their order. */
function listEventValues({ hash, event }: ArrivingConversation, importId: number | null): unknown[] {
  return [
    event.customer,
    event.channel,
    event.startedAt,
    event.endedAt,
    event.endedBy,
    event.topic,
    event.stage,
    event.blocked,
    event.test,
    event.version,
    hash,
    event.extra,
    importId,
  ];
}
