import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { afterEach, beforeEach, expect, test } from "vitest";
import { loadPrivacyKey } from "#app/server/privacy-key.ts";

let dataDir = "";

beforeEach(() => {
  dataDir = mkdtempSync(`${tmpdir()}/apiary-key-`);
});
afterEach(() => rmSync(dataDir, { recursive: true }));

test("is made once, long, and readable by its owner only; nothing else is left in the folder", () => {
  const key = loadPrivacyKey({ privacyKey: undefined, dataDir });
  expect(key).toMatch(/^[\w-]{43}$/);
  expect(loadPrivacyKey({ privacyKey: undefined, dataDir })).toBe(key);
  expect(statSync(`${dataDir}/privacy-key`).mode & 0o777).toBe(0o600);
  expect(readdirSync(dataDir)).toEqual(["privacy-key"]);
});

test("one that another process made first counts", () => {
  writeFileSync(`${dataDir}/privacy-key`, "made-by-another-process\n");
  expect(loadPrivacyKey({ privacyKey: undefined, dataDir })).toBe("made-by-another-process");
});

test("the environment's comes before it, and makes no file", () => {
  expect(loadPrivacyKey({ privacyKey: "of-the-environment", dataDir })).toBe("of-the-environment");
  expect(readdirSync(dataDir)).toEqual([]);
});
