/** A robot's answer as Qiyu renders it: JSON in a message, or the answer of the robot chat API. Pure. */
import { readHtml } from "./chats/html-text.ts";
import { readText, type Fields } from "./orders/fields.ts";
import { listInner } from "./qiyu-shape.ts";

export type RobotAnswer = {
  text: string | null;
  kind: "clarify" | "transfer" | null;
  matched: boolean | null;
  /** 1 useful, 0 useless; null where the visitor said neither. */
  score: 0 | 1 | null;
};

/** 2 and 6 offer a list of questions, which is neither a hit nor a miss. */
const hits = new Map([
  ["1", { matched: true, kind: null }],
  ["2", { matched: null, kind: "clarify" }],
  ["4", { matched: false, kind: null }],
  ["6", { matched: null, kind: "clarify" }],
  ["10", { matched: null, kind: "transfer" }],
] as const);

const opinions = new Map([
  ["2", 1],
  ["3", 0],
] as const);

/** 0 is not shown, 1 not rated. */
export function readOpinion(fields: Fields, place: string): 0 | 1 | null {
  return opinions.get(readText(fields, place) as "2") ?? null;
}

export function readRobotAnswer(answer: Fields): RobotAnswer {
  const type = readText(answer, "answer_type") ?? readText(answer, "ansType");
  const hit = hits.get(type as "1") ?? { matched: null, kind: null };
  const list = listInner(answer, "answer_list");
  const said =
    hit.kind === "clarify"
      ? list.flatMap((one) => readText(one, "question") ?? [])
      : list.flatMap((one) => readHtml(readText(one, "answer")) ?? []);
  const label = readHtml(readText(answer, "answer_label"));
  const hint = readHtml(readText(answer, "operator_hint_desc"));
  const content = readHtml(readText(answer, "ansContent"));
  const lines = content === null ? [...(label === null ? [] : [label]), ...said] : [content];
  const text = lines.length > 0 ? lines.join("\n") : hint;
  const score = readOpinion(answer, "evaluation") ?? readOpinion(answer, "msgEvaluation.evaluation");
  return { ...hit, text, score };
}
