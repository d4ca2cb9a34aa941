import { expect, test } from "vitest";
import { ofType } from "#tests/factories/read-source.ts";
import { read, readSession, session } from "./examples/qiyu.ts";

test.each([
  [5, 100, 100],
  [5, 75, 75],
  [5, 25, 25],
  [5, 1, 1],
  [3, 50, 50],
  [2, 1, 1],
  [3, 75, null],
  [2, 50, null],
  [5, 0, null],
  [5, -1, null],
  [null, 100, null],
])("with %j choices, %j scores %j", async (evaluationType, evaluation, score) => {
  const { ratings } = await readSession({ evaluationType, evaluation });
  expect(ratings.map((rating) => rating.score)).toEqual(score === null ? [] : [score]);
});

test.each([
  ["a robot", { interaction: 1 }, "bot"],
  ["a person", { interaction: 0 }, "agent"],
  ["the telephone", { interaction: 2 }, null],
])("who was rated: %s", async (_what, changes, of) => {
  const { ratings } = await readSession({
    ...changes,
    userResolvedStatus: 1,
    staffInvitedEvaluateTime: "1735693325000",
  });
  expect(ratings).toMatchObject([{ of, solved: true, invited: true }]);
});

test("nobody rated at -1", async () => {
  const { ratings, conversation } = await readSession({
    ...{ userJoinEvaluateTime: "-1", staffInvitedEvaluateTime: "-1", userResolvedStatus: 0 },
  });
  expect(ratings).toMatchObject([{ at: null, invited: null, solved: null }]);
  expect(conversation.version).toBe(1735693320000);
});

test.each([
  [0, "agent"],
  [1, "customer"],
  [2, "timer"],
  [3, null],
  [5, null],
  [7, "customer"],
  [8, "timer"],
  [10, "timer"],
  [11, "timer"],
  [12, "customer"],
  [13, "rule"],
])("closed for reason %i: by %j", async (closeReason, endedBy) => {
  expect((await readSession({ closeReason })).conversation).toMatchObject({ endedBy });
});

test.each([
  ["the merchant's id", {}, "buyer-42"],
  ["Qiyu's", { foreignId: "" }, "7001"],
  ["an e-mail address", { foreignId: "Li@Example.test" }, "li@example.test"],
])("whose session: %s", async (_what, changes, customer) => {
  expect((await readSession(changes)).conversation).toMatchObject({ customer });
});

test("the rest of a session", async () => {
  const { conversation } = await readSession({
    ...{
      fromType: "wx_ma",
      sType: 3,
      staffId: 5,
      inQueueTime: 1735693300000,
      queueTime: 9000,
      vipLevel: 2,
      status: 1,
    },
  });
  expect(conversation).toMatchObject({
    channel: "wx_ma",
    extra: {
      ...{ session_type: "3", staff: "5", queued_at: 1735693300000, queue_ms: "9000", vip_level: "2" },
      staff_verdict: "1",
    },
  });
});

const person = {
  ...{ id: "900000000000000002", startTime: 1735693321000, endTime: 1735693500000, sType: 0, interaction: 0 },
  ...{ staffId: 12, staffName: "小王", userId: "7001", foreignId: "buyer-42", relatedType: 1 },
  ...{ relatedId: "900000000000000001", closeReason: 0, staffFirstReplyTime: 1735693340000 },
};

test("the person's session tells the robot's that somebody came; one handoff, of which the robot's telling wins", async () => {
  const { events, bad } = await read(person, session);
  expect(bad).toEqual([]);
  expect(ofType(events, "handoff")).toMatchObject([
    {
      id: "900000000000000001-handoff",
      conversation: "900000000000000001",
      at: 1735693321000,
      to: "12",
      version: 1,
    },
    { id: "900000000000000001-handoff", at: 1735693320000, version: 2 },
  ]);
  expect(ofType(events, "message")).toMatchObject([
    {
      ...{ id: "900000000000000002-first-reply", conversation: "900000000000000001", at: 1735693340000 },
      ...{ from: "agent", sender: "12", text: null, kind: "other" },
      extra: { session: "900000000000000002", inferred: "told by the next session" },
    },
  ]);
});

test.each([
  ["a robot's that ended by itself", { relatedType: 0, relatedId: 0, closeReason: 1 }],
  ["a person's handed to another", { ...person, relatedType: 4 }],
  ["one started from history", { ...person, relatedType: 3 }],
  ["one taken over", { ...person, relatedType: 5 }],
])("no handoff: %s", async (_what, changes) => {
  expect((await readSession(changes)).handoffs).toEqual([]);
});

test("a robot's session that says only why it was closed", async () => {
  const { handoffs } = await readSession({ relatedType: 0, transferRgType: 2 });
  expect(handoffs).toMatchObject([{ at: 1735693320000, requestedBy: null }]);
});

test("the push of a session's start is the same session", async () => {
  const start = { sessionId: session.id, startTime: session.startTime, userId: "7001", fromType: "web" };
  const { events } = await read(session, start);
  expect(ofType(events, "conversation").map(({ id, version }) => [id, version])).toEqual([
    [session.id, 1735693330000],
    [session.id, 1735693200000],
  ]);
});
