/** Rows that are one message each. */
import type { Speaker } from "#app/events/vocabulary.ts";
import { writeEvent, type Origin } from "#app/sources/chats/write-event.ts";
import { gatherByKey } from "#app/sources/gather-by-key.ts";
import { hashId } from "#app/sources/hash-id.ts";
import { FieldFault, type Fields } from "#app/sources/orders/fields.ts";
import type { SourceOutput, WireRecord } from "#app/sources/source-adapter.ts";
import { nameCustomer } from "#app/sources/orders/name-customer.ts";
import { tellConversation, type Told } from "./conversation-end.ts";
import { openRow, type MappedRow } from "./mapped-row.ts";
import type { Mapping } from "./mapping.ts";
import { readFlag, readScore } from "./rating-score.ts";
import { findRowRole } from "./speaker-of.ts";
import { splitSessions } from "./split-sessions.ts";
import { readYes } from "./yes-words.ts";

export type RowReader = {
  read: (fields: Fields, line: number) => SourceOutput[];
  end: () => SourceOutput[];
};

/** Whether rows can be read without those before them. */
export function readsAlone({ shape, columns, handoff }: Mapping): boolean {
  if (shape !== "messages") return true;
  const isOwn = handoff.by === "nothing" || handoff.by === "words";
  const isTold = columns.score ?? columns.solved ?? columns.topic;
  return isOwn && columns.conversation !== undefined && isTold === undefined;
}

/**
 * What is said of a whole conversation (rating, topic, handoff) stands in some or all of its rows, and is told when its last
 * row has been read; the messages go on at once.
 */
export function openMessageRows(mapping: Mapping, origin: Origin): RowReader {
  const nameSession = splitSessions(mapping.gapMinutes * 60_000);
  const gathering = gatherByKey<Told>((conversation, told) =>
    tellConversation(conversation, told, mapping, origin),
  );
  const isGathered = !readsAlone(mapping);

  function read(fields: Fields, line: number): SourceOutput[] {
    const row = openRow(fields, mapping);
    const from = findRowRole(row, mapping);
    if (from === "leave out") return [];
    const at = row.requireTime("at");
    const told = row.id("customer");
    const customer = told ?? (from === "customer" ? row.id("sender") : null);
    const conversation = row.id("conversation") ?? nameConversation(row, at);
    const records = [writeMessage(row, { at, from, conversation, customer })];
    const handoff = writeSpokenHandoff(row, { at, from, conversation });
    if (handoff) records.push(handoff);
    const outputs: SourceOutput[] = records.map((record) => ({ line, record }));
    if (!isGathered) return outputs;
    return [...outputs, ...gathering.add(conversation, gatherTold(row, { line, at, from, customer }))];
  }

  function nameConversation(row: MappedRow, at: number): string {
    if (mapping.columns.conversation !== undefined)
      throw new FieldFault(row.name("conversation"), "is missing");
    return nameSession(row.requireId("customer"), at);
  }

  type Said = { at: number; from: Speaker; conversation: string; customer: string | null };

  function writeMessage(row: MappedRow, { at, from, conversation, customer }: Said): WireRecord {
    const sender = row.text("sender");
    const text = row.text("text");
    const product = row.text("product");
    const isBot = from === "bot";
    return writeEvent(origin, "message", {
      ...{ conversation, at, from, text },
      id: row.id("id") ?? hashId(row.text("customer") ?? conversation, String(at), from, sender, text),
      // A customer is known by one field only: their name elsewhere would stay as it is.
      sender: from === "customer" ? null : sender,
      customer: customer === null ? null : nameCustomer(customer),
      channel: row.text("channel") ?? mapping.channel,
      matched: isBot ? readFlag(row, "matched") : null,
      entry: isBot ? row.text("entry") : null,
      confidence: isBot ? readShare(row) : null,
      intent: row.text("intent"),
      products:
        product === null
          ? null
          : product
              .split(/[,，;；|]/)
              .map((id) => id.trim())
              .filter(Boolean),
    });
  }

  function writeSpokenHandoff(row: MappedRow, said: Omit<Said, "customer">): WireRecord | null {
    const { handoff } = mapping;
    const { at, from, conversation } = said;
    if (handoff.by !== "words" || from === "customer") return null;
    const text = row.text("text");
    if (text === null || !handoff.words.some((words) => text.includes(words))) return null;
    // Of several in one conversation the earliest stays.
    return writeEvent(origin, "handoff", { id: `${conversation}-handoff`, conversation, at, version: -at });
  }

  function gatherTold(row: MappedRow, said: Pick<Told, "line" | "at" | "from" | "customer">): Told {
    const { handoff } = mapping;
    const word = handoff.by === "column" ? row.text("handoff") : null;
    return {
      ...said,
      isFlagged: handoff.by === "column" && word !== null && isMeant(word, handoff.yes),
      reason: row.text("reason"),
      rating: readScore(row, mapping),
      solved: mapping.columns.solved === undefined ? null : readFlag(row, "solved"),
      comment: row.text("comment"),
      topic: row.text("topic"),
    };
  }

  return { read, end: gathering.end };
}

/** The words a mapping names, or any plain yes where it names one. */
export function isMeant(word: string, yes: readonly string[]): boolean {
  return yes.includes(word) || (readYes(word) === true && yes.some((known) => readYes(known) === true));
}

/** 0–1, or a percentage. */
function readShare(row: MappedRow): number | null {
  const text = row.text("confidence");
  if (text === null) return null;
  const match = /^(\d{1,3}(?:\.\d{1,17})?)\s*(%?)$/.exec(text);
  const value = match ? Number(match[1]) : NaN;
  const share = match?.[2] === "%" || value > 1 ? value / 100 : value;
  if (!(share >= 0 && share <= 1)) throw new FieldFault(row.name("confidence"), "must be from 0 to 1");
  return share;
}
