import { expect, test } from "vitest";
import type { SourceOutput } from "#app/sources/source-adapter.ts";
import { tauBench } from "#app/sources/tau-bench.ts";

const start = Date.UTC(2025, 0, 1);

function call(id: string, name: string, args: unknown = {}) {
  return { id, name, arguments: args, requestor: "assistant" };
}

function simulation(messages: unknown[], fields: Record<string, unknown> = {}): string {
  return JSON.stringify({
    id: "sim-1",
    task_id: "7",
    trial: 0,
    start_time: "2025-01-01T00:00:00.000000",
    end_time: "2025-01-01T00:01:00.000000",
    termination_reason: "user_stop",
    reward_info: { reward: 1 },
    messages,
    ...fields,
  });
}

function read(text: string): SourceOutput[] {
  return tauBench.open({ store: null }).push(text, 1);
}

function records(text: string): unknown[] {
  return read(text).map((output) => ("record" in output ? output.record : output));
}

const greeting = { role: "assistant", content: "Hi! How can I help you today?", tool_calls: null };
const envelope = { store: "tau-bench", source: "tau-bench" };
const inside = { ...envelope, conversation: "sim-1", at_inferred: true };

test("a conversation with a look-up and a transfer: words are messages, tools are not, the transfer is a handoff", () => {
  const lookUp = [call("t1", "find_user_id_by_email", { email: "a@example.com" })];
  const transfer = [call("t2", "transfer_to_human_agents", { summary: "Wants a refund." })];
  const messages = [
    greeting,
    { role: "user", content: "Refund please" },
    { role: "assistant", content: "", tool_calls: lookUp },
    { role: "tool", id: "t1", content: "ann_lee_1" },
    { role: "assistant", content: null, tool_calls: transfer },
    { role: "tool", id: "t2", content: "Transfer successful" },
    {
      role: "assistant",
      content: '{"message": "YOU ARE BEING TRANSFERRED TO A HUMAN AGENT. PLEASE HOLD ON."}',
    },
    { role: "user", content: "###TRANSFER###" },
  ];
  const at = (index: number) => start + Math.round((index * 60_000) / 7);
  expect(records(simulation(messages))).toEqual([
    {
      type: "conversation",
      ...envelope,
      id: "sim-1",
      customer: "ann_lee_1",
      started_at: start,
      ended_at: start + 60_000,
      task_id: "7",
      trial: 0,
      termination_reason: "user_stop",
      reward: 1,
      control_marks: ["TRANSFER"],
    },
    {
      type: "message",
      ...inside,
      id: "sim-1-0",
      at: at(0),
      from: "bot",
      kind: "greeting",
      text: greeting.content,
    },
    { type: "message", ...inside, id: "sim-1-1", at: at(1), from: "customer", text: "Refund please" },
    {
      type: "handoff",
      ...inside,
      id: "t2",
      at: at(4),
      requested_by: "bot",
      executed: true,
      reason: "Wants a refund.",
    },
    {
      type: "message",
      ...inside,
      id: "sim-1-6",
      at: at(6),
      from: "bot",
      kind: "transfer",
      text: "YOU ARE BEING TRANSFERRED TO A HUMAN AGENT. PLEASE HOLD ON.",
      tools: ["find_user_id_by_email", "transfer_to_human_agents"],
    },
  ]);
});

test("a transfer the tool refused was asked for and not executed", () => {
  const messages = [
    greeting,
    { role: "user", content: "Help" },
    { role: "assistant", content: null, tool_calls: [call("t", "transfer_to_human_agents")] },
    { role: "tool", id: "t", content: "Error: nobody there" },
    { role: "assistant", content: "Nobody is there." },
  ];
  expect(records(simulation(messages)).slice(3)).toMatchObject([
    { type: "handoff", executed: false },
    { from: "bot", tools: ["transfer_to_human_agents"], tool_errors: ["Error: nobody there"] },
  ]);
});

test("recorded times are taken as they are, in UTC where they name no zone", () => {
  const messages = [
    { ...greeting, timestamp: "2025-01-01T00:00:01.500000" },
    { role: "user", content: "Hi", timestamp: "2025-01-01T08:00:02+08:00" },
  ];
  const told = records(simulation(messages)).slice(1);
  expect(told).toMatchObject([{ at: start + 1500 }, { at: start + 2000 }]);
  expect(told.some((record) => Object.hasOwn(record as object, "at_inferred"))).toBe(false);
});

test("control marks are cut from a customer's words, and STOP makes them a farewell", () => {
  const messages = [greeting, { role: "user", content: "Thanks!\n\n###STOP###" }];
  expect(records(simulation(messages))).toMatchObject([
    { type: "conversation", control_marks: ["STOP"] },
    { from: "bot" },
    { from: "customer", text: "Thanks!", kind: "closing" },
  ]);
});

test("an answer wrapped in JSON shows its message and keeps the rest", () => {
  const messages = [
    greeting,
    { role: "user", content: "Hi" },
    { role: "assistant", content: '{"message": "Hello", "next_steps": ["wait"]}' },
    { role: "assistant", content: '{"reply": "There"}' },
    { role: "assistant", content: '{"status": "ok"}' },
    { role: "assistant", content: "{broken" },
  ];
  const told = records(simulation(messages)).slice(3);
  expect(told).toMatchObject([
    { text: "Hello", structured: { next_steps: ["wait"] } },
    { text: "There" },
    { text: '{"status": "ok"}' },
    { text: "{broken" },
  ]);
  expect(told[1]).not.toHaveProperty("structured");
});

test("tools used after the last answer are kept with the conversation", () => {
  const messages = [greeting, { role: "assistant", content: null, tool_calls: [call("t", "calculate")] }];
  expect(records(simulation(messages))[0]).toMatchObject({ last_tools: ["calculate"] });
});

test.each([
  ["not JSON", "{", null, "not JSON"],
  ["a number", "3", null, "simulation is not an object"],
  ["no id", simulation([], { id: 3 }), "id", "is missing"],
  ["no messages", simulation([], { messages: null }), "messages", "must be a list"],
  ["a message that is none", simulation([3]), "messages", "message is not an object"],
  ["no start", simulation([], { start_time: null }), "start_time", "not a time"],
  [
    "an end before the start",
    simulation([], { end_time: "2024-12-31T00:00:00" }),
    "end_time",
    "not a time after start_time",
  ],
])("%s is refused", (_what, text, field, reason) => {
  expect(read(text)).toEqual([{ line: 1, field, reason }]);
});
