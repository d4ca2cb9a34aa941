/** Mutated lines all the way into Postgres and back: what is stored is what the accepted lines say, no more, no less. */
import { gzipSync } from "node:zlib";
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { ingestStream, type IngestResult } from "#app/ingest/ingest-stream.ts";
import { unpackIfGzip } from "#app/ingest/open-input.ts";
import { createRandom, type Random } from "#seeds/world/random.ts";
import { createTestDatabase, type TestDatabase } from "#tests/setup/database.ts";
import { listFaults } from "#tests/torture/fingerprint.ts";
import { testSeed } from "#tests/setup/test-seed.ts";
import { report } from "#tests/torture/kill-log.ts";
import { expectEvent, latest, type Expected } from "./expect-event.ts";
import { growLine, mutateLine } from "./mutate-line.ts";
import { listRealLines } from "./real-lines.ts";
import { isBlank, splitLines } from "./split-lines.ts";
import { compareStored, readStored, replay } from "./stored-events.ts";

const total = Number(process.env.FUZZ_LOADED ?? 25_000);
const seed = testSeed ?? Date.now() % 1_000_000_000;
const pool = listRealLines(400);
const clock = { now: () => latest - 86_400_000 };
let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});
beforeEach(() => database.truncate());
afterAll(() => database.destroy());

async function* stream(bytes: Buffer): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < bytes.length; from += 65_536) yield bytes.subarray(from, from + 65_536);
}

function load(bytes: Buffer): Promise<IngestResult> {
  const chunks = unpackIfGzip(stream(bytes));
  return ingestStream(database.db, chunks, {
    origin: "cli",
    name: "fuzz",
    privacyKey: null,
    format: "canonical",
    clock,
  });
}

/** A file of mutated lines; most are given an id of their own first, the rest meet again as repeats and corrections. */
function buildFile(lines: number, random: Random): Buffer {
  const parts: Buffer[] = [];
  for (let index = 0; index < lines; index += 1) {
    const line = random.pick(pool);
    const own = random.chance(0.7) ? line.replace(/"id":"([^"]*)"/, `"id":"$1-${index}"`) : line;
    parts.push(mutateLine([own], random), Buffer.from("\n"));
  }
  parts.push(growLine(pool, random), Buffer.from("\n"));
  return Buffer.concat(parts);
}

type Judged = { events: Expected[]; bad: Map<number, Buffer>; lines: number };

function judgeFile(bytes: Buffer): Judged {
  const judged: Judged = { events: [], bad: new Map(), lines: 0 };
  splitLines(bytes).forEach((line, index) => {
    if (isBlank(line)) return;
    judged.lines += 1;
    const event = expectEvent(line);
    if (event) judged.events.push(event);
    else judged.bad.set(index + 1, line.subarray(0, 16 * 1024 * 1024));
  });
  return judged;
}

/** Quarantined lines that are missing, surplus or not what was sent. */
async function compareQuarantine(importId: number, bad: Map<number, Buffer>): Promise<string[]> {
  const { rows } = await sql<{ line: number; raw: Buffer; reason: string }>`
    select line, raw, reason from quarantined_lines where import_id = ${importId}`.execute(database.db);
  const wrong = rows.filter(({ line, raw, reason }) => reason === "" || !bad.get(line)?.equals(raw));
  return [
    ...wrong.map(({ line, reason }) => `line ${line}: ${reason}`),
    ...(rows.length === bad.size ? [] : [`${rows.length} lines for ${bad.size}`]),
  ];
}

test(`${total} mutated lines are stored as they say (seed ${seed})`, async () => {
  const random = createRandom(seed, "fuzz-load");
  const expected = new Map<string, Expected>();
  let resident = 0;
  let accepted = 0;
  for (let loaded = 0; loaded < total; loaded += 10_000) {
    const bytes = buildFile(10_000, random);
    const { events, bad, lines } = judgeFile(bytes);
    const result = await load(bytes);
    expect(result.error).toBeNull();
    expect(await compareQuarantine(result.importId, bad)).toEqual([]);
    expect(result.accepted + result.duplicate + result.quarantined).toBe(lines);
    expect(result.quarantined).toBe(bad.size);
    replay(events, expected);
    accepted += result.accepted;
    resident = Math.max(resident, process.memoryUsage.rss());
  }
  expect(compareStored(await readStored(database.db), expected)).toEqual([]);
  expect(await listFaults(database.db)).toEqual([]);
  expect(resident).toBeLessThan(900 * 1024 * 1024);
  const residentMiB = Math.round(resident / 1024 / 1024);
  report("fuzz load", { seed, total, accepted, stored: expected.size, residentMiB });
}, 600_000);

test(`a gzip file cut off anywhere gives what came before the cut, and says so (seed ${seed})`, async () => {
  const random = createRandom(seed, "fuzz-gzip");
  const bytes = buildFile(1_500, random);
  const packed = gzipSync(bytes);
  for (let time = 0; time < 8; time += 1) {
    await database.truncate();
    const result = await load(packed.subarray(0, 20 + random.below(packed.length - 20)));
    expect(result).toMatchObject({ status: "failed", error: expect.any(String) as string });
    const taken = result.accepted + result.duplicate + result.quarantined;
    // The line in the middle of the cut is the one that may look like another.
    const all = splitLines(bytes).filter((line) => !isBlank(line));
    const whole = all
      .slice(0, Math.max(0, taken - 1))
      .map(expectEvent)
      .filter((event) => event !== null);
    const stored = await readStored(database.db);
    const missing = compareStored(stored, replay(whole)).filter((text) => !text.startsWith("surplus"));
    expect(missing).toEqual([]);
    expect(stored.size).toBeLessThanOrEqual(replay(whole).size + 1);
  }
}, 120_000);

test(`a gzip file damaged anywhere never breaks the loader; the whole file after it puts all right (seed ${seed})`, async () => {
  const random = createRandom(seed, "fuzz-damage");
  const bytes = buildFile(800, random);
  const packed = gzipSync(bytes);
  for (let time = 0; time < 20; time += 1) {
    const damaged = Buffer.from(packed);
    for (let bit = 0; bit < 3; bit += 1)
      damaged[2 + random.below(damaged.length - 2)]! ^= 1 << random.below(8);
    const result = await load(damaged);
    expect(["done", "failed"]).toContain(result.status);
  }
  const result = await load(packed);
  expect(result.status).toBe("done");
  expect(await listFaults(database.db)).toEqual([]);
}, 120_000);
