import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { detectFormat } from "#app/sources/registry.ts";
import { abcd, seretod } from "#app/sources/transcripts.ts";
import { ofType, readSource } from "#tests/factories/read-source.ts";

const talk = {
  convo_id: 3592,
  scenario: { personal: { username: "cm1" }, flow: "product_defect", subflow: "return_size" },
  original: [
    ["agent", "Hi!"],
    ["customer", "I got the wrong size."],
    ["action", "Account has been pulled up."],
  ],
};

test("ABCD: who said what, the screen's doings as the system's, times inferred by place", async () => {
  const { events, bad } = await readSource(abcd, JSON.stringify([talk, { ...talk, convo_id: 2 }]));
  expect(bad).toEqual([]);
  expect(ofType(events, "conversation")[0]).toMatchObject({
    id: "3592",
    customer: "cm1",
    topic: "return_size",
  });
  const first = Date.UTC(2019, 10, 1);
  expect(ofType(events, "message").map(({ id, from, at }) => [id, from, at - first])).toEqual([
    ["3592-1", "agent", 0],
    ["3592-2", "customer", 1_000],
    ["3592-3", "system", 2_000],
    ["2-1", "agent", 3_600_000],
    ["2-2", "customer", 3_601_000],
    ["2-3", "system", 3_602_000],
  ]);
  expect(ofType(events, "message").every(({ atInferred }) => atInferred)).toBe(true);
});

test("SereTOD: the agent is speaker 1; what nobody said is no message", async () => {
  const rounds = [
    { "[SPEAKER 1]": "你好", "[SPEAKER 2]": "我想办流量包" },
    { "[SPEAKER 1]": "好的", "[SPEAKER 2]": "" },
  ];
  const { events } = await readSource(seretod, JSON.stringify([{ id: "t1", content: rounds }]));
  expect(ofType(events, "message").map(({ from, text }) => [from, text])).toEqual([
    ["agent", "你好"],
    ["customer", "我想办流量包"],
    ["agent", "好的"],
  ]);
});

test.each([
  [abcd, { ...talk, original: "" }, "original", "must be a list"],
  [abcd, { ...talk, original: [["bot", "hi"]] }, "original[0]", "neither customer, agent nor action"],
  [abcd, { ...talk, original: [["agent"]] }, "original[0]", "not a speaker and a text"],
  [abcd, { ...talk, convo_id: null }, "convo_id", "is missing"],
  [seretod, { id: "t1" }, "content", "must be a list"],
  [seretod, { content: [] }, "id", "is missing"],
])("%s that cannot be read is refused", async (adapter, value, field, reason) => {
  expect((await readSource(adapter, JSON.stringify([value]))).bad).toMatchObject([
    { line: 1, field, reason },
  ]);
});

const folder = `${import.meta.dirname}/../../../../shared/data`;

describe.skipIf(!existsSync(folder))("the published samples (skipped where ../shared/data is absent)", () => {
  test.each([
    // Conversations; turns, counted in the files.
    ["abcd_sample_en/abcd_sample.json", "abcd", 3, 72],
    ["abcd_sample_en/dialogstudio_abcd_examples.json", "abcd", 5, 118],
    ["service_examples_zh/seretod_mobilecs_examples.json", "seretod", 10, 196],
  ])("%s", async (name, id, conversations, messages) => {
    const text = readFileSync(`${folder}/${name}`, "utf8");
    const adapter = detectFormat(text.slice(0, 65_536), name);
    expect(adapter?.id).toBe(id);
    const { events, bad } = await readSource(adapter!, text, { chunk: 65_536 });
    expect(bad).toEqual([]);
    expect(ofType(events, "conversation")).toHaveLength(conversations);
    expect(ofType(events, "message")).toHaveLength(messages);
  });
});
