import { sql } from "kysely";
import { afterAll, beforeAll, expect, it } from "vitest";
import { recordAudit } from "#db/audit/record-access.ts";
import { createTestDatabase, type TestDatabase } from "#tests/setup/database.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.destroy());

const anna = {
  kind: "person",
  id: 7,
  name: "Anna",
  role: "owner",
  scope: { allStores: true },
} as const;

it("writes down who did what, as they were then", async () => {
  const { db } = database;
  await recordAudit(db, {
    principal: anna,
    action: "transcript_seen",
    storeId: 3,
    subject: { conversation: 12 },
    address: "192.0.2.1",
  });
  await recordAudit(db, { principal: null, action: "sign_in_failed" });
  await recordAudit(db, { principal: "system", action: "retention_run", subject: { stores: [1, 2] } });
  const rows = await db
    .selectFrom("audit_entries")
    .select(["actor_kind", "actor_id", "actor_name", "actor_role", "action", "store_id", "subject"])
    .orderBy("entry_id")
    .execute();
  expect(rows.map((row) => Object.values(row))).toEqual([
    ["person", 7, "Anna", "owner", "transcript_seen", 3, { conversation: 12 }],
    ["unknown", null, "", null, "sign_in_failed", null, {}],
    ["system", null, "", null, "retention_run", null, { stores: [1, 2] }],
  ]);
});

it.each([
  "update audit_entries set actor_name = 'Ben'",
  "delete from audit_entries",
  "truncate audit_entries",
])("refuses: %s", async (statement) => {
  await expect(sql.raw(statement).execute(database.db)).rejects.toThrow("append-only");
  const { rows } = await sql<{ n: number }>`select count(*) as n from audit_entries`.execute(database.db);
  expect(rows[0]!.n).toBe(3);
});

it("goes with the transaction that does what it tells of", async () => {
  const { db } = database;
  const failed = db.transaction().execute(async (trx) => {
    await recordAudit(trx, { principal: anna, action: "retention_changed" });
    throw new Error("not done");
  });
  await expect(failed).rejects.toThrow("not done");
  const { rows } = await sql`select 1 from audit_entries where action = 'retention_changed'`.execute(db);
  expect(rows).toEqual([]);
});
