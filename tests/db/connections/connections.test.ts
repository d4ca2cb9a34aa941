/** Connections as they are kept: by scope, without their secrets for pages, with counts by day. */
import { randomBytes, randomUUID } from "node:crypto";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Scope } from "#app/access/principal.ts";
import {
  addConnection,
  changeSecret,
  pauseConnection,
  removeConnection,
} from "#app/connections/change-connections.ts";
import { readAskedConnection, type AskedConnection } from "#app/connections/read-asked.ts";
import { openSecret } from "#app/connections/seal-secret.ts";
import { insertConnection } from "#db/connections/create.ts";
import { findConnection, listConnections, openConnection } from "#db/connections/list.ts";
import {
  listQualityConversations,
  listSourceQuality,
  qualityParts,
  type QualityPart,
} from "#db/connections/quality.ts";
import { recordRefusal, recordRun } from "#db/connections/record-run.ts";
import { deleteConnection, setConnectionState } from "#db/connections/update.ts";
import { createApiClient } from "#tests/factories/api-client.ts";
import { createTestDatabase, type TestDatabase } from "#tests/setup/database.ts";

let database: TestDatabase;
const [own, foreign] = [randomUUID(), randomUUID()];
const all = { allStores: true } as const;

beforeAll(async () => {
  database = await createTestDatabase();
  await sql`insert into stores (key, name, timezone) values ('s1', 'One', 'UTC'), ('s2', 'Two', 'UTC')`.execute(
    database.db,
  );
  for (const [connectionId, storeId] of [
    [own, 1],
    [foreign, 2],
  ] as const)
    await insertConnection(database.db, {
      ...{ connectionId, storeId, kind: "webhook", platform: "chatwoot", format: "chatwoot-lines" },
      ...{ name: "Help desk", settings: { header: "X" }, secret: Buffer.from("sealed"), createdBy: "Ada" },
    });
});
afterAll(() => database.destroy());

it("shows each caller the connections of their stores", async () => {
  const mine = { allStores: false, storeIds: [1] } as const;
  expect((await listConnections(database.db, mine)).map((row) => row.connectionId)).toEqual([own]);
  expect(await listConnections(database.db, all)).toHaveLength(2);
  expect(await findConnection(database.db, mine, foreign)).toBeUndefined();
  expect(await findConnection(database.db, mine, own)).toMatchObject({
    settings: { header: "X" },
    state: "active",
  });
});

it("keeps secrets and cursors from the roles of pages", async () => {
  const read = (column: string) =>
    database.db.transaction().execute(async (trx) => {
      await sql`set local role apiary_page_all`.execute(trx);
      await sql`select ${sql.ref(column)} from connections`.execute(trx);
    });
  await read("name");
  for (const column of ["secret", "cursor"]) await expect(read(column)).rejects.toThrow("permission denied");
  expect((await openConnection(database.db, own))!.secret).toEqual(Buffer.from("sealed"));
});

it("adds deliveries up by UTC day and keeps the newest of what it knows", async () => {
  const at = Date.parse("2026-11-22T23:59:00Z");
  const run = { connectionId: own, taken: 2, duplicate: 1, quarantined: 0, late: 1, sources: ["chatwoot"] };
  await recordRun(database.db, { ...run, at, newestEventAt: at - 4_000, error: null });
  await recordRun(database.db, { ...run, at: at - 1_000, newestEventAt: null, error: "at: missing" });
  await recordRun(database.db, {
    ...run,
    at: at + 120_000,
    newestEventAt: at - 9_000,
    sources: ["api"],
    error: null,
  });
  await recordRefusal(database.db, { connectionId: own, at, reason: "wrong signature" });
  const { rows } =
    await sql`select day, deliveries, taken, duplicate, refused, late from connection_days order by day`.execute(
      database.db,
    );
  expect(rows).toEqual([
    { day: "2026-11-22", deliveries: 2, taken: 4, duplicate: 2, refused: 1, late: 2 },
    { day: "2026-11-23", deliveries: 1, taken: 2, duplicate: 1, refused: 0, late: 1 },
  ]);
  expect(await findConnection(database.db, all, own)).toMatchObject({
    ...{
      sources: ["api", "chatwoot"],
      lastContactAt: at + 120_000,
      lastEventAt: at - 4_000,
      lastLagMs: 129_000,
    },
    ...{ lastError: "wrong signature", lastErrorAt: at },
  });
});

it("forgets the last error of what is active again, and the counts of what is removed", async () => {
  expect(await setConnectionState(database.db, own, "paused")).toBe(true);
  expect(await setConnectionState(database.db, own, "paused")).toBe(false);
  expect(await setConnectionState(database.db, own, "active")).toBe(true);
  expect(await findConnection(database.db, all, own)).toMatchObject({ state: "active", lastError: null });
  expect(await deleteConnection(database.db, own)).toBe(true);
  const { rows } = await sql`select * from connection_days`.execute(database.db);
  expect(rows).toEqual([]);
});

it("counts what conversations do not tell and lists just those, of the caller's stores and the newest 30 days", async () => {
  const { db } = database;
  await createApiClient(db).send(
    ["one", "two", "old"].flatMap((id, index) =>
      ["s1", "s2"].map((store) =>
        JSON.stringify({
          ...{
            type: "message",
            store,
            source: "chat",
            id,
            conversation: id,
            from: "customer",
            text: "Hello?",
          },
          at: Date.parse("2026-11-20T08:00:00Z") - (id === "old" ? 30 : index) * 86_400_000,
          ...(id === "two" ? { customer: "u1" } : {}),
        }),
      ),
    ),
  );
  const counted = { source: "chat", conversations: 2, unlinkable: 1, times: 0 };
  expect(await listSourceQuality(db, all)).toMatchObject([
    { storeName: "One", ...counted },
    { storeName: "Two", ...counted },
  ]);
  const mine = { allStores: false, storeIds: [1] } as const;
  const list = (scope: Scope, part: QualityPart) =>
    listQualityConversations(db, scope, { storeId: 1, sources: ["chat"], part, limit: 10 });
  const [quality] = await listSourceQuality(db, mine);
  for (const part of qualityParts) expect(await list(mine, part)).toHaveLength(quality![part]);
  expect(await list(mine, "unlinkable")).toMatchObject([{ startedAt: Date.parse("2026-11-20T08:00:00Z") }]);
  expect(await list({ allStores: false, storeIds: [2] }, "unlinkable")).toEqual([]);
});

it("writes down what people change, without the secret, which opens for its connection alone", async () => {
  const { db } = database;
  const sealKey = randomBytes(32);
  const principal = { kind: "person", id: 1, name: "Ada", role: "owner", scope: all } as const;
  const changing = { db, principal, address: "127.0.0.1", sealKey };
  const form = new FormData();
  const asked = { platform: "gorgias", name: "Tickets", store: "new", storeKey: "s3", storeName: "Three" };
  for (const [name, value] of Object.entries(asked)) form.set(name, value);
  const made = await addConnection(changing, readAskedConnection(form, []) as AskedConnection);
  const known = (await findConnection(db, all, made.connectionId))!;
  expect(known).toMatchObject({
    storeKey: "s3",
    storeName: "Three",
    format: "gorgias-lines",
    hasSecret: true,
  });
  const second = await changeSecret(changing, known, null);
  const { secret } = (await openConnection(db, made.connectionId))!;
  expect([made.secret!.length, second!.length]).toEqual([43, 43]);
  expect(openSecret(sealKey, made.connectionId, secret)).toBe(second);
  expect(openSecret(sealKey, foreign, secret)).toBeNull();
  for (const isPaused of [true, true, false]) await pauseConnection(changing, known, isPaused);
  await removeConnection(changing, known);
  const { rows } = await sql<{
    action: string;
  }>`select action, subject from audit_entries order by entry_id`.execute(db);
  expect(rows.map(({ action }) => action)).toEqual(
    ["added", "secret_changed", "paused", "resumed", "removed"].map((end) => `connection_${end}`),
  );
  expect(JSON.stringify(rows)).not.toContain(second);
  expect(JSON.stringify(rows)).not.toContain(made.secret);
});
