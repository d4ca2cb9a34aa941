/** The table of traps is whole: it leaves out no word of their description, and every test it names is there. */
import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { gotchas, joints } from "./gotchas.ts";

const tests = `${import.meta.dirname}/../..`;
const description = `${tests}/../../shared/formats/gotchas.md`;

/** One space for any, so that a trap may go over the end of a line. */
const settle = (text: string) => text.replaceAll(/\s+/g, " ");

test.each(gotchas)("$says", ({ tests: named, instead }) => {
  // What no test can hold says what is done about it.
  if (named.length === 0) expect(instead).toBeTruthy();
  const missing = named.filter(([file, name]) => {
    const path = `${tests}/${file}`;
    if (!existsSync(path)) return true;
    const text = readFileSync(path, "utf8");
    return ![`"${name}"`, JSON.stringify(name)].some((quoted) => text.includes(quoted));
  });
  expect(missing).toEqual([]);
});

test.skipIf(!existsSync(description))(
  "no trap of the description is left out (skipped where ../shared/formats is absent)",
  () => {
    let left = settle(readFileSync(description, "utf8"));
    const gone = (words: string) => {
      expect(left, "not in the description, or told twice").toContain(settle(words));
      left = left.replace(settle(words), " ");
    };
    for (const { says } of gotchas) gone(says);
    for (const words of joints) gone(words);
    expect(left.replaceAll(/[\s|#.,;:·–-]+/g, "")).toBe("");
  },
);
