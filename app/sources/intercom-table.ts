/** Intercom's conversations and parts as tables in a warehouse (Fivetran), exported as CSV. */
import { chatCapabilities } from "./chats/capabilities.ts";
import { readHtml } from "./chats/html-text.ts";
import { readMoment, requireMoment } from "./chats/moment.ts";
import { writeEvent, type Origin } from "./chats/write-event.ts";
import { readHeader } from "./csv-row.ts";
import { findIntercomSpeaker, intercomStore, nameOrigin } from "./intercom-shape.ts";
import { openJsonReader } from "./json-reader.ts";
import { FieldFault, readText, requireId, type Fields } from "./orders/fields.ts";
import type { SourceAdapter, WireRecord } from "./source-adapter.ts";

const tables = [
  ["id", "source_author_id", "source_type", "state", "conversation_rating_value"],
  ["id", "conversation_id", "part_type", "author_type"],
];

/** A state the conversation was in, its first message, and its rating, whose time is not told. */
function readState(row: Fields, origin: Origin): WireRecord[] {
  const id = requireId(row, "id");
  const version = readMoment(row, "updated_at", "Z");
  const at = requireMoment(row, "created_at", "Z");
  const from = findIntercomSpeaker(readText(row, "source_author_type"), false);
  const author = readText(row, "source_author_id");
  const text = readHtml(readText(row, "source_body"));
  const score = readText(row, "conversation_rating_value");
  const conversation = writeEvent(
    origin,
    "conversation",
    {
      ...{ id, started_at: at, version, channel: readText(row, "source_type") },
      customer: from === "customer" ? author : null,
    },
    { state: readText(row, "state"), assignee: readText(row, "assignee_id") },
  );
  const records = [conversation];
  if (text !== null) {
    const sender = from === "customer" ? null : author;
    const fields = { id: `${id}-source`, conversation: id, at, from, text, sender, version: at };
    records.push(
      writeEvent(origin, "message", fields, { delivered_as: readText(row, "source_delivered_as") }),
    );
  }
  if (score !== null) {
    records.push(
      writeEvent(origin, "rating", {
        ...{ id: `${id}-rating`, conversation: id, score: Number(score), worst: 1, best: 5, of: "agent" },
        ...{ comment: readText(row, "conversation_rating_remark"), invited: true, version },
      }),
    );
  }
  return records;
}

/** A part that carries words; assignments and closings carry none. */
function readPart(row: Fields, origin: Origin): WireRecord[] {
  const id = requireId(row, "id");
  const conversation = requireId(row, "conversation_id");
  const text = readHtml(readText(row, "body"));
  if (text === null) return [];
  const from = findIntercomSpeaker(readText(row, "author_type"), false);
  const type = readText(row, "part_type");
  const fields = {
    ...{ id, conversation, at: requireMoment(row, "created_at", "Z"), from, text },
    kind: type === "note" ? ("note" as const) : null,
    sender: from === "customer" ? null : readText(row, "author_id"),
    version: readMoment(row, "updated_at", "Z"),
  };
  return [writeEvent(origin, "message", fields, { part_type: type === "comment" ? null : type })];
}

function readRow(row: Fields, origin: Origin): WireRecord[] {
  if (readText(row, "part_type") !== null) return readPart(row, origin);
  if (readText(row, "source_type") !== null || readText(row, "state") !== null) return readState(row, origin);
  throw new FieldFault(null, "neither a conversation nor a part");
}

/** Times are UTC. A row a state: the latest stays. The tables do not tell Fin's words from a teammate's. */
export const intercomTable: SourceAdapter = {
  id: "intercom-table",
  source: "intercom",
  title: "Intercom, tables (Fivetran)",
  recognises: "CSV of Fivetran's tables conversation_history and conversation_part_history",
  capabilities: chatCapabilities({
    messageTimes: "recorded",
    botMarks: "inferred",
    ratings: "recorded",
    misses: "inferred",
    customerIds: "recorded",
    channels: "recorded",
  }),
  defaultStore: intercomStore,
  framing: { by: "row", join: null },
  isStateless: true,
  detect(head) {
    const header = readHeader(head);
    return tables.some((names) => names.every((name) => header.includes(name))) ? 0.85 : 0;
  },
  open({ store }) {
    const origin = nameOrigin(store);
    return openJsonReader({ read: (row) => readRow(row, origin), customerPlaces: ["source_author_id"] });
  },
};
