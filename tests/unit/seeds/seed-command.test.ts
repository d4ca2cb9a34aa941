import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { demoOptions } from "#seeds/demo-world.ts";

const folder = mkdtempSync(join(tmpdir(), "apiary-seed-"));
afterAll(() => rmSync(folder, { recursive: true }));

function seed(...args: string[]) {
  return spawnSync(process.execPath, ["app/server/launch.js", "seeds/cli.ts", ...args], { encoding: "utf8" });
}

describe("npm run seed", () => {
  it("writes events a line and the truth beside them", () => {
    const file = join(folder, "truth.json");
    const { status, stdout, stderr } = seed("--conversations", "20", "--truth", file);
    const truth = JSON.parse(readFileSync(file, "utf8"));
    const lines = stdout.trimEnd().split("\n");
    expect([status, stderr]).toEqual([0, ""]);
    expect(lines.map((line) => JSON.parse(line).type)).toContain("conversation");
    expect(truth).toMatchObject({ seed: demoOptions.seed, conversations: 20, events: lines.length });
  });

  it.each([
    ["an unknown option", ["--speed", "3"]],
    ["a size that is no number", ["--conversations", "many"]],
    ["a world without conversations", ["--conversations", "0"]],
    ["a broken seed", ["--seed", "1.5"]],
    ["a truth file that cannot be written", ["--conversations", "1", "--truth", join(folder, "no", "such")]],
  ])("refuses %s in one line and exits with 2", (_, args) => {
    const { status, stdout, stderr } = seed(...args);
    expect([status, stdout]).toEqual([2, ""]);
    expect(stderr).toMatch(/^seed: .+\n$/);
  });
});
