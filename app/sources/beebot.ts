/** Logs of 阿里云智能对话机器人 (Beebot, 云小蜜) as its calls answer them: answers, or one record a line. */
import {
  customerPlaces,
  findLog,
  isRound,
  isSession,
  readLog,
  readLooseRound,
  readSession,
  sessionPlaces,
} from "./beebot-row.ts";
import { chatCapabilities } from "./chats/capabilities.ts";
import type { Origin } from "./chats/write-event.ts";
import { catchFault, readJsonObject } from "./json-object.ts";
import { openJsonReader } from "./json-reader.ts";
import { countFittingLines } from "./orders/detect-json.ts";
import { FieldFault, isFields, requireText, type Fields } from "./orders/fields.ts";
import type { DefaultStore, SourceAdapter, SourceOutput, SourceReader } from "./source-adapter.ts";

const store: DefaultStore = {
  key: "beebot",
  name: "阿里云智能对话机器人",
  timezone: "Asia/Shanghai",
  currency: "CNY",
  locale: "zh-CN",
  platform: "beebot",
};

const { findCustomer } = openJsonReader({ read: () => [], customerPlaces });

/** A record, or an answer with records in its lists; a record that cannot be read leaves those beside it. */
function readValue(fields: Fields, line: number, origin: Origin, within = ""): SourceOutput[] {
  const told = (read: () => ReturnType<typeof readSession>) =>
    catchFault(line, () => read().map((record) => ({ line, record })), within);
  const rounds = findLog(fields);
  if (rounds)
    return told(() => readLog(fields, rounds, { origin, session: requireText(fields, "SessionId") }));
  if (isRound(fields)) return told(() => readLooseRound(fields, origin));
  if (isSession(fields)) return told(() => readSession(fields, origin));
  const lists = Object.entries(fields).flatMap(([name, value]) => listRecords(name, value));
  if (lists.length === 0) {
    throw new FieldFault(within === "" ? null : within.slice(0, -1), "neither a session nor a round of one");
  }
  return lists.flatMap(([place, inner]) =>
    catchFault(line, () => readValue(inner, line, origin, `${within}${place}.`)),
  );
}

function listRecords(name: string, value: unknown): [place: string, fields: Fields][] {
  if (!Array.isArray(value)) return isFields(value) ? [[name, value]] : [];
  return value.flatMap((inner, index): [string, Fields][] =>
    isFields(inner) ? [[`${name}[${index}]`, inner]] : [],
  );
}

function open({ store: key }: { store: string | null }): SourceReader {
  const origin = { store: key ?? store.key, source: "beebot" };
  return {
    push: (text, line) => catchFault(line, () => readValue(readJsonObject(text), line, origin)),
    end: () => [],
    findCustomer,
  };
}

const timeMark = /"(?:UserQuery|SessionUuid|ChatUuid|AnswerSource|FeedbackType|SenderId|KnowledgeTitle)"\s*:/;

/**
 * Answers of `ListConversationLogs`, `GetConversationList`, `ListBotChatHistorys` and `ListTongyiChatHistorys`. All that answers is the bot; the
 * calls tell of no person and no handoff. Without ids rounds are known by their place in the session, or by its second.
 */
export const beebot: SourceAdapter = {
  id: "beebot",
  source: "beebot",
  title: "阿里云智能对话 Beebot, API",
  recognises:
    "answers of Beebot's conversation lists, logs and chat histories, in one JSON document or one after the other",
  capabilities: chatCapabilities({
    messageTimes: "inferred",
    botMarks: "recorded",
    ratings: "recorded",
    misses: "recorded",
    customerIds: "recorded",
    topics: "recorded",
  }),
  defaultStore: store,
  framing: { by: "element", at: ["", "[]"] },
  isStateless: true,
  detect: (head) =>
    /^\s*[[{]/.test(head) && /"Session(?:Id|Uuid)"\s*:/.test(head) && timeMark.test(head) ? 0.9 : 0,
  open,
};

/** One session or round a line. */
export const beebotLines: SourceAdapter = {
  ...beebot,
  id: "beebot-lines",
  title: "阿里云智能对话 Beebot, one record a line",
  recognises: "sessions, or rounds with their session's id, of Beebot's calls, one a line",
  framing: { by: "line" },
  detect: (head) =>
    0.95 *
    countFittingLines(
      head,
      (fields) =>
        sessionPlaces.some((place) => Object.hasOwn(fields, place)) &&
        (findLog(fields) !== null || isRound(fields) || isSession(fields)),
    ),
};
