import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { hashSources, isBuildStale } from "#app/server/build.ts";

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "apiary-build-"));
  for (const folder of ["app/routes", "db/migrations", "build/server"])
    mkdirSync(join(root, folder), { recursive: true });
  writeFileSync(join(root, "app/routes/page.tsx"), "one");
  writeFileSync(join(root, "package.json"), "{}");
});

afterEach(() => rmSync(root, { recursive: true }));

function finishBuild(): void {
  writeFileSync(join(root, "build/server/index.js"), "");
  writeFileSync(join(root, "build/.sources"), `${hashSources(root)}\n`);
}

test("there is no build at first, and an unfinished one does not count", () => {
  expect(isBuildStale(root)).toBe(true);
  writeFileSync(join(root, "build/server/index.js"), "");
  expect(isBuildStale(root)).toBe(true);
});

test("a finished build is fresh, whatever the times of the files", () => {
  finishBuild();
  utimesSync(join(root, "app/routes/page.tsx"), new Date(), new Date(Date.now() + 60_000));
  expect(isBuildStale(root)).toBe(false);
});

test.each([
  ["a changed page", () => writeFileSync(join(root, "app/routes/page.tsx"), "two")],
  ["a new file", () => writeFileSync(join(root, "db/query.ts"), "")],
  ["a removed file", () => rmSync(join(root, "app/routes/page.tsx"))],
  ["another dependency", () => writeFileSync(join(root, "package.json"), '{"dependencies":{}}')],
])("%s makes it stale", (_what, change) => {
  finishBuild();
  change();
  expect(isBuildStale(root)).toBe(true);
});

test("a migration does not: it is no part of the bundle", () => {
  finishBuild();
  writeFileSync(join(root, "db/migrations/one.ts"), "");
  expect(isBuildStale(root)).toBe(false);
});

test("text moved from one file to the next changes the fingerprint", () => {
  writeFileSync(join(root, "app/a"), "xy");
  writeFileSync(join(root, "app/b"), "z");
  const before = hashSources(root);
  writeFileSync(join(root, "app/a"), "x");
  writeFileSync(join(root, "app/b"), "yz");
  expect(hashSources(root)).not.toBe(before);
});
