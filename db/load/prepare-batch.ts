/** The part of a batch's work that needs no database: done for the next batch while Postgres stores the last one. */
import { setImmediate } from "node:timers/promises";
import type { CanonicalEvent } from "#app/events/canonical-event.ts";
import type { FoldSettings } from "#app/facts/conversation-record.ts";
import { foldConversation } from "#app/facts/fold-conversation.ts";
import { BatchGrouper, type GroupedBatch } from "./group-batch.ts";

/** By store key. */
export type SettingsByStore = ReadonlyMap<string, FoldSettings>;

/** Between two turns of the event loop: short enough that answers of the database never wait long. */
const eventsAtOnce = 200;
const foldsAtOnce = 20;

/**
 * Groups a batch and folds its conversations as if nothing were stored of them and their stores had these settings; whoever
 * loads it sees whether that holds.
 */
export async function prepareBatch(
  events: readonly CanonicalEvent[],
  settings: SettingsByStore = new Map(),
): Promise<GroupedBatch> {
  const grouper = new BatchGrouper();
  for (let from = 0; from < events.length; from += eventsAtOnce) {
    if (from > 0) await setImmediate();
    for (const event of events.slice(from, from + eventsAtOnce)) grouper.add(event);
  }
  const grouped = grouper.finish();
  for (const [index, draft] of grouped.drafts.entries()) {
    const known = settings.get(draft.store);
    if (!known) continue;
    if (index % foldsAtOnce === foldsAtOnce - 1) await setImmediate();
    draft.folded = { fact: foldConversation(draft.record, known), settings: known };
  }
  return grouped;
}
