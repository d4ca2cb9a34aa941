/** One tau2-bench simulation, read as one conversation: its messages, and the handoffs its tool calls made. */
import { readBotText, readCustomerText } from "./tau-bench-text.ts";
import type { WireRecord } from "./source-adapter.ts";

type ToolCall = { id: string | null; name: string; arguments: unknown };
type Turn = { role: unknown; content: unknown; calls: ToolCall[]; id: string | null; timestamp: unknown };
type Refused = { reason: string; field: string | null };

const transferTool = "transfer_to_human_agents";
const lookupTools = /^find_user_id_by_/;
const transferNotice = /^you are being transferred to a human agent/i;

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function textOf(value: unknown): string | null {
  return typeof value === "string" && value !== "" ? value : null;
}

function readTurn(value: unknown): Turn | null {
  if (!isRecord(value)) return null;
  const calls = Array.isArray(value.tool_calls) ? (value.tool_calls as unknown[]) : [];
  return {
    role: value.role,
    content: value.content,
    id: textOf(value.id),
    timestamp: value.timestamp,
    calls: calls.flatMap((call) => {
      const name = isRecord(call) ? textOf(call.name) : null;
      return isRecord(call) && name ? [{ id: textOf(call.id), name, arguments: call.arguments }] : [];
    }),
  };
}

/** Epoch ms of a time that is UTC unless it says otherwise, or null. */
function parseTime(value: unknown): number | null {
  const text = textOf(value);
  if (text === null) return null;
  const ms = Date.parse(/(Z|[+-]\d\d:?\d\d)$/i.test(text) ? text : `${text}Z`);
  return Number.isNaN(ms) ? null : ms;
}

/** When each turn was: as recorded, if every turn says so, else spread evenly from start to end. */
function timeTurns(turns: Turn[], start: number, end: number): { at: number[]; inferred: boolean } {
  const recorded = turns.map((turn) => parseTime(turn.timestamp));
  if (recorded.every((ms): ms is number => ms !== null)) return { at: recorded, inferred: false };
  const step = (end - start) / Math.max(1, turns.length - 1);
  return { at: turns.map((_, index) => Math.round(start + index * step)), inferred: true };
}

/** The customer's id in the shop, as the bot's look-ups found it. */
function findCustomer(turns: Turn[]): string | null {
  const toolById = new Map(turns.flatMap((turn) => turn.calls.map((call) => [call.id, call.name] as const)));
  for (const turn of turns) {
    const content = turn.role === "tool" ? textOf(turn.content) : null;
    const tool = toolById.get(turn.id);
    if (content === null || tool === undefined || isToolError(content)) continue;
    if (lookupTools.test(tool)) return content;
    if (tool === "get_user_details") {
      const found = /"user_id"\s*:\s*"([^"]+)"/.exec(content);
      if (found) return found[1]!;
    }
  }
  return null;
}

function isToolError(content: string): boolean {
  return /^error\b/i.test(content);
}

/** The wire records of one simulation, in order, or why it cannot be read at all. */
export function readSimulation(
  simulation: Record<string, unknown>,
  store: string,
  source: string,
): { records: WireRecord[] } | Refused {
  const { id, messages, start_time: startTime, end_time: endTime, reward_info: rewardInfo } = simulation;
  if (typeof id !== "string" || id === "") return { field: "id", reason: "is missing" };
  if (!Array.isArray(messages)) return { field: "messages", reason: "must be a list" };
  const start = parseTime(startTime);
  const end = parseTime(endTime);
  if (start === null) return { field: "start_time", reason: "not a time" };
  if (end === null || end < start) return { field: "end_time", reason: "not a time after start_time" };
  const turns = messages.map(readTurn);
  if (turns.some((turn) => turn === null)) return { field: "messages", reason: "message is not an object" };

  const told = tellTurns(turns as Turn[], { conversation: id, store, source, start, end });
  const conversation: WireRecord = {
    type: "conversation",
    store,
    source,
    id,
    customer: findCustomer(turns as Turn[]),
    started_at: start,
    ended_at: end,
    task_id: simulation.task_id,
    trial: simulation.trial,
    termination_reason: simulation.termination_reason,
    reward: isRecord(rewardInfo) ? rewardInfo.reward : undefined,
    ...told.leftOver,
  };
  const known = Object.entries(conversation).filter(([, value]) => value !== undefined && value !== null);
  return { records: [Object.fromEntries(known), ...told.records] };
}

type Telling = { conversation: string; store: string; source: string; start: number; end: number };

/** Messages and handoffs of the turns; `leftOver` is what no message could carry. */
function tellTurns(turns: Turn[], telling: Telling): { records: WireRecord[]; leftOver: WireRecord } {
  const { conversation, store, source } = telling;
  const { at, inferred } = timeTurns(turns, telling.start, telling.end);
  const results = new Map(
    turns.filter((turn) => turn.role === "tool").map((turn) => [turn.id, turn.content]),
  );
  const records: WireRecord[] = [];
  const marks: string[] = [];
  let tools: string[] = [];
  let errors: string[] = [];
  let customerSpoke = false;

  turns.forEach((turn, index) => {
    const base = { store, source, conversation, at: at[index], ...(inferred ? { at_inferred: true } : {}) };
    const message: WireRecord = { type: "message", ...base, id: `${conversation}-${index}` };
    const content = textOf(turn.content);
    if (turn.role === "user" && content !== null) {
      const said = readCustomerText(content);
      marks.push(...said.marks);
      // STOP is the customer's own sign that nothing is left to ask, however the farewell is worded.
      const kind = said.marks.includes("STOP") ? { kind: "closing" } : {};
      if (said.text !== "") records.push({ ...message, from: "customer", text: said.text, ...kind });
      customerSpoke = true;
    } else if (turn.role === "assistant" && content !== null) {
      const said = readBotText(content);
      const kind = transferNotice.test(said.text) ? "transfer" : customerSpoke ? null : "greeting";
      records.push({
        ...message,
        from: "bot",
        text: said.text,
        ...(kind ? { kind } : {}),
        ...(said.rest ? { structured: said.rest } : {}),
        ...(tools.length ? { tools } : {}),
        ...(errors.length ? { tool_errors: errors } : {}),
      });
      tools = [];
      errors = [];
    } else if (turn.role === "tool" && content !== null && isToolError(content)) {
      errors.push(content);
    }
    const calls = turn.role === "assistant" ? turn.calls : [];
    calls.forEach((call, position) => {
      tools.push(call.name);
      if (call.name !== transferTool) return;
      const result = textOf(results.get(call.id));
      const summary = isRecord(call.arguments) ? textOf(call.arguments.summary) : null;
      records.push({
        type: "handoff",
        ...base,
        id: call.id ?? `${conversation}-${index}-${position}`,
        requested_by: "bot",
        executed: result === null || !isToolError(result),
        ...(summary ? { reason: summary } : {}),
      });
    });
  });
  return {
    records,
    leftOver: {
      ...(marks.length ? { control_marks: marks } : {}),
      ...(tools.length ? { last_tools: tools } : {}),
      ...(errors.length ? { last_tool_errors: errors } : {}),
    },
  };
}
