import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Principal } from "#app/access/principal.ts";
import { ingestStream } from "#app/ingest/ingest-stream.ts";
import { keepMasker, openMasker } from "#app/ingest/open-masker.ts";
import { listUnmaskedStores, setMasking } from "#db/privacy/masking-setting.ts";
import { createTestDatabase, type TestDatabase } from "#tests/setup/database.ts";
import { testPrivacyKey } from "#tests/setup/privacy-key.ts";

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});
beforeEach(() => database.truncate());
afterAll(() => database.destroy());

const owner: Principal = { kind: "person", id: null, name: "Ann", role: "owner", scope: { allStores: true } };
const masker = openMasker({ key: testPrivacyKey, unmaskedStores: [] });
const text = "打13812345678";

async function send(store: string, id: string): Promise<void> {
  const line = {
    type: "message",
    store,
    id,
    conversation: id,
    at: "2026-10-01T08:00:00Z",
    from: "customer",
    customer: "u-1",
    text,
  };
  const bad = { ...line, id: `${id}-bad`, from: "robot" };
  async function* chunks() {
    yield Buffer.from(`${JSON.stringify(line)}\n${JSON.stringify(bad)}\n`);
  }
  const settings = {
    origin: "upload",
    name: "file",
    format: "canonical",
    privacyKey: testPrivacyKey,
  } as const;
  await ingestStream(database.db, chunks(), settings);
}

async function readStored(): Promise<Record<string, string | null>> {
  const rows = await database.db.selectFrom("messages").select(["external_id", "body"]).execute();
  return Object.fromEntries(rows.map(({ external_id, body }) => [external_id, body]));
}

async function readQuarantine(): Promise<string> {
  const rows = await database.db.selectFrom("quarantined_lines").select("raw").orderBy("import_id").execute();
  return rows.map(({ raw }) => raw.toString()).join("\n");
}

async function findStore(key: string): Promise<number> {
  const row = await database.db
    .selectFrom("stores")
    .select("store_id")
    .where("key", "=", key)
    .executeTakeFirstOrThrow();
  return row.store_id;
}

test("data is masked unless an owner says otherwise for a store; that is written down, and holds from then on", async () => {
  await send("a", "m1");
  expect(await readStored()).toEqual({ m1: masker.maskText(text) });
  const storeId = await findStore("a");
  expect(await setMasking(database.db, owner, { storeId, masksPersonalData: false })).toBe(true);
  expect(await setMasking(database.db, owner, { storeId, masksPersonalData: false })).toBe(false);
  expect(await setMasking(database.db, owner, { storeId: storeId + 99, masksPersonalData: false })).toBe(
    false,
  );
  expect(await listUnmaskedStores(database.db)).toEqual(["a"]);
  await send("a", "m2");
  await send("b", "m3");
  expect(await readStored()).toEqual({ m1: masker.maskText(text), m2: text, m3: masker.maskText(text) });
  const [first, second, third] = (await readQuarantine()).split("\n");
  expect([first, second, third].map((line) => line!.includes("13812345678"))).toEqual([false, true, false]);
  expect([first, second, third].map((line) => line!.includes('"u-1"'))).toEqual([false, true, false]);
  const audited = await database.db
    .selectFrom("audit_entries")
    .select(["action", "actor_name", "store_id", "subject"])
    .execute();
  expect(audited).toEqual([
    {
      action: "masking_changed",
      actor_name: "Ann",
      store_id: storeId,
      subject: { masks_personal_data: false },
    },
  ]);
});

test("requests learn of a changed setting within a second, and keep their masker until then", async () => {
  await send("a", "m1");
  let now = 0;
  const readMasker = keepMasker(database.db, testPrivacyKey, () => now);
  const before = await readMasker();
  expect(before!.masksStore("a")).toBe(true);
  await setMasking(database.db, owner, { storeId: await findStore("a"), masksPersonalData: false });
  now = 999;
  expect(await readMasker()).toBe(before);
  now = 1_000;
  const after = await readMasker();
  expect(after!.masksStore("a")).toBe(false);
  now = 2_000;
  expect(await readMasker()).toBe(after);
});
