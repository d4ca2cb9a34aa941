import { execFile, type ChildProcess } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "#tests/setup/database.ts";

const root = `${import.meta.dirname}/../../..`;
const shared = `${root}/../shared/data`;
let database: TestDatabase;
let folder = "";
beforeAll(async () => {
  database = await createTestDatabase();
  folder = await mkdtemp(`${tmpdir()}/apiary-cli-`);
});
afterAll(async () => {
  await database.destroy();
  await rm(folder, { recursive: true });
});

type Outcome = { code: number; out: string; err: string };

function start(words: string[]): { child: ChildProcess; outcome: Promise<Outcome> } {
  let settle: (outcome: Outcome) => void;
  const outcome = new Promise<Outcome>((resolve) => (settle = resolve));
  const child = execFile(
    process.execPath,
    ["app/server/launch.js", "app/ingest/cli.ts", ...words],
    { cwd: root, env: { ...process.env, DATABASE_URL: database.url } },
    (error, out, err) =>
      settle({ code: typeof error?.code === "number" ? error.code : error ? -1 : 0, out, err }),
  );
  return { child, outcome };
}

function run(words: string[], input = ""): Promise<Outcome> {
  const { child, outcome } = start(words);
  child.stdin!.end(input);
  return outcome;
}

async function countKilled(): Promise<number> {
  const rows = await database.db
    .selectFrom("messages")
    .select("external_id")
    .where("external_id", "like", "k%")
    .execute();
  return rows.length;
}

function message(id: string): string {
  return JSON.stringify({
    type: "message",
    store: "s1",
    id,
    conversation: id,
    at: "2026-10-01T08:00:00Z",
    from: "bot",
  });
}

test("files and standard input, packed or not, in one go: one JSON line, plain progress beside it", async () => {
  await writeFile(`${folder}/a.ndjson`, `${message("1")}\nbad\n`);
  await writeFile(`${folder}/b.gz`, gzipSync(message("2")));
  const { code, out, err } = await run([`${folder}/a.ndjson`, `${folder}/b.gz`, "-"], message("3"));
  expect(code).toBe(0);
  expect(out.split("\n")).toHaveLength(2);
  const told = JSON.parse(out) as Record<string, unknown>;
  expect(told).toMatchObject({ accepted: 3, duplicate: 0, quarantined: 1, conversations: 3 });
  expect(Object.keys(told)).toEqual(["accepted", "duplicate", "quarantined", "conversations", "seconds"]);
  expect(err).toContain("a.ndjson: 100 %, 1 accepted, 0 duplicate, 1 quarantined");
});

test("exit 1 if nothing was accepted, 2 for bad usage", async () => {
  const nothing = await run(["-"], "bad\n");
  expect(nothing.code).toBe(1);
  expect(JSON.parse(nothing.out)).toMatchObject({ accepted: 0, quarantined: 1 });
  const usage = await run(["--format", "xml", "-"]);
  expect([usage.code, usage.out]).toEqual([2, ""]);
  const missing = await run([`${folder}/nowhere`]);
  expect([missing.code, missing.err]).toEqual([2, `${folder}/nowhere: no such file, or not readable\n`]);
});

test("killed in the middle and started again, nothing is lost and nothing is there twice", async () => {
  const lines = Array.from({ length: 12_000 }, (_, index) => `${message(`k${index}`)}\n`);
  const killed = start(["-"]);
  killed.child.stdin!.on("error", () => undefined);
  killed.child.stdin!.write(lines.slice(0, 11_000).join(""));
  await expect.poll(countKilled, { timeout: 30_000 }).toBeGreaterThan(0);
  killed.child.kill("SIGKILL");
  expect((await killed.outcome).code).toBe(-1);
  const before = await countKilled();
  expect(before).toBeLessThan(12_000);
  const again = await run(["-"], lines.join(""));
  expect(JSON.parse(again.out)).toMatchObject({
    accepted: 12_000 - before,
    duplicate: before,
    quarantined: 0,
  });
  expect(await countKilled()).toBe(12_000);
});

test("formats are listed", async () => {
  const { code, out } = await run(["--list-formats"]);
  expect(code).toBe(0);
  expect(out).toMatch(/^canonical .*^jddc .*^tau-bench /ms);
});

// 12,136 rows and 4 flagged sessions; 114 simulations, 520 + 520 - 27 said things, 12 transfers: counted in the files.
test.skipIf(!existsSync(shared))(
  "the real logs go in whole (skipped where ../shared/data is absent)",
  async () => {
    const jddc = await run([`${shared}/jddc_sample_zh/chat_0.1per.txt`]);
    expect(JSON.parse(jddc.out)).toMatchObject({
      accepted: 12_140,
      duplicate: 0,
      quarantined: 0,
      conversations: 994,
    });
    const tau = await run([`${shared}/tau_bench_retail_bot_en/toolorchestra_retail_gpt-5_1trial.json`]);
    expect(JSON.parse(tau.out)).toMatchObject({
      accepted: 1_139,
      duplicate: 0,
      quarantined: 0,
      conversations: 114,
    });
    const again = await run([`${shared}/jddc_sample_zh/chat_0.1per.txt`]);
    expect(JSON.parse(again.out)).toMatchObject({ accepted: 0, duplicate: 12_140 });
  },
);

test("a dry run writes nothing; an import can be followed, and undone by its number", async () => {
  const file = `${folder}/dry.ndjson`;
  await writeFile(file, `${message("dry1")}\n${message("dry2")}\nbad\n`);
  const count = async () => (await database.db.selectFrom("imports").select("import_id").execute()).length;
  const before = await count();
  const checked = await run(["--check", file]);
  expect(checked.code).toBe(0);
  expect(JSON.parse(checked.out)).toMatchObject({ name: "dry.ndjson", accepted: 2, quarantined: 1 });
  expect(await count()).toBe(before);
  expect((await run([file])).code).toBe(0);
  const found = await database.db
    .selectFrom("imports")
    .select(["import_id", "bytes_total", "bytes_read", "status"])
    .where("name", "=", "dry.ndjson")
    .executeTakeFirstOrThrow();
  const size = 2 * message("dry1").length + 6;
  expect(found).toMatchObject({ bytes_total: size, status: "done" });
  const undone = await run(["--undo", String(found.import_id)]);
  expect([undone.code, JSON.parse(undone.out)]).toMatchObject([
    0,
    { import: found.import_id, status: "undone", events: 2 },
  ]);
  const left = await database.db
    .selectFrom("messages")
    .select("external_id")
    .where("external_id", "like", "dry%")
    .execute();
  expect(left).toEqual([]);
  const again = await run(["--undo", String(found.import_id)]);
  expect(again.code).toBe(1);
});
