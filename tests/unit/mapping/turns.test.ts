/** How a transcript in one cell is split: by the usual forms, by forms of one's own, by what stands between. */
import { expect, it, test } from "vitest";
import { guessMapping } from "#app/mapping/guess-mapping.ts";
import { parseMapping } from "#app/mapping/parse-mapping.ts";
import { previewMapping } from "#app/mapping/preview-mapping.ts";
import type { Sample } from "#app/mapping/sample.ts";
import {
  guessBetween,
  listSpeakers,
  openTurnRules,
  splitTranscript,
  type TextTurns,
} from "#app/mapping/transcript-cell.ts";
import { compileStart, findStartFault } from "#app/mapping/turn-starts.ts";

const known = new Set(["客户", "小美", "Amy L."]);

function split(cell: string, turns: Omit<TextTurns, "as"> = {}) {
  return splitTranscript(cell, openTurnRules(turns), (word) => known.has(word), "记录").map(
    ({ speaker, time, text }) => [speaker, time, text],
  );
}

test.each([
  ["{time} {who}: {text}", "[2026-10-05 09:58:01] 小美：您好", ["小美", "2026-10-05 09:58:01", "您好"]],
  ["{time} {who}: {text}", "2026-10-05T09:58:01+08:00 小美: hi", ["小美", "2026-10-05T09:58:01+08:00", "hi"]],
  ["{time} {who}: {text}", "下午 3:05 小美: 在", ["小美", "下午 3:05", "在"]],
  ["{time} {who}: {text}", "9:58 PM Amy L.: sure", ["Amy L.", "9:58 PM", "sure"]],
  ["{time} {who}: {text}", "小美: 在", null],
  ["{who} {time}", "小美(10:05:01)", ["小美", "10:05:01", ""]],
  ["{who} {time}", "小美 10:05:01 在", null],
  ["{time} {who} {text}", "10:05 小美  在的 亲", ["小美", "10:05", "在的 亲"]],
  ["{who}> {text}", "小美 > 在: 的", ["小美", null, "在: 的"]],
  ["{who} > {text}", "小美> 在: 的", ["小美", null, "在: 的"]],
  ["【{who}】{text}", "【小美】在", ["小美", null, "在"]],
  ["{who} says, {text}", "Amy L. says, well", ["Amy L.", null, "well"]],
])("%s reads %s", (start, line, read) => {
  const head = compileStart(start).read(line);
  expect(head && [head.speaker, head.time, head.text]).toEqual(read);
});

test.each([
  ["{time}: {text}", "who"],
  ["{who} {who}: {text}", "who"],
  ["{time} {time} {who}", "time"],
  ["{text}: {who}", "text"],
  ["{who}: {text}.", "text"],
  ["{who} {text}", "bare"],
  ["{who}", "bare"],
  ["{time} {who}{text}", "bare"],
  [`{who}: ${" ".repeat(80)}{text}`, "long"],
  ["{time} {who} {text}", null],
] as const)("a form that is none: %s", (start, fault) => {
  expect(findStartFault(start)).toBe(fault);
});

it("splits by lines and the usual forms, and a colon in what is said begins nothing", () => {
  expect(split("客户：在吗\n尺码：40 <br>小美 10:05\n在的\n\n亲")).toEqual([
    ["客户", null, "在吗\n尺码：40"],
    ["小美", "10:05", "在的\n\n亲"],
  ]);
  expect(() => split("路人: 在吗\n客户: 在")).toThrow("begins with no speaker that the mapping knows");
});

it("takes seconds for a part of the time, and words with a colon among timed turns for nobody", () => {
  const cell = "客户 (9:10:05)\n想退货：尺码不合适\n小美 (9:10:09): 好 12:30:00 前";
  expect(split(cell)).toEqual([
    ["客户", "9:10:05", "想退货：尺码不合适"],
    ["小美", "9:10:09", "好 12:30:00 前"],
  ]);
  expect(listSpeakers(cell)).toEqual(["客户", "小美"]);
  expect(listSpeakers("客户：尺码\n小美：亲")).toEqual(["客户", "小美"]);
});

it("splits by a sign between turns, which what is said may hold line ends in", () => {
  expect(split("客户:在吗\n急||小美:在||的", { between: "||" })).toEqual([
    ["客户", null, "在吗\n急"],
    ["小美", null, "在||的"],
  ]);
  expect(split("客户>在吗\n小美: x>y", { starts: ["{who}>{text}"] })).toEqual([
    ["客户", null, "在吗\n小美: x>y"],
  ]);
});

it("finds out what stands between, and takes no list of properties for talk", () => {
  expect(guessBetween(["客户:在吗|客服:在", "客户:急|客服:马上"])).toBe("|");
  expect(guessBetween(["客户:a|b\n客服:在"])).toBeNull();
  expect(guessBetween(["颜色:红;尺码:40", "颜色:蓝;尺码:41"])).toBeUndefined();
  expect(guessBetween([])).toBeUndefined();
});

it("a long line costs no more than a short one", () => {
  const blank = " ".repeat(500_000);
  const before = process.cpuUsage().user;
  expect(
    split(`客户: a\n${blank}\n[${blank}`, { starts: ["{time} {who}: {text}", "{who}: {text}"] }),
  ).toHaveLength(1);
  expect(process.cpuUsage().user - before).toBeLessThan(1_000_000);
});

it("the preview follows the forms, and a mapping keeps them", () => {
  const cells = ["买家> 在吗#小店长> 您好#小店长> 请说", "买家> 发票#小店长> 好"];
  const sample: Sample = {
    ...{ encoding: null, sheets: [], isWhole: true, columns: ["会话ID", "聊天记录", "开始时间"] },
    file: { kind: "table", encoding: null, delimiter: null, headerRow: 1 },
    rows: cells.map((cell, index) => ({
      line: index + 2,
      fields: { 会话ID: `c${index}`, 聊天记录: cell, 开始时间: `2026-10-05 1${index}:00:00` },
    })),
  };
  const { mapping } = guessMapping(
    sample,
    { name: "x.csv", zone: "Asia/Shanghai", currency: null },
    "transcripts",
  );
  const told = {
    ...mapping,
    columns: { conversation: "会话ID", transcript: "聊天记录", started: "开始时间" },
    speakers: { 买家: "customer", 小店长: "agent" } as const,
    turns: { as: "text", starts: ["{who}> {text}"], between: "#" } as const,
  };
  const parsed = parseMapping(JSON.parse(JSON.stringify(told)));
  if ("problems" in parsed) throw new Error(JSON.stringify(parsed.problems));
  const preview = previewMapping(parsed.mapping, sample);
  expect([preview.counts.conversation, preview.counts.message, preview.problems]).toEqual([2, 5, []]);
  const bad = parseMapping({ ...told, turns: { as: "text", starts: ["{who} {text}"] } });
  expect(bad).toEqual({
    problems: [{ field: "turns.starts.0", reason: "needs a sign beside {who}, such as a colon" }],
  });
});
