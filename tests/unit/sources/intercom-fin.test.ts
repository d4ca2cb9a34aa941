import { expect, test } from "vitest";
import { admin, bot, fin, part, parts, read, user, withParts } from "./examples/intercom.ts";

const at = (seconds: number) => seconds * 1000;

test.each([
  [
    "no answer delivered is a miss of Fin's last message",
    { last_answer_type: null },
    true,
    [null, false],
    [],
  ],
  ["unless Fin took no part", { last_answer_type: null }, false, [null, null], []],
  ["a verdict in words", { resolution_state: "negative_feedback" }, true, [null, null], ["deny"]],
  [
    "a verdict in words, solved",
    { resolution_state: "confirmed_resolution" },
    true,
    [null, null],
    ["affirm"],
  ],
  ["assumed, nobody said anything", { resolution_state: "assumed_resolution" }, true, [null, null], [null]],
])("%s", async (_what, state, ai_agent_participated, matched, kinds) => {
  const told = await read({
    ...withParts(
      part("b1", 1735696801, bot),
      part("b2", 1735696802, bot),
      ...(kinds.length > 0 ? [part("c1", 1735696900, user)] : []),
    ),
    ...{ ai_agent_participated, ai_agent: { ...fin, resolution_state: "assumed_resolution", ...state } },
  });
  const [, ...rest] = told.messages;
  expect(rest.filter(({ from }) => from === "bot").map((message) => message.matched)).toEqual(matched);
  expect(rest.filter(({ from }) => from === "customer").map(({ kind }) => kind)).toEqual(kinds);
  expect(told.handoffs).toEqual([]);
});

test("negative feedback without words is a miss of the last answer", async () => {
  const { messages } = await read({
    ...withParts(part("b1", 1735696801, { ...bot, is_ai_answer: true })),
    ai_agent: { ...fin, resolution_state: "negative_feedback" },
  });
  expect(messages[1]).toMatchObject({ matched: false });
});

const assignment = part("a1", 1735696850, admin, { part_type: "assignment", body: null });

test.each([
  [
    "an assignment after Fin's last word",
    withParts(parts[0]!, assignment, parts[1]!),
    {},
    at(1735696850),
    null,
  ],
  ["the first assignment", withParts(...parts), { first_assignment_at: 1735696820 }, at(1735696820), null],
  [
    "one before Fin spoke is another",
    withParts(...parts),
    { first_assignment_at: 1735696801 },
    at(1735696803) + 1,
    "at",
  ],
  ["nobody came", withParts(parts[0]!), {}, at(1735696803) + 1, "at"],
  ["nothing was said", withParts(), {}, at(1735697000), "at"],
])("when Fin escalated: %s", async (_what, list, statistics, expected, inferred) => {
  const { handoffs } = await read({ ...list, statistics });
  expect(handoffs).toMatchObject([{ at: expected }]);
  expect(handoffs[0]?.extra?.inferred ?? null).toBe(inferred);
});

test("a procedure hands off with its name, to a team", async () => {
  const { handoffs } = await read({
    ai_agent: { ...fin, resolution_state: "procedure_handoff" },
    ...{ admin_assignee_id: 0, team_assignee_id: 9 },
  });
  expect(handoffs).toMatchObject([{ reason: "procedure_handoff", to: "9" }]);
});

test("where Intercom says nothing of Fin, a person after a bot is a handoff", async () => {
  const { handoffs } = await read({ ai_agent: undefined });
  expect(handoffs).toMatchObject([
    { at: at(1735696803) + 1, extra: { inferred: "a person spoke after the bot" } },
  ]);
});
