/** Texts that break readers: signs beyond the first plane, cut anywhere, and the one that Postgres has no place for. */
import { expect, test } from "vitest";
import { findAdapter } from "#app/sources/registry.ts";
import { readSource } from "#tests/factories/read-source.ts";
import { created } from "./examples/chatwoot.ts";
import { question } from "./examples/qiyu.ts";

const written = "👩‍👩‍👧 𠀀 好的\u2028ok";

const lines: [string, (text: string) => string][] = [
  ["chatwoot-lines", (text) => JSON.stringify({ ...created, content: text })],
  ["qiyu", (text) => JSON.stringify({ ...question, msg: text })],
  [
    "rasa-events",
    (text) =>
      JSON.stringify({ sender_id: "s", event: "user", timestamp: 1735696800.5, text, message_id: "1" }),
  ],
];

test.each(lines)("%s keeps emoji and rare signs, wherever the bytes are cut", async (format, write) => {
  for (const chunk of [1, 3, 1000]) {
    const { events, bad } = await readSource(findAdapter(format)!, write(written), { chunk });
    expect(bad).toEqual([]);
    expect(events.find(({ type }) => type === "message")).toMatchObject({ text: written });
  }
});

test.each(lines)("%s: a text with NUL waits, and the line after it is taken", async (format, write) => {
  const input = `${write("a\0b")}\n${write("c")}`;
  const { events, bad } = await readSource(findAdapter(format)!, input);
  expect(bad).toMatchObject([{ line: 1, field: "text", reason: "contains NUL (U+0000)" }]);
  expect(events.find(({ type }) => type === "message")).toMatchObject({ text: "c" });
});
