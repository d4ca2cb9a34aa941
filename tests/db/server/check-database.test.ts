import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { checkDatabase, isAnswering } from "#app/server/check-database.ts";
import { createDatabase } from "#db/connection.ts";
import type { TestDatabase } from "#tests/setup/database.ts";
import { createTestDatabase } from "#tests/setup/database.ts";

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});

afterAll(() => database.destroy());

test("this Postgres is accepted", async () => {
  await expect(checkDatabase(database.db, database.url)).resolves.toBeUndefined();
  expect(await isAnswering(database.db, 1_000)).toBe(true);
});

test("Postgres 14 is refused", async () => {
  // A view in front of the catalogue plays the old server.
  await sql`create view public.pg_settings as select 'server_version_num' as name, '140011' as setting`.execute(
    database.db,
  );
  const old = createDatabase(`${database.url}?options=-csearch_path%3Dpublic,pg_catalog`, { max: 1 });
  await expect(checkDatabase(old, database.url)).rejects.toThrow(
    /is Postgres 14: Apiary needs 15 or later; upgrade it/,
  );
  await old.destroy();
});

test("a wrong password, a missing database and a closed port are told apart in one line without the password", async () => {
  const change = (part: Partial<URL>) => Object.assign(new URL(database.url), part).href;
  const cases: [string, RegExp][] = [
    [change({ password: "sesame-wrong" }), /password authentication failed/],
    [change({ pathname: "/nowhere" }), /database "nowhere" does not exist/],
    [change({ port: "1", password: "sesame" }), /ECONNREFUSED/],
  ];
  for (const [url, cause] of cases) {
    const db = createDatabase(url, { max: 1 });
    const failure = await checkDatabase(db, url).catch((error: Error) => error.message);
    expect(failure).toMatch(cause);
    expect(failure).toMatch(
      /^The database \S+ at [^\n]*: start it, correct DATABASE_URL, or unset it to use the embedded one\.$/,
    );
    expect(failure).not.toContain("sesame");
    expect(await isAnswering(db, 1_000)).toBe(false);
    await db.destroy();
  }
});
