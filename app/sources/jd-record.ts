/** Records of 京东 咚咚: messages, sessions and ratings, by what their fields are called in JD's own classes. */
import { readMoment, requireMoment } from "./chats/moment.ts";
import { jdZone as zone } from "./jd-shape.ts";
import { FieldFault, findField, readText, requireText, type Fields } from "./orders/fields.ts";

type Common = { line: number; customer: string; waiter: string | null };

export type JdMessage = Common & {
  kind: "message";
  id: string | null;
  sid: string | null;
  at: number;
  fromWaiter: boolean;
  text: string | null;
  sku: string | null;
  /** JD's numbers for the way in and the kind of message, whose meanings are not public. */
  codes: Record<string, string>;
};

export type JdSession = Common & {
  kind: "session";
  sid: string | null;
  from: number;
  to: number;
  hasTransfer: boolean;
  /** `2` is a message left while nobody was there. */
  type: string | null;
  isAnswered: boolean;
};

export type JdRating = Common & { kind: "rating"; at: number; score: number; comment: string | null };

export type JdRecord = JdMessage | JdSession | JdRating;

export function readJdRecord(fields: Fields, line: number): JdRecord {
  if (has(fields, "zh_desc") || has(fields, "en_desc")) {
    const said = readText(fields, "zh_desc") ?? readText(fields, "en_desc") ?? "no reason";
    throw new FieldFault(null, `JD answered with an error: ${said}`);
  }
  if (has(fields, "waiterSend")) return readMessage(fields, line);
  if (has(fields, "evaTime")) return readRating(fields, line);
  if (has(fields, "beginTime")) return readSession(fields, line);
  throw new FieldFault(null, "neither a message, a session nor a rating");
}

function has(fields: Fields, name: string): boolean {
  return Object.hasOwn(fields, name);
}

function readCommon(fields: Fields, line: number): Common {
  return { line, customer: requireText(fields, "customer"), waiter: readText(fields, "waiter") };
}

/** JD's ids are empty or 0 where there is none. */
function readSome(fields: Fields, place: string): string | null {
  const text = readText(fields, place);
  return text === "0" ? null : text;
}

const codeNames = ["channel", "mt", "chatType", "type"];

function readMessage(fields: Fields, line: number): JdMessage {
  const codes = codeNames.flatMap((name) => {
    const code = readText(fields, name);
    return code === null ? [] : [[`jd_${name}`, code]];
  });
  return {
    ...readCommon(fields, line),
    kind: "message",
    id: readSome(fields, "mid") ?? readSome(fields, "uuid"),
    sid: readSome(fields, "sid"),
    at: requireMoment(fields, has(fields, "created") ? "created" : "time", zone),
    fromWaiter: readFlag(fields, "waiterSend"),
    text: readText(fields, "content") ?? readText(fields, "url"),
    sku: readSome(fields, "skuId"),
    codes: Object.fromEntries(codes) as Record<string, string>,
  };
}

function readSession(fields: Fields, line: number): JdSession {
  const from = requireMoment(fields, "beginTime", zone);
  const reply = readMoment(fields, "replyTime", zone);
  return {
    ...readCommon(fields, line),
    kind: "session",
    sid: readSome(fields, "sid"),
    from,
    to: Math.max(from, readMoment(fields, "endTime", zone) ?? reply ?? from),
    hasTransfer: has(fields, "transfer") && readFlag(fields, "transfer"),
    type: readText(fields, "sessionType"),
    isAnswered: reply !== null,
  };
}

function readRating(fields: Fields, line: number): JdRating {
  const score = requireText(fields, "score");
  if (!/^(?:0|25|50|75|100)$/.test(score)) throw new FieldFault("score", "not one of 0, 25, 50, 75, 100");
  return {
    ...readCommon(fields, line),
    kind: "rating",
    at: requireMoment(fields, "evaTime", zone),
    score: Number(score),
    comment: readText(fields, "desc"),
  };
}

/** A flag as true and false or as 1 and 0. */
function readFlag(fields: Fields, place: string): boolean {
  const value = findField(fields, place);
  if (value === true || value === "1" || value === "true") return true;
  if (value === false || value === "0" || value === "false") return false;
  throw new FieldFault(place, "neither true nor false");
}
