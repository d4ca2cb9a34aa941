/** Kill the database under an import at any moment, let it recover, import again: nothing lost, nothing twice. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createRandom } from "#seeds/world/random.ts";
import { drawAim, waitForAim } from "./aim.ts";
import { openCluster, victims, type DurableCluster } from "./durable-cluster.ts";
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
import { watchImports } from "./watch-import.ts";
import { within } from "./within.ts";

const killsARound = 6;
/** Many times what a step takes; one that hangs fails by its name. */
const step = <Result>(name: string, result: Promise<Result>) => within(90_000, name, result);
const folder = mkdtempSync(join(tmpdir(), "apiary-torture-"));
const file = join(folder, "log.ndjson");
const random = createRandom(tortureSeed, "kill-database");
let cluster: DurableCluster;
let expected: Fingerprint;
let undisturbed: Totals;
let records = 0;

beforeAll(async () => {
  const { lines } = buildLog({ seed: tortureSeed + 1, conversations });
  records = lines.length;
  writeLog(file, lines);
  cluster = await openCluster();
  undisturbed = await importAll([file], cluster.variables.external);
  expected = await takeFingerprint(cluster.db());
  expect(await listFaults(cluster.db())).toEqual([]);
}, 120_000);

afterAll(async () => {
  await cluster.destroy();
  rmSync(folder, { recursive: true, force: true });
});

/** Kills parts of the database under one import after the other, `most` times; then lets one end. */
async function runRound(kind: "external" | "embedded", most: number): Promise<Kill[]> {
  const kills: Kill[] = [];
  for (;;) {
    await step("recovering before an import", cluster.recover());
    const watch = await step("connecting the watcher", watchImports(cluster.url()));
    const before = await step("reading the newest import", watch.newestImport());
    const start = kind === "external" ? startLaneImporter : startImporter;
    const importer = start([file], cluster.variables[kind]);
    const aim = drawAim(random, { index: kills.length, of: most }, records);
    const phase =
      kills.length < most
        ? await step(
            "taking aim",
            waitForAim(aim, watch, before, importer.isRunning).catch(() => null),
          )
        : null;
    const victim = random.pick(victims);
    if (phase !== null) await cluster.kill(victim, random);
    const { code, totals, stderr } = await step(`the import after the kill of ${victim}`, importer.ended);
    await step("closing the watcher", watch.close());
    if (phase === null) {
      expect([code, totals?.quarantined], stderr).toEqual([expect.any(Number), undisturbed.quarantined]);
      return kills;
    }
    await step(`recovering from the kill of ${victim}`, cluster.recover());
    kills.push({ phase, victim, messages: await step("counting messages", cluster.countMessages()) });
  }
}

test.each(["external", "embedded"] as const)(
  "a database killed at random moments of an import, %s (external: with threads)",
  async (kind) => {
    const kills: Kill[] = [];
    const wanted = killsWanted / 2;
    while (kills.length < wanted) {
      await step("emptying the tables", cluster.truncate());
      kills.push(...(await runRound(kind, Math.min(killsARound, wanted - kills.length))));
      expect(await step("reading all tables", takeFingerprint(cluster.db()))).toEqual(expected);
      expect(await step("verifying", listFaults(cluster.db()))).toEqual([]);
    }
    const again = await importAll([file], cluster.variables[kind]);
    expect(again).toMatchObject({ accepted: 0, duplicate: undisturbed.accepted + undisturbed.duplicate });
    expect(await takeFingerprint(cluster.db())).toEqual(expected);
    report(`kill database, ${kind}`, summariseKills(kills));
  },
  timeLimitMs,
);
