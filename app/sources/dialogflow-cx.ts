/** Dialogflow CX's interaction log in BigQuery, exported as JSON or CSV: a row a turn. */
import { chatCapabilities } from "./chats/capabilities.ts";
import { readHeader } from "./csv-row.ts";
import { readTurn } from "./dialogflow-cx-turn.ts";
import { openJsonReader } from "./json-reader.ts";
import { countFittingLines } from "./orders/detect-json.ts";
import type { DefaultStore, SourceAdapter, SourceReader } from "./source-adapter.ts";

const store: DefaultStore = {
  key: "dialogflow-cx",
  name: "Dialogflow CX",
  timezone: "UTC",
  currency: "USD",
  locale: "en",
  platform: "dialogflow-cx",
};

function open({ store: key, settings = {} }: Parameters<SourceAdapter["open"]>[0]): SourceReader {
  const customerFields = settings["customer-field"] ?? [];
  const origin = { store: key ?? store.key, source: "dialogflow-cx" };
  return openJsonReader({
    read: (fields) => readTurn(fields, { origin, customerFields }),
    customerPlaces: customerFields.map((field) => `request.queryParams.payload.${field}`),
  });
}

/** `[…]`, as queries print it. See `dialogflowCxLines` for what a row tells. */
export const dialogflowCx: SourceAdapter = {
  id: "dialogflow-cx",
  source: "dialogflow-cx",
  title: "Dialogflow CX, JSON list",
  recognises: "a JSON list of rows of BigQuery's interaction log, one a turn",
  settings: {
    "customer-field": "field of the request's payload in which your application sends the customer's id",
  },
  capabilities: chatCapabilities({
    messageTimes: "inferred",
    botMarks: "recorded",
    handoffs: "recorded",
    handoffReasons: "recorded",
    ratings: "recorded",
    misses: "recorded",
    topics: "recorded",
  }),
  defaultStore: store,
  framing: { by: "element", at: ["[]"] },
  isStateless: true,
  detect: (head) =>
    /^\s*\[\s*\{/.test(head) && /"conversation_name"\s*:/.test(head) && /"turn_position"\s*:/.test(head)
      ? 0.9
      : 0,
  open,
};

/**
 * A row a line. Times are those of the request, for both sides of a turn: how long an answer took cannot be known, nor what
 * a person said after the handoff. The log stops at 500 turns of a conversation. A rating is one of a single answer.
 */
export const dialogflowCxLines: SourceAdapter = {
  ...dialogflowCx,
  id: "dialogflow-cx-lines",
  title: "Dialogflow CX, a turn a line",
  recognises: "rows of BigQuery's interaction log exported as newline-delimited JSON, one a turn",
  framing: { by: "line" },
  detect: (head) =>
    0.95 *
    countFittingLines(
      head,
      (fields) => Object.hasOwn(fields, "conversation_name") && Object.hasOwn(fields, "turn_position"),
    ),
};

/** The same rows as CSV, with their JSON in cells. */
export const dialogflowCxTable: SourceAdapter = {
  ...dialogflowCx,
  id: "dialogflow-cx-csv",
  title: "Dialogflow CX, CSV",
  recognises: "rows of BigQuery's interaction log exported as CSV, one a turn",
  framing: { by: "row", join: null },
  detect(head) {
    const header = new Set(readHeader(head));
    return header.has("conversation_name") && header.has("turn_position") ? 0.95 : 0;
  },
};
