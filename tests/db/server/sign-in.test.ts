import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { openSignIn, welcomeFirst } from "#app/server/sign-in.ts";
import { createTestDatabase, type TestDatabase } from "#tests/setup/database.ts";

let database: TestDatabase;
let dataDir: string;
beforeAll(async () => {
  database = await createTestDatabase();
  dataDir = mkdtempSync(join(tmpdir(), "apiary-sign-in-"));
});
afterAll(async () => {
  await database.destroy();
  rmSync(dataDir, { recursive: true, force: true });
});
beforeEach(() => database.truncate());

const open = (loadsDemo: boolean) =>
  openSignIn(database.db, {
    dataDir,
    loadsDemo,
    mail: undefined,
    company: undefined,
    ownUrl: () => "http://apiary.test",
  });

async function countPeople(): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*) as n from users where is_demo`.execute(
    database.db,
  );
  return rows[0]!.n;
}

it("the demo's people come with an empty database or the demo world, not with somebody's own logs", async () => {
  const { db } = database;
  expect([(await open(false)).allowsDemo, await countPeople()]).toEqual([false, 0]);
  await sql`insert into stores (key, name) values ('mine', 'My shop')`.execute(db);
  expect([(await open(true)).allowsDemo, await countPeople()]).toEqual([false, 0]);
  await sql`insert into imports (origin, name, format) values ('demo', 'demo', 'canonical')`.execute(db);
  expect([(await open(true)).allowsDemo, await countPeople()]).toEqual([true, 6]);
  expect([(await open(true)).allowsDemo, await countPeople()]).toEqual([true, 6]);
  expect((await open(false)).allowsDemo).toBe(false);
});

it("the key of second factors is made once, for its owner's eyes only", async () => {
  const first = await open(false);
  expect((await open(false)).sealKey).toEqual(first.sealKey);
  expect(first.sealKey).toHaveLength(32);
  expect(statSync(join(dataDir, "access-key")).mode & 0o777).toBe(0o600);
});

it("the first start without the demo prints the owner's link, until somebody has used one", async () => {
  const printed = vi.spyOn(console, "log").mockImplementation(() => undefined);
  const signIn = await open(false);
  await welcomeFirst(database.db, signIn);
  expect(printed.mock.calls.at(-1)?.[0]).toMatch(/^http:\/\/apiary\.test\/choose-password\?token=[\w-]{43}$/);
  await sql`update users set email = 'ona@shop.example', password_hash = 'x'`.execute(database.db);
  printed.mockClear();
  await welcomeFirst(database.db, signIn);
  expect(printed).not.toHaveBeenCalled();
});
