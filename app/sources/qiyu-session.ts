/** A session of Qiyu: a robot's stretch or a person's, its handoff, its rating. Pure. */
import { readMoment } from "./chats/moment.ts";
import { writeEvent, type Origin } from "./chats/write-event.ts";
import { readText, requireId, type Fields } from "./orders/fields.ts";
import { nameCustomer } from "./orders/name-customer.ts";
import { readPositive } from "./qiyu-shape.ts";
import type { WireRecord } from "./source-adapter.ts";

const robot = "1";
const handedOver = "3";
/** A session that a robot's was handed over to; a robot's that was handed over. */
const fromRobot = "1";
const toPerson = "2";
/** Codes of `transferRgType` are not documented but this one: the visitor pressed the button. */
const byButton = "30";

const closers = new Map([
  ["0", "agent"],
  ["1", "customer"],
  ["2", "timer"],
  ["4", "agent"],
  ["7", "customer"],
  ["8", "timer"],
  ["10", "timer"],
  ["11", "timer"],
  ["12", "customer"],
  ["13", "rule"],
] as const);

const scores = new Map([
  ["2", new Set(["100", "1"])],
  ["3", new Set(["100", "50", "1"])],
  ["5", new Set(["100", "75", "50", "25", "1"])],
]);

const verdicts = new Map([
  ["1", true],
  ["2", false],
]);

export function readQiyuSession(session: Fields, origin: Origin): WireRecord[] {
  const id = requireId(session, readText(session, "id") === null ? "sessionId" : "id");
  return [
    writeSession(session, id, origin),
    ...readHandoff(session, id, origin),
    ...readRating(session, id, origin),
  ];
}

function writeSession(session: Fields, id: string, origin: Origin): WireRecord {
  const customer = readPositive(session, "foreignId") ?? readPositive(session, "userId");
  const startedAt = readMoment(session, "startTime", null);
  const endedAt = readMoment(session, "endTime", null);
  const ratedAt = readMoment(session, "userJoinEvaluateTime", null);
  return writeEvent(
    origin,
    "conversation",
    {
      id,
      customer: customer && nameCustomer(customer),
      channel: readText(session, "fromType"),
      started_at: startedAt,
      ended_at: endedAt,
      ended_by: closers.get(readText(session, "closeReason") as "0") ?? null,
      topic: readText(session, "category"),
      version: Math.max(startedAt ?? 0, endedAt ?? 0, ratedAt ?? 0) || null,
    },
    {
      interaction: readText(session, "interaction"),
      session_type: readPositive(session, "sType"),
      staff: readPositive(session, "staffId"),
      related_type: readPositive(session, "relatedType"),
      related: readPositive(session, "relatedId"),
      close_reason: readText(session, "closeReason"),
      transfer_type: readPositive(session, "transferRgType"),
      queued_at: readMoment(session, "inQueueTime", null),
      queue_ms: readPositive(session, "queueTime"),
      vip_level: readPositive(session, "vipLevel"),
      staff_verdict: readText(session, "status"),
      solved_by_customer: readPositive(session, "userResolvedStatus"),
    },
  );
}

/**
 * The robot's session says when it was handed over; the person's says it too, in case the robot's never comes, and when a
 * person first replied: that reply is told in the robot's session as well, without words, which are in the person's own.
 */
function readHandoff(session: Fields, id: string, origin: Origin): WireRecord[] {
  const type = readText(session, "relatedType");
  const related = readPositive(session, "relatedId");
  const requestedBy = readText(session, "transferRgType") === byButton ? "customer" : null;
  const isRobots =
    readText(session, "interaction") === robot &&
    (type === toPerson || readText(session, "closeReason") === handedOver);
  const endedAt = readMoment(session, "endTime", null);
  if (isRobots && endedAt !== null) {
    const fields = { id: `${id}-handoff`, conversation: id, at: endedAt, version: 2 };
    return [writeEvent(origin, "handoff", { ...fields, requested_by: requestedBy })];
  }
  const startedAt = readMoment(session, "startTime", null);
  if (type !== fromRobot || related === null || startedAt === null) return [];
  const staff = readPositive(session, "staffId");
  const handoff = writeEvent(origin, "handoff", {
    ...{ id: `${related}-handoff`, conversation: related, at: startedAt, to: staff, version: 1 },
    requested_by: requestedBy,
  });
  const repliedAt = readMoment(session, "staffFirstReplyTime", null);
  if (repliedAt === null || repliedAt < startedAt) return [handoff];
  const own = { id: `${id}-first-reply`, conversation: related, at: repliedAt, sender: staff };
  const reply = { ...own, from: "agent", kind: "other" } as const;
  return [
    handoff,
    writeEvent(origin, "message", reply, { session: id, inferred: "told by the next session" }),
  ];
}

/** A choice that the model does not offer is none. The worst choice is told as 1, but stands for 0 of 100. */
function readRating(session: Fields, id: string, origin: Origin): WireRecord[] {
  const score = readText(session, "evaluation");
  const model = readText(session, "evaluationType");
  if (score === null || !scores.get(model ?? "")?.has(score)) return [];
  const interaction = readText(session, "interaction");
  return [
    writeEvent(
      origin,
      "rating",
      {
        ...{ id: `${id}-rating`, conversation: id, score: Number(score), worst: 0, best: 100 },
        at: readMoment(session, "userJoinEvaluateTime", null),
        of: interaction === robot ? "bot" : interaction === "0" ? "agent" : null,
        solved: verdicts.get(readText(session, "userResolvedStatus") ?? "") ?? null,
        invited: readMoment(session, "staffInvitedEvaluateTime", null) === null ? null : true,
        comment: readText(session, "evaluationRemark"),
      },
      { choices: model },
    ),
  ];
}
