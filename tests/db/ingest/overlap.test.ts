/** Several processes ingest overlapping parts of one log at once: the same as one process that ingests it all. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { createRandom } from "#seeds/world/random.ts";
import { createTestDatabase, type TestDatabase } from "#tests/setup/database.ts";
import { listFaults, takeFingerprint, type Fingerprint } from "#tests/torture/fingerprint.ts";
import { importAll, startImporter } from "#tests/torture/importer.ts";
import { buildLog, shuffle, writeLog, type Log } from "#tests/torture/log-file.ts";
import { describeTarget, openEmbedded, type Target } from "#tests/torture/targets.ts";

const folder = mkdtempSync(join(tmpdir(), "apiary-overlap-"));
const whole = join(folder, "whole.ndjson");
let log: Log;
let database: TestDatabase;
let external: Omit<Target, "destroy">;
let embedded: Target;
let expected: Fingerprint;
let known = 0;

beforeAll(async () => {
  log = buildLog({ seed: 5, conversations: 1_200 });
  writeLog(whole, log.lines);
  database = await createTestDatabase();
  external = describeTarget(database.url, database.db, { DATABASE_URL: database.url });
  embedded = await openEmbedded();
  const { accepted, duplicate } = await importAll([whole], external.variables);
  known = accepted + duplicate;
  expected = await takeFingerprint(external.db);
}, 120_000);
beforeEach(async () => {
  await external.truncate();
  await embedded.truncate();
});
afterAll(async () => {
  await database.destroy();
  await embedded.destroy();
  rmSync(folder, { recursive: true, force: true });
});

/** Files of which each holds `share` of the lines, in an order of its own; together they hold all. */
function cutOverlapping(parts: number, share: number): string[] {
  const random = createRandom(parts, "overlap");
  const length = Math.ceil(log.lines.length * share);
  return Array.from({ length: parts }, (_, part) => {
    const from = Math.floor((part * log.lines.length) / parts);
    const lines = Array.from({ length }, (_, index) => log.lines[(from + index) % log.lines.length]!);
    shuffle(lines, random);
    const path = join(folder, `part-${parts}-${part}.ndjson`);
    writeLog(path, lines);
    return path;
  });
}

async function countDeadlocks({ db }: Pick<Target, "db">): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select deadlocks as n from pg_stat_database where datname = current_database()`.execute(db);
  return rows[0]!.n;
}

test.each([
  ["external", 2, 0.75],
  ["embedded", 4, 0.6],
] as const)(
  "%s: %i processes, each with its share of the lines, end with what one process has",
  async (name, parts, share) => {
    const target = name === "external" ? external : embedded;
    const deadlocks = await countDeadlocks(target);
    const runs = cutOverlapping(parts, share).map((path) => startImporter([path], target.variables));
    const ends = await Promise.all(runs.map(({ ended }) => ended));
    // One that comes late finds all its lines taken, and says so by its exit code: that is no failure.
    const failures = ends.filter(({ totals, stderr }) => totals === null || /deadlock|rror:/.test(stderr));
    expect(failures).toEqual([]);
    // Each event is accepted by one of them only, but for the versions that replace it.
    const accepted = ends.reduce((sum, { totals }) => sum + totals!.accepted, 0);
    expect(accepted).toBeGreaterThan(0);
    expect(await takeFingerprint(target.db)).toEqual(expected);
    expect(await listFaults(target.db)).toEqual([]);
    expect(await countDeadlocks(target)).toBe(deadlocks);
    expect(await importAll([whole], target.variables)).toMatchObject({ accepted: 0, duplicate: known });
    expect(await takeFingerprint(target.db)).toEqual(expected);
  },
  180_000,
);
