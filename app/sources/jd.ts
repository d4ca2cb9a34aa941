/** Conversations of 京东 咚咚 as JD's open platform answers them: sessions, chat logs and ratings. */
import { chatCapabilities } from "./chats/capabilities.ts";
import { gatherByKey } from "./gather-by-key.ts";
import { tellCustomer } from "./jd-customer.ts";
import { readJdRecord, type JdRecord } from "./jd-record.ts";
import { jdStore } from "./jd-shape.ts";
import { catchFault, readJsonObject } from "./json-object.ts";
import { countFittingLines } from "./orders/detect-json.ts";
import type { Fields } from "./orders/fields.ts";
import type { SourceAdapter, SourceReader } from "./source-adapter.ts";

function open({ store, settings = {} }: Parameters<SourceAdapter["open"]>[0]): SourceReader {
  const origin = { store: store ?? jdStore.key, source: "jd" };
  const context = { origin, robots: new Set(settings.robots ?? []) };
  const gathering = gatherByKey<JdRecord>((customer, records) => tellCustomer(customer, records, context));
  return {
    push: (text, line) =>
      catchFault(line, () => {
        const record = readJdRecord(readJsonObject(text), line);
        return gathering.add(record.customer, record);
      }),
    end: gathering.end,
  };
}

const answerMarks = /"waiterSend"\s*:|"evaTime"\s*:|"beginTime"\s*:[^{}]*"(?:sessionType|transfer)"\s*:/;

function isRecord(fields: Fields): boolean {
  const has = (name: string) => Object.hasOwn(fields, name);
  return has("customer") && (has("waiterSend") || has("evaTime") || (has("beginTime") && has("waiter")));
}

/**
 * Answers of `im.pop.sessionlist.get`, `im.pop.chatlog.get`, `im.pop.evaluationlist.get` and of the merchant's chat messages, by
 * whatever names their lists have; several may stand in one file one after the other. What belongs together has to be in one file: a session
 * or a rating names its customer and account, not its conversation. No field tells a robot from a person; without the setting
 * `robots` all accounts are people. Without `mid` the same text of one speaker in one second is one message.
 */
export const jd: SourceAdapter = {
  id: "jd",
  source: "jd",
  title: "京东咚咚 JD Dongdong, API",
  recognises:
    "answers of JD's session list, chat log and rating calls, in one JSON document or one after the other",
  settings: { robots: "names of the accounts under which a robot answers; without them all are people" },
  capabilities: chatCapabilities({
    messageTimes: "recorded",
    handoffs: "recorded",
    // A rating names its customer and account, not its conversation.
    ratings: "inferred",
    misses: "inferred",
    customerIds: "recorded",
  }),
  defaultStore: jdStore,
  framing: { by: "element", at: ["[]", "*[]", "*.*[]", "*.*.*[]", "error_response"] },
  isStateless: false,
  detect: (head) => (/^\s*[[{]/.test(head) && answerMarks.test(head) ? 0.9 : 0),
  open,
};

/** One message, session or rating a line. */
export const jdLines: SourceAdapter = {
  ...jd,
  id: "jd-lines",
  title: "京东咚咚 JD Dongdong, one record a line",
  recognises: "one message, session or rating of JD's calls a line; what belongs together in one file",
  framing: { by: "line" },
  detect: (head) => 0.95 * countFittingLines(head, isRecord),
};
