/** What the calls of 阿里云智能对话机器人 (Beebot, 云小蜜) answer: sessions, sessions with their log, single rounds. */
import { requireMoment, readMoment } from "./chats/moment.ts";
import { writeEvent, type Origin } from "./chats/write-event.ts";
import { FieldFault, findField, isFields, readText, requireText, type Fields } from "./orders/fields.ts";
import type { WireRecord } from "./source-adapter.ts";

/** Beebot's times name no zone: they are taken for China's. */
const zone = "+08:00";

/** The first of the places that says something: three generations of the product name the same thing differently. */
function readFirst(fields: Fields, places: readonly string[]): string | null {
  for (const place of places) {
    const text = readText(fields, place);
    if (text !== null) return text;
  }
  return null;
}

export const sessionPlaces = ["SessionId", "SessionUuid"];
export const customerPlaces = ["SenderId", "UserId"];
const roundPlaces = ["MessageId", "ChatUuid", "ChatId"];
const timePlaces = ["Date", "QueryTime", "CreateTime"];
const questionPlaces = ["UserQuery", "Question", "question"];
const answerPlaces = ["Response", "Answer", "answer", "KnowledgeContent"];

export function isSession(fields: Fields): boolean {
  return Object.hasOwn(fields, "StartDate") && readText(fields, "SessionId") !== null;
}

export function isRound(fields: Fields): boolean {
  const hasTime = timePlaces.some((place) => Object.hasOwn(fields, place));
  return hasTime && questionPlaces.some((place) => Object.hasOwn(fields, place));
}

/** A row of `GetConversationList`. */
export function readSession(fields: Fields, origin: Origin): WireRecord[] {
  const startedAt = requireMoment(fields, "StartDate", zone);
  const endedAt = readMoment(fields, "EndDate", zone);
  return [
    writeEvent(
      origin,
      "conversation",
      {
        ...{ id: requireText(fields, "SessionId"), customer: readFirst(fields, customerPlaces) },
        ...{ started_at: startedAt, ended_at: endedAt, version: endedAt ?? startedAt },
      },
      { rounds: readText(fields, "Rounds") },
    ),
  ];
}

type Round = {
  session: string;
  customer: string | null;
  /** Its number within the session, from 1; null where rounds stand alone. */
  number: number | null;
  at: number;
};

/** A round that stands alone, with its session's id. */
export function readLooseRound(fields: Fields, origin: Origin): WireRecord[] {
  const session = readFirst(fields, sessionPlaces);
  if (session === null) throw new FieldFault("SessionId", "is missing");
  const customer = readFirst(fields, customerPlaces);
  const at = readTime(fields);
  return writeRound(fields, { session, customer, number: null, at }, origin);
}

/** `ListConversationLogs`: the rounds of one session, whose time tells whole seconds. */
export function readLog(
  fields: Fields,
  rounds: readonly Fields[],
  { origin, session }: { origin: Origin; session: string },
): WireRecord[] {
  const customer = readFirst(fields, customerPlaces);
  const timed = rounds.map((round, index) => ({ round, at: readTime(round, `ChatLogs[${index}].`) }));
  timed.sort((a, b) => a.at - b.at);
  let last = -Infinity;
  return timed.flatMap(({ round, at }, index) => {
    last = Math.max(at, last + 1);
    return writeRound(round, { session, customer, number: index + 1, at: last }, origin);
  });
}

function readTime(fields: Fields, within = ""): number {
  const place = timePlaces.find((name) => readText(fields, name) !== null) ?? timePlaces[0]!;
  try {
    return requireMoment(fields, place, zone);
  } catch (fault) {
    throw fault instanceof FieldFault ? new FieldFault(`${within}${place}`, fault.reason) : fault;
  }
}

/** Texts and examples of the documentation write the same word in different ways. */
function readType(fields: Fields): string {
  const type = readFirst(fields, ["Type", "AnswerSource"]) ?? "";
  return type.toLowerCase().replaceAll("_", "");
}

function writeRound(fields: Fields, round: Round, origin: Origin): WireRecord[] {
  const { session, customer, number, at } = round;
  const key = readFirst(fields, roundPlaces) ?? (number === null ? `${at}` : `${number}`);
  const id = `${session}:${key}`;
  const intent = readText(fields, "DialogStudio.IntentName");
  const question = readFirst(fields, questionPlaces);
  const common = { conversation: session, at, customer };
  const asked = { ...common, id: `${id}:in`, from: "customer" as const, text: question, intent };
  const answer = writeAnswer(fields, { ...common, id: `${id}:out` }, origin);
  const records = question === null ? [] : [writeEvent(origin, "message", asked)];
  return [...records, ...answer, ...writeFeedback(fields, { session, id }, origin)];
}

const scores: Readonly<Record<string, number>> = { good: 1, bad: 0 };

type AnswerKey = { id: string; conversation: string; at: number; customer: string | null };

function writeAnswer(fields: Fields, common: AnswerKey, origin: Origin): WireRecord[] {
  const type = readType(fields);
  const entry =
    readFirst(fields, ["Knowledge.KnowledgeId", "KnowledgeId"]) ??
    readFirst(fields, ["DialogStudio.IntentName", "DialogStudio.DialogName"]);
  const text = readFirst(fields, answerPlaces);
  const isMiss = type === "noanswer";
  const isVague = type === "recommend";
  const isChat = type === "chitchat";
  if (text === null && type === "") return [];
  const recommended = findField(fields, "Recommends");
  const feedback = readText(fields, "FeedbackType");
  return [
    writeEvent(
      origin,
      "message",
      {
        ...common,
        from: "bot",
        text,
        kind: isVague ? "clarify" : isChat ? "other" : null,
        entry,
        matched: isMiss ? false : isVague || isChat || type === "" ? null : true,
        // One time is told for the question and its answer.
        at_inferred: true,
      },
      {
        entry_title: readFirst(fields, ["Knowledge.KnowledgeName", "KnowledgeTitle"]),
        node: readText(fields, "DialogStudio.DialogNodeName"),
        recommends: Array.isArray(recommended) && recommended.length > 0 ? recommended : null,
        feedback: feedback === null || Object.hasOwn(scores, feedback.toLowerCase()) ? null : feedback,
      },
    ),
  ];
}

/** Thumbs of the Tongyi generation; of another word nobody knows how good it is, and it stays with the answer. */
function writeFeedback(
  fields: Fields,
  { session, id }: { session: string; id: string },
  origin: Origin,
): WireRecord[] {
  const type = readText(fields, "FeedbackType")?.toLowerCase() ?? "";
  if (!Object.hasOwn(scores, type)) return [];
  const labels = findField(fields, "FeedbackLabels");
  const words = Array.isArray(labels) ? labels.filter((label) => typeof label === "string").join("、") : null;
  return [
    writeEvent(origin, "rating", {
      ...{ id: `${id}:rating`, conversation: session, message: `${id}:out`, of: "answer" },
      ...{ score: scores[type]!, worst: 0, best: 1 },
      comment: words || readText(fields, "FeedbackLabels"),
    }),
  ];
}

/** The rounds of a session that has them in a list; null for anything else. */
export function findLog(fields: Fields): Fields[] | null {
  const rounds = findField(fields, "ChatLogs");
  return Array.isArray(rounds) ? rounds.filter(isFields) : null;
}
