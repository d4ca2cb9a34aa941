import { readFileSync, statSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { createServer } from "node:net";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { sql } from "kysely";
import { findPostmaster } from "#app/server/postgres/postmaster.ts";
import { createDatabase } from "#db/connection.ts";
import { makeDataFolder, startApp } from "./app-process.ts";

let folder: ReturnType<typeof makeDataFolder>;
let start: (variables?: Record<string, string>) => ReturnType<typeof startApp>;

test.beforeEach(() => {
  folder = makeDataFolder();
  start = (variables = {}) => startApp({ APIARY_DATA_DIR: folder.dataDir, ...variables });
});

test.afterEach(() => {
  const left = findOwnPostgres();
  if (left) process.kill(left.pid, "SIGQUIT");
  folder.remove();
});

const findOwnPostgres = () => findPostmaster(join(folder.dataDir, "postgres"));

async function runSql(statement: string): Promise<unknown[]> {
  const { url } = JSON.parse(readFileSync(join(folder.dataDir, "database.json"), "utf8")) as { url: string };
  const db = createDatabase(url, { max: 1 });
  try {
    return (await sql.raw(statement).execute(db)).rows;
  } finally {
    await db.destroy();
  }
}

/** Ends a started application, checks that it does so within the 3 s promised, and returns the exit code. */
async function endWithin3s(app: ReturnType<typeof startApp>, signal: NodeJS.Signals): Promise<number | null> {
  const asked = performance.now();
  process.kill(app.pid, signal);
  const code = await app.ended;
  expect(performance.now() - asked).toBeLessThan(3_000);
  return code;
}

test("it starts, answers, ends on SIGTERM, and the second start is quick and changes nothing", async () => {
  const first = start();
  const address = await first.address;
  const health = await fetch(`${address}/healthz`);
  expect([health.status, await health.json()]).toEqual([200, { status: "ok" }]);
  const readiness = await fetch(`${address}/readyz`);
  expect([readiness.status, await readiness.json()]).toEqual([200, { status: "ready" }]);
  expect((await fetch(address)).status).toBe(200);
  expect(await runSql("select count(*)::int as stores from stores")).toEqual([{ stores: 0 }]);
  await runSql("insert into stores (key, name) values ('s1', 'One')");
  const key = readFileSync(join(folder.dataDir, "api-key"), "utf8");
  expect(statSync(join(folder.dataDir, "api-key")).mode & 0o777).toBe(0o600);
  expect(await endWithin3s(first, "SIGTERM")).toBe(0);
  expect(findOwnPostgres()).toBeUndefined();

  const started = performance.now();
  const second = start();
  await second.address;
  expect(performance.now() - started).toBeLessThan(5_000);
  expect(await runSql("select key, name from stores")).toEqual([{ key: "s1", name: "One" }]);
  expect(readFileSync(join(folder.dataDir, "api-key"), "utf8")).toBe(key);
  expect(await endWithin3s(second, "SIGINT")).toBe(0);
});

test("an open connection and a running query do not hold up the end", async () => {
  const app = start();
  const { hostname, port } = new URL(await app.address);
  const socket = (await import("node:net")).connect(Number(port), hostname);
  socket.on("error", () => undefined);
  socket.write("GET / HTTP/1.1\r\nHost: x\r\n");
  const query = runSql("select pg_sleep(5)").catch((error: Error) => error.message);
  await expect
    .poll(() => runSql("select 1 from pg_stat_activity where query = 'select pg_sleep(5)'"))
    .toHaveLength(1);
  await endWithin3s(app, "SIGINT");
  expect(await query).toMatch(/terminating connection|terminated/);
});

test("after SIGKILL the next start takes over the database left running", async () => {
  const killed = start();
  await killed.address;
  await runSql("insert into stores (key, name) values ('s1', 'One')");
  process.kill(killed.pid, "SIGKILL");
  await killed.ended;
  const next = start();
  await next.address;
  expect(await runSql("select key from stores")).toEqual([{ key: "s1" }]);
  await endWithin3s(next, "SIGTERM");
  expect(findOwnPostgres()).toBeUndefined();
});

test("while the database is gone /readyz says so, /healthz lives, and the database comes back by itself", async () => {
  const app = start();
  const address = await app.address;
  process.kill(findOwnPostgres()!.pid, "SIGKILL");
  let gone: unknown;
  await expect
    .poll(
      async () => {
        const answer = await fetch(`${address}/readyz`);
        gone = await answer.json();
        return answer.status;
      },
      { intervals: [10] },
    )
    .toBe(503);
  expect(gone).toEqual({ status: "not ready", reasons: ["the database does not answer"] });
  expect((await fetch(`${address}/healthz`)).status).toBe(200);
  await expect.poll(async () => (await fetch(`${address}/readyz`)).status).toBe(200);
  await endWithin3s(app, "SIGTERM");
});

test("a taken port is refused in one line before anything is made", async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
  const { port } = other.address() as AddressInfo;
  const app = start({ PORT: String(port) });
  expect(await app.ended).toBe(1);
  expect(app.getOutput()).toBe(
    `Port ${port} is taken: stop what listens there, or choose another, as in PORT=${port + 1} npm start.\n`,
  );
  expect(findOwnPostgres()).toBeUndefined();
  other.close();
});

test("a second server on the same data is refused in one line and the first goes on", async () => {
  const first = start();
  const address = await first.address;
  const second = start();
  expect(await second.ended).toBe(1);
  expect(second.getOutput()).toMatch(/^Apiary already runs with the data in [^\n]+\n$/);
  expect((await fetch(`${address}/healthz`)).status).toBe(200);
  await endWithin3s(first, "SIGTERM");
});

test("an unreachable database is refused in one line", async () => {
  const app = start({ DATABASE_URL: "postgres://apiary:sesame@127.0.0.1:1/apiary" });
  expect(await app.ended).toBe(1);
  expect(app.getOutput()).toMatch(/^The database apiary at 127\.0\.0\.1:1 cannot be opened [^\n]+\n$/);
  expect(app.getOutput()).not.toContain("sesame");
});

test("an address whose password breaks it is refused in one line that shows nothing of it", async () => {
  for (const url of [
    "postgres://apiary:1/sesame@127.0.0.1/apiary",
    "postgres://apiary:open@/sesame@127.0.0.1/apiary",
    "postgres://apiary:sesame@127.0.0.1:port/apiary",
  ]) {
    const app = start({ DATABASE_URL: url });
    expect(await app.ended).toBe(1);
    expect(app.getOutput()).toMatch(/^DATABASE_URL must be [^\n]+\n$/);
    expect(app.getOutput()).not.toMatch(/sesame|open/);
  }
});

test("a database of a newer Apiary is refused in one line, and stopped", async () => {
  const first = start();
  await first.address;
  await runSql(
    "insert into kysely_migration (name, timestamp) values ('29991231T235959_later', '2999-12-31')",
  );
  await endWithin3s(first, "SIGTERM");
  const second = start();
  expect(await second.ended).toBe(1);
  expect(second.getOutput()).toMatch(/^[^\n]*newer[^\n]*29991231T235959_later[^\n]*\n$/);
  expect(findOwnPostgres()).toBeUndefined();
});
