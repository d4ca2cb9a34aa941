import { spawn } from "node:child_process";
import { chownSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { sql } from "kysely";
import { joinEmbeddedPostgres } from "#app/server/embedded-postgres.ts";
import { getMark } from "#app/server/processes.ts";
import { findPostmaster } from "#app/server/postgres/postmaster.ts";
import { createDatabase } from "#db/connection.ts";

let dataDir: string;
let pgData: string;

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), "apiary-embedded-"));
  pgData = join(dataDir, "postgres");
});

afterEach(() => {
  const left = findPostmaster(pgData);
  if (left) process.kill(left.pid, "SIGQUIT");
  rmSync(dataDir, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
});

async function ask(url: string, statement: string): Promise<unknown> {
  const db = createDatabase(url, { max: 1 });
  try {
    const { rows } = await sql.raw<Record<string, unknown>>(statement).execute(db);
    return Object.values(rows[0] ?? {})[0];
  } finally {
    await db.destroy();
  }
}

/** Leaves the folder as a process that was killed does: Postgres runs on, and a lease of nobody lies about. */
function pretendKill(): void {
  for (const name of readdirSync(join(dataDir, "leases"))) {
    writeFileSync(
      join(dataDir, "leases", name),
      JSON.stringify({ pid: 4_194_304, startedAt: "1", role: "server" }),
    );
  }
}

test("it is UTF-8 with a locale that knows Chinese and capitals, and keeps its secrets to its owner", async () => {
  const database = await joinEmbeddedPostgres(dataDir, { role: "server" });
  expect(await ask(database.url, "show server_encoding")).toBe("UTF8");
  expect(await ask(database.url, "select lower('ÄÉ') || length('退款')")).toBe("äé2");
  expect(
    await ask(
      database.url,
      "select concat(datlocprovider, datlocale) from pg_database where datname = 'apiary'",
    ),
  ).toBe("bC.UTF-8");
  for (const name of ["database.json", "postgres-password", "postgres.log"]) {
    expect([name, statSync(join(dataDir, name)).mode & 0o777]).toEqual([name, 0o600]);
  }
  expect(JSON.parse(readFileSync(join(dataDir, "database.json"), "utf8"))).toMatchObject({
    url: database.url,
  });
  await database.close();
});

test("closing stops it, and the next start finds what was written", async () => {
  const first = await joinEmbeddedPostgres(dataDir, { role: "server" });
  await ask(first.url, "create table kept as select 7 as n");
  await first.close();
  expect(findPostmaster(pgData)).toBeUndefined();
  const second = await joinEmbeddedPostgres(dataDir, { role: "server" });
  expect(await ask(second.url, "select n from kept")).toBe(7);
  await second.close();
});

test("a second server is refused in one line; a tool shares the running one and leaves it running", async () => {
  const server = await joinEmbeddedPostgres(dataDir, { role: "server" });
  await expect(joinEmbeddedPostgres(dataDir, { role: "server" })).rejects.toThrow(
    /^Apiary already runs with the data in \S+ \(process \d+\): stop it, or set APIARY_DATA_DIR to another folder\.$/,
  );
  const other = spawn("sleep", ["60"]);
  const mark = getMark(other.pid);
  writeFileSync(join(dataDir, "leases", String(other.pid)), JSON.stringify({ ...mark, role: "server" }));
  const tool = await joinEmbeddedPostgres(dataDir, { role: "tool" });
  expect(tool.url).toBe(server.url);
  await tool.close();
  expect(findPostmaster(pgData)?.state).toBe("ready");
  other.kill();
  await new Promise((resolve) => other.once("exit", resolve));
  await server.close();
  expect(findPostmaster(pgData)).toBeUndefined();
});

test("one left running by a killed server is taken over, data and all", async () => {
  const killed = await joinEmbeddedPostgres(dataDir, { role: "server" });
  await ask(killed.url, "create table kept as select 8 as n");
  pretendKill();
  const next = await joinEmbeddedPostgres(dataDir, { role: "server" });
  expect(next.url).toBe(killed.url);
  expect(await ask(next.url, "select n from kept")).toBe(8);
  await next.close();
  expect(findPostmaster(pgData)).toBeUndefined();
});

test("a lock file of a killed Postgres whose id another process got does not stop the start", async () => {
  const killed = await joinEmbeddedPostgres(dataDir, { role: "server" });
  await ask(killed.url, "create table kept as select 9 as n");
  const lockFile = join(pgData, "postmaster.pid");
  const lines = readFileSync(lockFile, "utf8").split("\n");
  const { uid, gid } = statSync(lockFile);
  process.kill(Number(lines[0]), "SIGKILL");
  await expect.poll(() => findPostmaster(pgData)).toBeUndefined();
  pretendKill();
  const other = spawn("sleep", ["60"]);
  writeFileSync(lockFile, [other.pid, ...lines.slice(1)].join("\n"));
  chownSync(lockFile, uid, gid);
  const next = await joinEmbeddedPostgres(dataDir, { role: "server" });
  expect(await ask(next.url, "select n from kept")).toBe(9);
  other.kill();
  await next.close();
});

test("one that died is started again at the same address", async () => {
  const database = await joinEmbeddedPostgres(dataDir, { role: "server" });
  expect(await database.revive()).toBe(false);
  process.kill(findPostmaster(pgData)!.pid, "SIGKILL");
  await expect.poll(() => findPostmaster(pgData)).toBeUndefined();
  expect(await database.revive()).toBe(true);
  expect(await ask(database.url, "select 1")).toBe(1);
  await database.close();
});

test("whoever comes by first after it died starts it where those who use it wait for it", async () => {
  const database = await joinEmbeddedPostgres(dataDir, { role: "server" });
  process.kill(findPostmaster(pgData)!.pid, "SIGKILL");
  await expect.poll(() => findPostmaster(pgData)).toBeUndefined();
  const tool = await joinEmbeddedPostgres(dataDir, { role: "tool" });
  expect(tool.url).toBe(database.url);
  expect(await ask(database.url, "select 1")).toBe(1);
  await tool.close();
  await database.close();
});

test("data of another Postgres, data without its password and what is no data are refused with the way out", async () => {
  const database = await joinEmbeddedPostgres(dataDir, { role: "server" });
  await database.close();
  const start = () => joinEmbeddedPostgres(dataDir, { role: "server" });
  const versionFile = join(pgData, "PG_VERSION");
  writeFileSync(versionFile, "99\n");
  await expect(start()).rejects.toThrow(
    /^\S+ was written by Postgres 99, .*: update Apiary, or set APIARY_DATA_DIR/,
  );
  writeFileSync(versionFile, "18\n");
  rmSync(join(dataDir, "postgres-password"));
  await expect(start()).rejects.toThrow(/postgres-password is missing.*restore the file/);
  rmSync(versionFile);
  await expect(start()).rejects.toThrow(/is not a database/);
});
