import { expect, test } from "vitest";
import { jddc } from "#app/sources/jddc.ts";
import type { SourceOutput } from "#app/sources/source-adapter.ts";

const start = Date.parse("2018-01-01T00:00:00+08:00");

function row(session: string, agent: 0 | 1, text: string, flags = "0\t0", sku = "nan"): string {
  return [session, `U-${session}`, agent, flags, sku, text].join("\t");
}

function read(lines: string[], store: string | null = null): SourceOutput[] {
  const reader = jddc.open({ store });
  return [...lines.flatMap((line, index) => reader.push(line, index + 1)), ...reader.end()];
}

function records(outputs: SourceOutput[]): unknown[] {
  return outputs.map((output) => ("record" in output ? output.record : output));
}

test("rows become messages of people, a second apart, numbered within their session", () => {
  expect(
    records(
      read([row("a", 0, " 在吗 "), row("a", 1, "在的", "0\t1", "4803822"), row("b", 0, "你好", "0\t0", "0")]),
    ),
  ).toEqual([
    {
      type: "message",
      store: "jddc",
      source: "jddc",
      id: "a-1",
      conversation: "a",
      customer: "U-a",
      at: start,
      at_inferred: true,
      from: "customer",
      text: "在吗",
      is_repeat: false,
      is_transfer: false,
    },
    {
      type: "message",
      store: "jddc",
      source: "jddc",
      id: "a-2",
      conversation: "a",
      customer: "U-a",
      at: start + 1000,
      at_inferred: true,
      from: "agent",
      text: "在的",
      is_repeat: true,
      is_transfer: false,
      products: ["4803822"],
    },
    {
      type: "message",
      store: "jddc",
      source: "jddc",
      id: "b-1",
      conversation: "b",
      customer: "U-b",
      at: start + 2000,
      at_inferred: true,
      from: "customer",
      text: "你好",
      is_repeat: false,
      is_transfer: false,
    },
  ]);
});

test("a flagged session gives one handoff, after its last row and before the next session", () => {
  const outputs = read([row("a", 0, "转人工", "1\t0"), row("a", 1, "为您转接", "1\t0"), row("b", 0, "你好")]);
  expect(records(outputs)[2]).toEqual({
    type: "handoff",
    store: "jddc",
    source: "jddc",
    id: "a-transfer",
    conversation: "a",
    at: start + 1500,
    at_inferred: true,
    requested_by: "agent",
    executed: true,
  });
  expect(outputs.map(({ line }) => line)).toEqual([1, 2, 2, 3]);
});

test("the last session's handoff comes at the end of the file", () => {
  expect(records(read([row("a", 1, "为您转接", "1\t0")]))).toHaveLength(2);
});

test("bad rows are refused, and the numbers of good rows stay what they are once the bad ones are mended", () => {
  const outputs = read([
    "a\tU-a\t0\t0\t0\tnan",
    "a\tU-a\t2\t0\t0\tnan\tx",
    row("a", 0, "x", "yes\t0"),
    row("a", 0, "x", "0\t-"),
    row("a", 0, "好"),
  ]);
  expect(outputs.slice(0, 4)).toEqual([
    { line: 1, field: null, reason: "not 7 tab-separated columns" },
    { line: 2, field: "sent_by_agent", reason: "flag is neither 0 nor 1" },
    { line: 3, field: "is_transfer", reason: "flag is neither 0 nor 1" },
    { line: 4, field: "is_repeat", reason: "flag is neither 0 nor 1" },
  ]);
  expect(records(outputs)[4]).toMatchObject({ id: "a-5", at: start + 4000 });
});

test("a session that comes back goes on counting instead of overwriting itself", () => {
  const ids = records(read([row("a", 0, "1"), row("b", 0, "2"), row("a", 0, "3")]));
  expect(ids).toMatchObject([{ id: "a-1" }, { id: "b-1" }, { id: "a-2" }]);
});

test("the store of the command replaces the default one", () => {
  expect(records(read([row("a", 0, "x")], "jd-self"))).toMatchObject([{ store: "jd-self" }]);
});
