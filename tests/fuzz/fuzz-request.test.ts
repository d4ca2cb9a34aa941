/** Mutated lines, packings, headers and addresses through `POST /api/v1/events`: never a failure of ours, every line told of. */
import { gunzipSync, gzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ingestRequest } from "#app/ingest/events-request.ts";
import { createIntake } from "#app/live/intake.ts";
import { createRandom, type Random } from "#seeds/world/random.ts";
import { refreshDirtyBuckets } from "#db/rollup/refresh.ts";
import { createTestDatabase, type TestDatabase } from "#tests/setup/database.ts";
import { listFaults } from "#tests/torture/fingerprint.ts";
import { testSeed } from "#tests/setup/test-seed.ts";
import { report } from "#tests/torture/kill-log.ts";
import { expectEvent, latest } from "./expect-event.ts";
import { mutateLine } from "./mutate-line.ts";
import { oddTimes } from "./odd-values.ts";
import { listRealLines } from "./real-lines.ts";
import { isBlank, splitLines } from "./split-lines.ts";

const total = Number(process.env.FUZZ_REQUESTS ?? 1_500);
const seed = testSeed ?? Date.now() % 1_000_000_000;
const sender = { keyId: null, stores: null };
const clock = { now: () => latest - 86_400_000 };
const pool = listRealLines(200);
let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.destroy());

type Sending = { body: Buffer; query: string; headers: Record<string, string>; isPlain: boolean };

function buildSending(random: Random): Sending {
  const lines = Array.from({ length: random.below(14) }, () => mutateLine(pool, random));
  const plain = Buffer.concat(lines.flatMap((line) => [line, Buffer.from("\n")]));
  const sending: Sending = { body: plain, query: "", headers: {}, isPlain: true };
  if (random.chance(0.2)) sending.body = gzipSync(plain);
  if (random.chance(0.1)) {
    const packed = gzipSync(plain);
    packed[random.below(packed.length)]! ^= 1 << random.below(8);
    Object.assign(sending, { body: packed.subarray(0, 1 + random.below(packed.length)), isPlain: false });
  }
  if (random.chance(0.2)) {
    const time = encodeURIComponent(random.pick(oddTimes).replaceAll('"', ""));
    const key = random.pick([
      "s1",
      "",
      "%00",
      "%ed%a0%80",
      "a".repeat(200),
      "%F0%9F%92%A5",
      "__proto__",
      "%20",
    ]);
    sending.query = random.pick([
      `?through=${time}`,
      `?store=${key}`,
      `?store=${key}&through=${time}`,
      "?through",
    ]);
    sending.isPlain = false;
  }
  if (random.chance(0.15)) {
    const key = random.pick(["a", "again", "x".repeat(300), "\u00e9", "a b"]);
    sending.headers = { "Idempotency-Key": key };
    sending.isPlain = false;
  }
  if (random.chance(0.1)) sending.headers["Content-Encoding"] = random.pick(["gzip", "br", "x"]);
  return sending;
}

test(`${total} requests are answered, none by an error of ours (seed ${seed})`, async () => {
  const random = createRandom(seed, "fuzz-request");
  const intake = createIntake(database.db, { privacyKey: null });
  const statuses: Record<number, number> = {};
  const faults: string[] = [];
  let lines = 0;

  async function sendOne(): Promise<void> {
    const { body, query, headers, isPlain } = buildSending(random);
    const request = new Request(`http://localhost/api/v1/events${query}`, {
      method: "POST",
      headers,
      body: new Uint8Array(body),
    });
    const response = await ingestRequest(intake, request, { sender, clock });
    statuses[response.status] = (statuses[response.status] ?? 0) + 1;
    const answer = (await response.json()) as {
      accepted: number;
      duplicate: number;
      quarantined: { line: number }[];
    };
    if (response.status >= 500) faults.push(`${response.status} ${JSON.stringify(answer)}`);
    if (response.status !== 200 || !isPlain) return;
    const sent = splitLines(body[0] === 0x1f && body[1] === 0x8b ? gunzipSync(body) : body);
    const told = sent.flatMap((line, index) => (isBlank(line) ? [] : [{ line, number: index + 1 }]));
    const bad = told.flatMap(({ line, number }) => (expectEvent(line) ? [] : [number]));
    lines += told.length;
    expect(answer.quarantined.map(({ line }) => line)).toEqual(bad);
    expect(answer.accepted + answer.duplicate).toBe(told.length - bad.length);
  }

  for (let sent = 0; sent < total; sent += 10) await Promise.all(Array.from({ length: 10 }, sendOne));
  await refreshDirtyBuckets(database.db);
  expect(faults).toEqual([]);
  expect(await listFaults(database.db)).toEqual([]);
  report("fuzz requests", { seed, total, lines, statuses });
}, 300_000);
