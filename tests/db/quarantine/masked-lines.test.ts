import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { mkdtemp, mkdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ingestStream } from "#app/ingest/ingest-stream.ts";
import { runDry } from "#app/ingest/dry-run.ts";
import { openMasker } from "#app/ingest/open-masker.ts";
import type { MendRule } from "#app/quarantine/mend-rule.ts";
import { openLine, saveLine } from "#app/quarantine/edit-line.ts";
import { runMend } from "#app/quarantine/run-mend.ts";
import { takeFile } from "#app/quarantine/take-file.ts";
import { findSettledImport } from "#db/quarantine/find-import.ts";
import { streamRawLines } from "#db/quarantine/lines.ts";
import { findMend, startMend } from "#db/quarantine/mends.ts";
import { createTestDatabase, type TestDatabase } from "#tests/setup/database.ts";
import { testPrivacyKey } from "#tests/setup/privacy-key.ts";

let database: TestDatabase;
let dataDir = "";

beforeAll(async () => {
  database = await createTestDatabase();
  dataDir = await mkdtemp(`${tmpdir()}/apiary-masked-`);
  await mkdir(join(dataDir, "uploads/mends"), { recursive: true });
});
beforeEach(() => database.truncate());
afterAll(async () => {
  await database.destroy();
  await rm(dataDir, { recursive: true });
});

const clock = { now: () => Date.UTC(2026, 10, 20) };
const masker = openMasker({ key: testPrivacyKey, unmaskedStores: [] });
const phone = "13812345678";
const customer = "wx-4711";
const good = {
  type: "message",
  store: "hz",
  id: "m1",
  conversation: "c1",
  at: "2026-10-01T08:00:00+08:00",
  from: "customer",
  customer,
  text: `请打${phone}`,
  buyer_phone: phone,
};
const robot: MendRule[] = [{ kind: "map", field: "from", values: { robot: "customer" } }];

async function* bytes(lines: readonly (object | Buffer)[]): AsyncGenerator<Uint8Array> {
  for (const line of lines) {
    yield Buffer.isBuffer(line) ? line : Buffer.from(JSON.stringify(line));
    yield Buffer.from("\n");
  }
}

const settings = { name: "file", format: "canonical", clock, privacyKey: testPrivacyKey };

async function ingest(...lines: (object | Buffer)[]): Promise<number> {
  return (await ingestStream(database.db, bytes(lines), { origin: "upload", ...settings })).importId;
}

async function readWaiting(importId: number): Promise<string[]> {
  const lines: string[] = [];
  for await (const page of streamRawLines(database.db, { importId, group: null })) {
    lines.push(...page.map(({ raw }) => raw.toString("latin1")));
  }
  return lines;
}

async function readStored() {
  return database.db
    .selectFrom("messages")
    .select(["external_id", "body", "extra"])
    .orderBy("external_id")
    .execute();
}

const stored = {
  external_id: "m1",
  body: `请打${masker.maskValue("phone", phone)}`,
  extra: { buyer_phone: masker.maskValue("phone", phone) },
};

test("a bad line waits masked, and mended by a rule becomes what it would have been at once", async () => {
  const importId = await ingest({ ...good, from: "robot" });
  const [waiting] = await readWaiting(importId);
  expect(waiting).not.toContain(phone);
  expect(waiting).not.toContain(customer);
  const started = await startMend(database.db, { importId, group: null, kind: "rules", rules: robot });
  if (typeof started === "string") throw new Error(started);
  const signal = new AbortController().signal;
  await runMend({ db: database.db, dataDir, privacyKey: testPrivacyKey, signal, clock }, started.mendId);
  expect(await findMend(database.db, started.mendId)).toMatchObject({ taken: 1, accepted: 1 });
  expect(await readStored()).toEqual([stored]);
  // The same message sent well is no change: neither the phone nor the customer was masked twice.
  expect(await ingestStream(database.db, bytes([good]), { origin: "upload", ...settings })).toMatchObject({
    accepted: 0,
    duplicate: 1,
  });
});

test("what is typed into a line is masked as it is saved, taken or not", async () => {
  const importId = await ingest({ ...good, from: "robot", text: "x" });
  const found = (await findSettledImport(database.db, importId))!;
  const key = { part: 0, line: 1 };
  const opened = (await openLine(database.db, found, key))!;
  const saving = { clock, privacyKey: testPrivacyKey };
  const typed = opened.shown.text.replace('"text":"x"', `"text":"请打${phone}"`);
  expect(await saveLine(database.db, found, key, typed, saving)).toMatchObject({ outcome: "kept" });
  expect((await readWaiting(importId))[0]).not.toContain(phone);
  const right = typed.replace("robot", "customer");
  expect(await saveLine(database.db, found, key, right, saving)).toMatchObject({ outcome: "taken" });
  expect(await readStored()).toEqual([stored]);
});

test("the whole mended file is recognised, though what waits of it is masked", async () => {
  const importId = await ingest({ ...good, from: "robot" }, { ...good, id: "m2" });
  await writeFile(
    join(dataDir, "uploads/mends/a"),
    [good, { ...good, id: "m2" }].map((line) => JSON.stringify(line)).join("\n"),
  );
  const found = (await findSettledImport(database.db, importId))!;
  const kept = { dataDir, path: "uploads/mends/a", privacyKey: testPrivacyKey };
  const answer = await takeFile(database.db, found, { importId, group: null }, "file", kept);
  if (!("mendId" in answer)) throw new Error(JSON.stringify(answer));
  const signal = new AbortController().signal;
  await runMend({ db: database.db, dataDir, privacyKey: testPrivacyKey, signal, clock }, answer.mendId);
  expect(await findMend(database.db, answer.mendId)).toMatchObject({ taken: 1, accepted: 1 });
  expect(await readStored()).toEqual([stored, { ...stored, external_id: "m2" }]);
});

test("a line in another encoding, or no JSON at all, waits masked; all its other bytes are as sent", async () => {
  const chinese = Buffer.from([0xb5, 0xe7, 0xbb, 0xb0]);
  const importId = await ingest(
    Buffer.concat([chinese, Buffer.from(phone), chinese]),
    Buffer.from(`oops, ${phone}`),
  );
  const token = masker.maskValue("phone", phone);
  const latin = chinese.toString("latin1");
  expect(await readWaiting(importId)).toEqual([`${latin}${token}${latin}`, `oops, ${token}`]);
});

test("a check shows its samples masked", async () => {
  const report = await runDry(database.db, bytes([{ ...good, from: "robot" }]), settings);
  expect(report.problems[0]!.samples[0]!.text).toContain('"buyer_phone":"[phone ');
  expect(JSON.stringify(report)).not.toContain(phone);
});
