/** One row of a list of conversations, as lists, tables and exports show it. */
import type { ConversationRow, ListCursor } from "#db/queries/list-conversations.ts";

export type ConversationEntry = Pick<
  ConversationRow,
  | "conversationId"
  | "storeKey"
  | "storeName"
  | "source"
  | "customer"
  | "channel"
  | "topic"
  | "isTest"
  | "startedAt"
  | "standing"
  | "handler"
  | "isRequested"
  | "isExecuted"
  | "reason"
  | "reasonSource"
  | "agent"
  | "messageCount"
  | "openingText"
  | "botFirstResponseMs"
  | "humanWaitMs"
  | "handleTimeMs"
  | "isTimeInferred"
  | "ratedPart"
  | "score"
> & { timezone: string };

/** Unique within a list; a list of ratings may show one conversation twice. */
export function getEntryKey({ conversationId, ratedPart }: ConversationEntry): string {
  return `${conversationId} ${ratedPart ?? ""}`;
}

export function buildEntry(row: ConversationRow, timezone: string): ConversationEntry {
  const { storeId: _storeId, endedAt: _endedAt, reasonGroup: _group, isKindInferred: _kind, ...entry } = row;
  return { ...entry, timezone };
}

/** The place in a list as a URL carries it. */
export function writeCursor({ startedAt, storeId, conversationId, ratedPart }: ListCursor): string {
  return [startedAt, storeId, conversationId, ratedPart].join(".");
}

/** Reads a place in a list; undefined for anything else, and the list begins at its top. */
export function parseCursor(text: string | null): ListCursor | undefined {
  const match = /^(-?\d{1,14})\.(\d{1,9})\.(\d{1,15})\.([a-z]{0,10})$/.exec(text ?? "");
  if (!match) return undefined;
  const [, startedAt, storeId, conversationId, ratedPart = ""] = match;
  return {
    startedAt: Number(startedAt),
    storeId: Number(storeId),
    conversationId: Number(conversationId),
    ratedPart,
  };
}
