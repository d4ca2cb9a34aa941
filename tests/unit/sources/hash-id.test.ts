import { expect, test } from "vitest";
import { hashId } from "#app/sources/hash-id.ts";

test("the same words have the same id for ever", () => {
  expect(hashId("a", null, "你好")).toBe(hashId("a", null, "你好"));
  expect(hashId("a", "1")).not.toBe(hashId("a1", ""));
  expect(hashId("web-42", "1735696803.61", "bot", "Hello")).toMatchInlineSnapshot(
    `"e9f088c83678dafedf4b2313e78f9c15"`,
  );
});

test("words that differ a little have different ids", () => {
  const words = Array.from({ length: 200_000 }, (_, index) => hashId("jd_u1", String(1735696800 + index)));
  expect(new Set(words.map((id) => id.slice(0, 16))).size).toBe(200_000);
  expect(new Set(words.map((id) => id.slice(16))).size).toBe(200_000);
});
