import { expect, test } from "vitest";
import { ownPath } from "#app/access/own-path.ts";

test.each([
  "/",
  "/stores",
  "/conversations/12?store=hz&from=2026-11-01",
  "/list?q=https%3A%2F%2Fexample.com%2F%5C",
  "/stores#week",
  "/conversations/%E5%B0%BA",
])("%s is a path of ours", (target) => {
  expect(ownPath(target, "/fallback")).toBe(target);
});

test.each([
  "//evil.example",
  "///evil.example",
  "/\\evil.example",
  "\\\\evil.example",
  "\\/evil.example",
  "/stores\\..\\\\evil.example",
  "https://evil.example",
  "https:evil.example",
  "javascript:alert(1)",
  "data:text/html,x",
  "evil.example",
  "/%2Fevil.example",
  "/%5Cevil.example",
  "%2F%2Fevil.example",
  "/%2fevil.example",
  "/\t/evil.example",
  "/\n/evil.example",
  "\t//evil.example",
  " //evil.example",
  "/%09/evil.example",
  "/%0a/evil.example",
  "/stores\r\nSet-Cookie: a=b",
  "/\u0000/evil.example",
  "/..//evil.example",
  "/.//evil.example",
  "/%2e%2e//evil.example",
  "/a/..//evil.example",
  "/%",
  "",
  null,
  undefined,
  `/${"a".repeat(2_000)}`,
])("%j is not, and the fallback is taken", (target) => {
  expect(ownPath(target, "/fallback")).toBe("/fallback");
});

test("whatever is let through stays on our site, in a browser's reading", () => {
  const signs = ["/", "\\", ".", "%2f", "%5c", "%2e", "\t", "@", ":", "?", "#", "evil.example"];
  for (const a of signs)
    for (const b of signs)
      for (const c of signs)
        for (const d of signs) {
          const path = ownPath(`/${a}${b}${c}${d}`, "/fallback");
          expect(new URL(path, "https://apiary.example").origin).toBe("https://apiary.example");
          expect(path).toMatch(/^\/(?![/\\])/);
        }
});
