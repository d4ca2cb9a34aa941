/** A row of Qiyu's messages. Pure. */
import { readHtml } from "./chats/html-text.ts";
import { requireMoment } from "./chats/moment.ts";
import { writeEvent, type Origin } from "./chats/write-event.ts";
import { FieldFault, isFields, readText, requireId, type Fields } from "./orders/fields.ts";
import { readOpinion, readRobotAnswer, type RobotAnswer } from "./qiyu-answer.ts";
import { readInner, readPositive } from "./qiyu-shape.ts";
import type { WireRecord } from "./source-adapter.ts";

const robotAnswer = "110";
const answerFeedback = "111";
const rated = "120";
const richText = "115";
const feedback = new Set([answerFeedback, rated]);
const system = new Set(["0", "6", "112", "113", "114", "116", "117", "118", "119", "121", "122", "124"]);
const surveys = new Set(["119", "122"]);
const textual = new Set([
  "0",
  "1",
  "6",
  "112",
  "113",
  "114",
  "116",
  "117",
  "118",
  "119",
  "121",
  "123",
  "124",
]);

type Speaker = "customer" | "bot" | "agent" | "system";

function findSpeaker(row: Fields, type: string): Speaker {
  const isFromVisitor = readText(row, "from") === "1";
  if (feedback.has(type)) return "system";
  if (isFromVisitor) return "customer";
  if (system.has(type)) return "system";
  if (type === robotAnswer || readPositive(row, "staffId") === null) return "bot";
  // An automatic text of a person's account is nobody's reply.
  return (readText(row, "autoReply") ?? "0") === "0" ? "agent" : "system";
}

/** Words of a message; null where its content is a picture, a file, or JSON that only a program reads. */
function readWords(row: Fields, type: string, content: unknown): string | null {
  const message = readText(row, "msg");
  if (type === richText) return readHtml(isFields(content) ? readText(content, "content") : message);
  return textual.has(type) && !isFields(content) ? message : null;
}

/** A message, and the opinion on a robot's answer that came with it or after it. */
export function readQiyuMessage(row: Fields, origin: Origin): WireRecord[] {
  const id = requireId(row, "id");
  const conversation = requireId(row, "sessionId");
  const type = readText(row, "mType");
  if (type === null) throw new FieldFault("mType", "is missing");
  const from = findSpeaker(row, type);
  const content = readInner(row, "msg");
  const answer = type === robotAnswer ? readAnswer(row, content) : null;
  const isRecalled = (readText(row, "status") ?? "1") !== "1";
  const isNote = isRecalled || feedback.has(type);
  const message = writeEvent(
    origin,
    "message",
    {
      ...{ id, conversation, at: requireMoment(row, "time", null), from },
      text: answer ? answer.text : readWords(row, type, content),
      kind: isNote ? "note" : surveys.has(type) ? "survey" : (answer?.kind ?? null),
      matched: isNote ? null : (answer?.matched ?? null),
      sender: from === "agent" ? readPositive(row, "staffId") : null,
      customer: from === "customer" ? readPositive(row, "userId") : null,
    },
    {
      message_type: type === "1" || type === robotAnswer ? null : type,
      automatic: from === "system" && readPositive(row, "autoReply") !== null ? true : null,
      recalled: isRecalled || null,
      content: !answer && isFields(content) ? content : null,
    },
  );
  const score =
    answer?.score ??
    (type === answerFeedback && isFields(content) ? readOpinion(content, "evaluation") : null);
  if (score === null) return [message];
  return [message, writeOpinion(origin, { id, conversation, score, isOfThis: answer !== null })];
}

function readAnswer(row: Fields, content: unknown): RobotAnswer {
  if (isFields(content)) return readRobotAnswer(content);
  return { text: readHtml(readText(row, "msg")), kind: null, matched: null, score: null };
}

type Opinion = { id: string; conversation: string; score: 0 | 1; isOfThis: boolean };

export function writeOpinion(origin: Origin, { id, conversation, score, isOfThis }: Opinion): WireRecord {
  return writeEvent(origin, "rating", {
    ...{ id: `${id}-answer`, conversation, score, worst: 0, best: 1, of: "answer" },
    message: isOfThis ? id : null,
  });
}

/** Answers of the robot chat API, with the session and the time that whoever asked has put beside them. */
export function readRobotChat(record: Fields, origin: Origin): WireRecord[] {
  const conversation = requireId(record, "sessionId");
  const at = requireMoment(record, "time", null);
  const answers = Array.isArray(record.answerList) ? record.answerList.filter(isFields) : [];
  return answers.flatMap((answer) => {
    const id = requireId(answer, "msgId");
    const { text, kind, matched, score } = readRobotAnswer(answer);
    const message = writeEvent(origin, "message", { id, conversation, at, from: "bot", text, kind, matched });
    const opinion = score === null ? [] : [writeOpinion(origin, { id, conversation, score, isOfThis: true })];
    if (kind !== "transfer") return [message, ...opinion];
    const handoff = {
      id: `${conversation}-handoff`,
      conversation,
      at,
      requested_by: "bot",
      version: 0,
    } as const;
    return [message, ...opinion, writeEvent(origin, "handoff", handoff)];
  });
}
