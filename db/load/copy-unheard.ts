/** The bulk path: conversations nobody has heard of are copied straight into place, with all the batch says of them. */
import { sql } from "kysely";
import type { Trx } from "../connection.ts";
import { conversationColumns, listConversationValues, type ConversationDraft } from "./conversations.ts";
import { copyEncoded, copyValues } from "./copy-rows.ts";
import { encodeEvents, numberRows, type FindNumbers } from "./encoded-events.ts";
import { eventTables, type EventTable, type StoredType } from "./event-tables.ts";
import type { GroupedBatch, GroupedEvent } from "./group-batch.ts";
import { copyUnlessStored } from "./unless-stored.ts";
import { listEventColumns } from "./upsert-events.ts";

const inConversations = ["message", "handoff", "rating"] as const satisfies readonly StoredType[];

/**
 * Copies unheard-of conversations and their events; the drafts get their ids. Returns false, having changed nothing, when
 * one of their events is stored under another conversation: then every event has to be looked at.
 */
export async function copyUnheard(
  trx: Trx,
  { groups, encoded }: Pick<GroupedBatch, "groups" | "encoded">,
  unheard: readonly ConversationDraft[],
  importId: number | null,
): Promise<boolean> {
  if (unheard.length === 0) return true;
  const ids = await takeConversationIds(trx, unheard.length);
  unheard.forEach((draft, index) => Object.assign(draft, { conversationId: ids[index], isNew: true }));
  const isCopied = await copyUnlessStored(trx, async () => {
    const columns = { conversation_id: "bigint", ...conversationColumns };
    await copyValues(trx, "conversations", columns, listConversations(unheard, importId));
    for (const type of inConversations) {
      const spec = eventTables[type] as unknown as EventTable<StoredType>;
      const all = encoded?.get(type) ?? encodeEvents(spec, listNew(groups.get(type) ?? []), importId)!;
      const newRows = numberRows(all, findNew, null);
      await copyEncoded(trx, spec.table, listEventColumns(spec), newRows);
    }
  });
  if (!isCopied) for (const draft of unheard) Object.assign(draft, { conversationId: null, isNew: false });
  return isCopied;
}

function* listConversations(unheard: readonly ConversationDraft[], importId: number | null) {
  for (const draft of unheard) yield [draft.conversationId, ...listConversationValues(draft, importId)];
}

// Functions called for every event are made once: the code compiled for one made with each batch is thrown away with it.
const findNew: FindNumbers<null> = ({ draft }) => (draft?.isNew ? draft : null);

const listNew = (group: readonly GroupedEvent[]) => group.filter(({ draft }) => draft?.isNew);

async function takeConversationIds(trx: Trx, count: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select nextval('conversations_conversation_id_seq') as id from generate_series(1, ${count})`.execute(trx);
  return rows.map(({ id }) => id);
}
