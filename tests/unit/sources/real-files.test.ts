import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parseEvent } from "#app/events/parse-event.ts";
import type { CanonicalEvent } from "#app/events/canonical-event.ts";
import { detectFormat } from "#app/sources/registry.ts";
import type { SourceAdapter } from "#app/sources/source-adapter.ts";

const folder = `${import.meta.dirname}/../../../../shared/data`;
const isAbsent = !existsSync(folder);
const clock = { now: () => Date.UTC(2026, 0, 1) };

function readEvents(adapter: SourceAdapter, pieces: readonly string[]): CanonicalEvent[] {
  const reader = adapter.open({ store: null });
  const outputs = [...pieces.flatMap((piece, index) => reader.push(piece, index + 1)), ...reader.end()];
  return outputs.map((output) => {
    if (!("record" in output)) throw new Error(output.reason);
    const parsed = parseEvent(output.record, {}, clock);
    if (!("event" in parsed)) throw new Error(`${parsed.field}: ${parsed.reason}`);
    return parsed.event;
  });
}

function ofType<T extends CanonicalEvent["type"]>(events: CanonicalEvent[], type: T) {
  return events.filter((event): event is Extract<CanonicalEvent, { type: T }> => event.type === type);
}

describe.skipIf(isAbsent)("the JDDC sample (skipped where ../shared/data is absent)", () => {
  const text = isAbsent ? "" : readFileSync(`${folder}/jddc_sample_zh/chat_0.1per.txt`, "utf8");
  const rows = text.split("\n").slice(0, -1);
  const cells = rows.map((row) => row.split("\t"));
  const adapter = detectFormat(text.slice(0, 65_536), "chat_0.1per.txt");
  const events = adapter ? readEvents(adapter, rows) : [];

  test("is recognised", () => {
    expect(isAbsent ? "jddc" : adapter?.id).toBe("jddc");
  });

  test("gives a message a row, from who sent it", () => {
    const messages = ofType(events, "message");
    expect(messages).toHaveLength(12_136);
    expect(messages.filter((event) => event.from === "agent")).toHaveLength(
      cells.filter((row) => row[2] === "1").length,
    );
    expect(messages.filter((event) => event.products)).toHaveLength(
      cells.filter((row) => row[5] !== "nan" && row[5] !== "0").length,
    );
    expect(new Set(messages.map((event) => event.id)).size).toBe(12_136);
  });

  test("gives 994 conversations of 994 customers, and a handoff for each flagged one", () => {
    const messages = ofType(events, "message");
    expect(new Set(messages.map((event) => event.conversation)).size).toBe(994);
    expect(new Set(messages.map((event) => event.customer)).size).toBe(994);
    const flagged = new Set(cells.filter((row) => row[3] === "1").map((row) => row[0]));
    expect(new Set(ofType(events, "handoff").map((event) => event.conversation))).toEqual(flagged);
    expect(ofType(events, "handoff")).toHaveLength(4);
  });

  test("keeps the order of the file in its inferred times", () => {
    const times = ofType(events, "message").map((event) => event.at);
    expect(times.every((at, index) => index === 0 || at > times[index - 1]!)).toBe(true);
    expect(ofType(events, "message").every((event) => event.atInferred)).toBe(true);
  });
});

describe.skipIf(isAbsent)("tau2-bench results (skipped where ../shared/data is absent)", () => {
  type Message = { role: string; content: string | null; tool_calls: { name: string }[] | null };
  type Simulation = { id: string; messages: Message[]; reward_info: { reward: number } };
  const file = "toolorchestra_retail_gpt-5_1trial.json";
  const text = isAbsent
    ? '{"simulations":[]}'
    : readFileSync(`${folder}/tau_bench_retail_bot_en/${file}`, "utf8");
  const { simulations } = JSON.parse(text) as { simulations: Simulation[] };
  const adapter = detectFormat(text.slice(0, 65_536), file);
  const pieces = simulations.map((simulation) => JSON.stringify(simulation));
  const events = adapter ? readEvents(adapter, pieces) : [];
  const raw = simulations.flatMap((simulation) => simulation.messages);

  test("are recognised", () => {
    expect(adapter?.id).toBe("tau-bench");
  });

  test("give a conversation a simulation, all with the customer's id the bot looked up", () => {
    const conversations = ofType(events, "conversation");
    expect(conversations).toHaveLength(114);
    const identified = simulations.filter(({ messages }) =>
      messages.some(({ role, content }) => role === "tool" && /^[a-z]+_[a-z]+_\d+$/.test(content ?? "")),
    );
    expect(conversations.filter((event) => event.customer !== null)).toHaveLength(identified.length);
    expect(conversations.filter((event) => event.extra?.reward === 1)).toHaveLength(96);
  });

  test("give a message for all that was said, none for tools and bare control marks", () => {
    const said = (role: string) => raw.filter((message) => message.role === role && message.content);
    const bare = said("user").filter((message) => /^\s*###[A-Z-]+###\s*$/.test(message.content!));
    const messages = ofType(events, "message");
    expect(messages.filter((event) => event.from === "bot")).toHaveLength(said("assistant").length);
    expect(messages.filter((event) => event.from === "customer")).toHaveLength(
      said("user").length - bare.length,
    );
    expect([said("assistant").length, said("user").length, bare.length]).toEqual([520, 520, 27]);
    expect(messages.filter((event) => event.kind === "greeting")).toHaveLength(114);
    expect(messages.some((event) => event.text?.includes("###"))).toBe(false);
  });

  test("give a handoff for each call of the transfer tool, with its summary", () => {
    const calls = raw.flatMap((message) => message.tool_calls ?? []);
    const handoffs = ofType(events, "handoff");
    expect(handoffs).toHaveLength(calls.filter(({ name }) => name === "transfer_to_human_agents").length);
    expect(handoffs).toHaveLength(12);
    expect(handoffs.every((event) => event.executed && (event.reason?.length ?? 0) > 20)).toBe(true);
  });
});
