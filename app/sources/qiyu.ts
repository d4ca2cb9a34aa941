/** 网易七鱼: the lines of its message export, its session push, and answers of its API. */
import { chatCapabilities } from "./chats/capabilities.ts";
import { detectLines } from "./chats/detect-lines.ts";
import type { Origin } from "./chats/write-event.ts";
import { openJsonReader } from "./json-reader.ts";
import { FieldFault, isFields, type Fields } from "./orders/fields.ts";
import { readQiyuMessage, readRobotChat } from "./qiyu-message.ts";
import { readQiyuSession } from "./qiyu-session.ts";
import { qiyuStore, readInner } from "./qiyu-shape.ts";
import type { SourceAdapter, WireRecord } from "./source-adapter.ts";

const has = (record: Fields, ...names: string[]) => names.every((name) => Object.hasOwn(record, name));

const isMessage = (record: Fields) => has(record, "sessionId", "mType", "time");
const isSession = (record: Fields) =>
  (has(record, "id") || has(record, "sessionId")) &&
  has(record, "startTime") &&
  (has(record, "sType") || has(record, "interaction") || has(record, "fromType") || has(record, "userId"));
const isTalk = (record: Fields) => isFields(record.session) && Array.isArray(record.messages);

/** A row of either file, a push, or an answer of the API, whose content may be JSON in a text. */
function readRecord(record: Fields, origin: Origin): WireRecord[] {
  if (isMessage(record)) return readQiyuMessage(record, origin);
  if (has(record, "answerList")) return readRobotChat(record, origin);
  if (isTalk(record))
    return [record.session, ...(record.messages as unknown[])].flatMap((part) => readPart(part, origin));
  if (isSession(record)) return readQiyuSession(record, origin);
  const inner = has(record, "code") ? (readInner(record, "data") ?? readInner(record, "message")) : undefined;
  if (inner === undefined) throw new FieldFault(null, notRead);
  return (Array.isArray(inner) ? (inner as unknown[]) : [inner]).flatMap((part) => readPart(part, origin));
}

const notRead = "neither a session nor a message";

function readPart(part: unknown, origin: Origin): WireRecord[] {
  if (!isFields(part)) throw new FieldFault(null, notRead);
  return readRecord(part, origin);
}

const marks = /"(?:mType|sType|interaction|relatedType|transferRgType|evaluationType|answerList)"\s*:/;

const customerPlaces = ["", "session.", "data."].flatMap((place) => [`${place}foreignId`, `${place}userId`]);

/**
 * `session.txt` and `message.txt` of the export (after unpacking it), and bodies of pushes. Times are milliseconds. The last
 * line of an exported file is no record. The customer is the merchant's own id (`foreignId`), else Qiyu's. A robot's stretch
 * and the person's after it are two sessions, tied by the handoff. A miss is `answer_type` 4; why a robot handed over is
 * told by codes that nobody has documented.
 */
export const qiyu: SourceAdapter = {
  id: "qiyu",
  source: "qiyu",
  title: "网易七鱼, export and push",
  recognises: "session.txt and message.txt of Qiyu's export, and bodies of its session push, one a line",
  capabilities: chatCapabilities({
    messageTimes: "recorded",
    botMarks: "recorded",
    handoffs: "recorded",
    ratings: "recorded",
    misses: "recorded",
    customerIds: "recorded",
    topics: "recorded",
    channels: "recorded",
  }),
  defaultStore: qiyuStore,
  framing: { by: "line", hasTrailer: true },
  isStateless: true,
  detect: (head) =>
    detectLines(
      head,
      (record) =>
        isMessage(record) || isTalk(record) || (isSession(record) && marks.test(JSON.stringify(record))),
      /"mType"\s*:/,
    ),
  open({ store }) {
    const origin = { store: store ?? qiyuStore.key, source: "qiyu" };
    return openJsonReader({ read: (record) => readRecord(record, origin), customerPlaces });
  },
};

/** One answer of the API: `{code, message, data}`, or a session with its messages. */
export const qiyuApi: SourceAdapter = {
  ...qiyu,
  id: "qiyu-api",
  title: "网易七鱼, API",
  recognises: "answers of Qiyu's API about one session or its messages",
  framing: { by: "element", at: ["", "[]"] },
  detect(head) {
    const isAnswer = /^\s*\{\s*"(?:code|message|data|session)"\s*:/.test(head);
    return isAnswer && /\\?"(?:mType|relatedType|closeReason|evaluationType)\\?"\s*:/.test(head) ? 0.9 : 0;
  },
};
