/** Kill the importing process at any moment, start it again: nothing lost, nothing twice. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createRandom } from "#seeds/world/random.ts";
import { createDatabase } from "#db/connection.ts";
import { createTestDatabase, type TestDatabase } from "#tests/setup/database.ts";
import { drawAim, waitForAim } from "./aim.ts";
import { listFaults, takeFingerprint, type Fingerprint } from "./fingerprint.ts";
import { importAll, startImporter, startLaneImporter, type Totals } from "./importer.ts";
import {
  conversations,
  killsWanted,
  report,
  summariseKills,
  timeLimitMs,
  tortureSeed,
  type Kill,
} from "./kill-log.ts";
import { buildLog, writeLog } from "./log-file.ts";
import { nameWatcher, watchImports, type Watch } from "./watch-import.ts";
import { describeTarget, openEmbedded, type Target } from "./targets.ts";

const killsARound = 8;
const folder = mkdtempSync(join(tmpdir(), "apiary-torture-"));
const file = join(folder, "log.ndjson");
const random = createRandom(tortureSeed, "kill-importer");
let database: TestDatabase;
let external: Omit<Target, "destroy">;
let embedded: Target;
let expected: Fingerprint;
let undisturbed: Totals;
let records = 0;

beforeAll(async () => {
  const { lines } = buildLog({ seed: tortureSeed, conversations });
  records = lines.length;
  writeLog(file, lines);
  database = await createTestDatabase();
  const db = createDatabase(nameWatcher(database.url), { max: 2, statementTimeoutMs: 0 });
  external = describeTarget(database.url, db, { DATABASE_URL: database.url });
  embedded = await openEmbedded();
  undisturbed = await importAll([file], { DATABASE_URL: database.url });
  expected = await takeFingerprint(external.db);
  expect(await listFaults(external.db)).toEqual([]);
}, 120_000);

afterAll(async () => {
  await external.db.destroy();
  await database.destroy();
  await embedded.destroy();
  rmSync(folder, { recursive: true, force: true });
});

/** Kills an import `most` times at most, then lets it end; returns the kills. */
async function runRound(
  { target, start }: { target: Omit<Target, "destroy">; start: typeof startImporter },
  watch: Watch,
  { most, accepted }: { most: number; accepted: number },
): Promise<Kill[]> {
  const kills: Kill[] = [];
  for (;;) {
    const before = await watch.newestImport();
    const importer = start([file], target.variables);
    const phase =
      kills.length < most
        ? await waitForAim(
            drawAim(random, { index: kills.length, of: most }, records),
            watch,
            before,
            importer.isRunning,
          )
        : null;
    if (phase !== null) importer.kill();
    const { code, totals, stderr } = await importer.ended;
    if (totals !== null) {
      expect(totals.quarantined).toBe(undisturbed.quarantined);
      // What each killed import says it took is exactly what the others found there already.
      expect(await target.countAccepted()).toBe(accepted);
      return kills;
    }
    expect([code, stderr.includes("rror")], stderr).toEqual([null, false]);
    kills.push({ phase: phase!, victim: "importer", messages: await target.countMessages() });
  }
}

test.each([
  ["external", () => external, startImporter],
  ["embedded", () => embedded, startLaneImporter],
] as const)(
  "an importing process killed at random moments, %s database (embedded: with threads)",
  async (name, getTarget, start) => {
    const target = getTarget();
    const watch = await watchImports(target.url);
    const kills: Kill[] = [];
    // Two versions of an event are accepted as one if they come in one batch, which threads cut otherwise.
    await target.truncate();
    const { totals: alone } = await start([file], target.variables).ended;
    const { accepted } = alone!;
    while (kills.length < killsWanted / 2) {
      await target.truncate();
      const most = Math.min(killsARound, killsWanted / 2 - kills.length);
      kills.push(...(await runRound({ target, start }, watch, { most, accepted })));
      expect(await takeFingerprint(target.db)).toEqual(expected);
      expect(await listFaults(target.db)).toEqual([]);
    }
    const again = await importAll([file], target.variables);
    expect(again).toMatchObject({ accepted: 0, duplicate: undisturbed.accepted + undisturbed.duplicate });
    expect(await takeFingerprint(target.db)).toEqual(expected);
    await watch.close();
    report(`kill importer, ${name}`, summariseKills(kills));
  },
  timeLimitMs,
);
