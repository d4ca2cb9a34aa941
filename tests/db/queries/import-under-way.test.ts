/** Beside a file's import the refresher rests long; beside one that has died it must not. */
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { isImportUnderWay } from "#db/queries/imports.ts";
import { createTestDatabase, type TestDatabase } from "#tests/setup/database.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.destroy());
beforeEach(() => database.truncate());

test.each([
  ["running", 5, true],
  ["running", 60, false],
  ["done", 0, false],
  ["queued", 0, false],
])("an import that is %s and last gave a sign of life %i s ago: %s", async (status, seconds, isUnderWay) => {
  await sql`
    insert into imports (origin, name, format, status, progressed_at)
    values ('file', 'a.ndjson', 'canonical', ${status}, now() - ${seconds}::int * interval '1 s')`.execute(
    database.db,
  );
  expect(await isImportUnderWay(database.db)).toBe(isUnderWay);
});
