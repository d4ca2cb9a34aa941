import { readFileSync } from "node:fs";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, it } from "vitest";
import { expandFormat } from "#app/ingest/expand-format.ts";
import { ingestStream } from "#app/ingest/ingest-stream.ts";
import type { Mapping } from "#app/mapping/mapping.ts";
import { parseMappingText } from "#app/mapping/parse-mapping.ts";
import { readKeptFormat } from "#app/mapping/preset-format.ts";
import { canMendAlone, createLineCheck } from "#app/quarantine/check-line.ts";
import { listPresets, removePreset, savePreset } from "#db/mapping/presets.ts";
import { createTestDatabase, type TestDatabase } from "#tests/setup/database.ts";

let database: TestDatabase;
const everything = { allStores: true } as const;
const preset = new URL("../../../seeds/mapping-presets/u-need.json", import.meta.url);
const parsed = parseMappingText(readFileSync(preset, "utf8"));
const uNeed = (parsed as { mapping: Mapping }).mapping;
const mapping: Mapping = {
  ...uNeed,
  name: "小店",
  shape: "messages",
  file: { kind: "table", encoding: null, delimiter: null, headerRow: 1 },
  time: "ymd",
  columns: { conversation: "会话", customer: "买家", at: "时间", speaker: "谁", text: "内容" },
  turns: null,
};

beforeAll(async () => {
  database = await createTestDatabase();
  await sql`insert into stores (key, name, timezone) values ('a', 'A', 'Asia/Shanghai'), ('b', 'B', 'UTC')`.execute(
    database.db,
  );
});
afterAll(() => database.destroy());

async function* chunks(text: string) {
  yield await Promise.resolve(Buffer.from(text));
}

it("keeps a mapping of a store by its name, and knows which is meant", async () => {
  const { db } = database;
  const first = await savePreset(db, 1, { ...mapping, zone: "UTC" });
  expect(await savePreset(db, 1, mapping)).toBe(first);
  const second = await savePreset(db, 2, mapping);
  const only = { allStores: false, storeIds: [1] } as const;
  expect((await listPresets(db, only)).map(({ presetId, mapping: kept }) => [presetId, kept])).toEqual([
    [first, mapping],
  ]);
  const named = { format: "mapped?preset=小店", store: null };
  await expect(expandFormat(db, named)).rejects.toThrow("several stores have one: name the store");
  const { format, store } = await expandFormat(db, { ...named, store: "b" });
  expect([readKeptFormat(format!)?.presetId, store]).toEqual([String(second), "b"]);
  expect((await expandFormat(db, { format: `mapped?preset=${first}`, store: null })).store).toBe("a");
  await expect(expandFormat(db, { format: "mapped?preset=other", store: "a" })).rejects.toThrow(
    "no mapping called other of store a",
  );
  expect(await expandFormat(db, { format: "jddc", store: null })).toEqual({ format: "jddc", store: null });
  expect(await removePreset(db, only, second)).toBeUndefined();
  expect(await removePreset(db, everything, second)).toEqual({ name: "小店", storeId: 2 });
});

it("brings a file in by it; what waits is read by it too, when the preset has gone", async () => {
  const { db } = database;
  const named = await expandFormat(db, { format: "mapped?preset=小店", store: null });
  const lines = [
    "会话,买家,时间,谁,内容",
    "c1,u1,2026-10-05 09:00:00,用户,在吗",
    "c1,u1,2026-10-05 09:00:09,客服,在的",
    "c2,u2,2026-10-05 10:00:00,路人,你好 13800138000",
  ];
  const file = () => chunks(lines.join("\n"));
  const options = { origin: "cli", name: "x.csv", privacyKey: "a key for these tests", ...named } as const;
  const result = await ingestStream(db, file(), options);
  expect(result).toMatchObject({ accepted: 2, quarantined: 1, conversations: 1, stores: ["a"], error: null });
  expect(await ingestStream(db, file(), options)).toMatchObject({ accepted: 0, duplicate: 2 });
  await removePreset(db, everything, Number(readKeptFormat(named.format!)?.presetId));
  const { rows } = await sql<{ raw: Buffer; field: string; format: string }>`
    select q.raw, q.field, i.format from quarantined_lines q join imports i using (import_id)`.execute(db);
  const [{ raw, field, format }] = rows as [(typeof rows)[0]];
  expect([field, canMendAlone(format)]).toEqual(["谁", true]);
  // The customer and the phone number are masked in what waits.
  expect(raw.toString()).not.toMatch(/u2|13800138000/);
  const check = createLineCheck(format, "a", { clock: { now: () => Date.UTC(2026, 10, 1) }, masker: null });
  const mended = Buffer.from(raw.toString().replace("路人", "用户"));
  expect(check(mended, { line: 4, raw, store: "a" }).events).toMatchObject([
    { type: "message", from: "customer" },
  ]);
});
