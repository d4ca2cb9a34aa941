import { expect, it } from "vitest";
import { mentionsAny, prepareMentions } from "#app/privacy/mentions.ts";

const mentions = prepareMentions(["ann-4711", "7", "用户甲乙丙"]);

it.each([
  ['{"customer":"ann-4711"}', true],
  ['{"customer":"ann\\u002d4711"}', true],
  ['{"text":"of ann-4711, again"}', true],
  ['{"a":[{"b":"用户甲乙丙说"}]}', true],
  ['{"text":"of ann-47112"}', false],
  ['{"text":"joann-4711"}', false],
  ["broken {ann-4711", true],
  ["a\tann-4711\tb", true],
  // Short ids only where they stand alone.
  ['{"customer":"7"}', true],
  ['{"customer":7}', true],
  ['{"text":"size 7 please"}', false],
  ["x\t7\ty", true],
  ["at 7 o'clock", false],
  ["", false],
])("%s: %s", (line, expected) => {
  expect(mentionsAny(line, mentions)).toBe(expected);
});
