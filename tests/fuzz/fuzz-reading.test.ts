/** Mutated lines through reading, adapting and validation: each is set aside as it came, or right, whatever it holds. */
import { expect, test } from "vitest";
import { createRandom, type Random } from "#seeds/world/random.ts";
import { adaptRecord, type Adapting } from "#app/ingest/adapt-records.ts";
import { readLines } from "#app/ingest/read-lines.ts";
import { canonical } from "#app/sources/canonical.ts";
import { testSeed } from "#tests/setup/test-seed.ts";
import { report } from "#tests/torture/kill-log.ts";
import { expectEvent, latest, type Expected } from "./expect-event.ts";
import { isSame } from "./is-same.ts";
import { growLine, mutateLine } from "./mutate-line.ts";
import { listRealLines } from "./real-lines.ts";
import { isBlank, splitLines } from "./split-lines.ts";

const total = Number(process.env.FUZZ_LINES ?? 100_000);
const seed = testSeed ?? Date.now() % 1_000_000_000;
const linesAtOnce = 2_000;
/** What the process may hold, the test's own memory of what it sent included. */
const mostResident = 600 * 1024 * 1024;

type Outcome = { event: Expected | null; raw: Buffer | null; reason: string | null };

/** A stretch of a file, cut into chunks anywhere. */
async function* cutAnywhere(bytes: Buffer, random: Random): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < bytes.length;) {
    const length = random.pick([1, 7, 4_096, 65_536, 262_144]);
    yield bytes.subarray(from, from + length);
    from += length;
  }
}

/** What the product makes of every line, by number. */
async function readAll(bytes: Buffer, random: Random): Promise<Map<number, Outcome[]>> {
  const outcomes = new Map<number, Outcome[]>();
  let now: Outcome[] = [];
  const adapting: Adapting = {
    reader: canonical.open({ store: null }),
    defaults: {},
    clock: { now: () => latest - 86_400_000 },
    masker: null,
    sink: {
      add: (event) => now.push({ event: event as Expected, raw: null, reason: null }),
      quarantine: ({ raw, reason }) => now.push({ event: null, raw: Buffer.from(raw), reason }),
    },
  };
  for await (const records of readLines(cutAnywhere(bytes, random))) {
    for (const record of records) {
      now = [];
      adaptRecord(record, adapting);
      outcomes.set(record.line, now);
    }
  }
  return outcomes;
}

/** Why an outcome is wrong, or null. */
function judge(line: Buffer, outcomes: Outcome[] | undefined): string | null {
  if (isBlank(line)) {
    return outcomes === undefined ? null : "a blank line was taken for something";
  }
  if (outcomes?.length !== 1) return `${outcomes?.length ?? 0} outcomes`;
  const [{ event, raw, reason }] = outcomes as [Outcome];
  const expected = expectEvent(line);
  if (event !== null) {
    if (expected === null) return `accepted, though it must not be: ${JSON.stringify(event.extra)}`;
    return isSame(event, expected) ? null : "accepted as something else than it says";
  }
  if (expected !== null) return `set aside without need: ${reason}`;
  const kept = line.subarray(0, 16 * 1024 * 1024);
  return reason !== "" && raw!.equals(kept) ? null : "not kept as it came";
}

test(`${total} mutated lines are set aside or right (seed ${seed})`, async () => {
  const random = createRandom(seed, "fuzz");
  const pool = listRealLines(400);
  const faults: string[] = [];
  const counts = { accepted: 0, quarantined: 0, blank: 0 };
  let resident = 0;
  let sent = 0;
  while (sent < total) {
    const parts = Array.from({ length: linesAtOnce }, () => mutateLine(pool, random));
    if (random.chance(0.1)) parts.push(growLine(pool, random));
    const end = () => Buffer.from(random.chance(0.2) ? "\r\n" : "\n");
    const bytes = Buffer.concat(parts.flatMap((part) => [part, end()]));
    const outcomes = await readAll(bytes, random);
    const lines = splitLines(bytes);
    lines.forEach((line, index) => {
      const outcome = outcomes.get(index + 1);
      const fault = judge(line, outcome);
      if (fault && faults.length < 20) faults.push(`${fault}: ${line.subarray(0, 700).toString()}`);
      if (outcome === undefined) counts.blank += 1;
      else if (outcome[0]?.event) counts.accepted += 1;
      else counts.quarantined += 1;
    });
    sent += lines.length;
    resident = Math.max(resident, process.memoryUsage.rss());
  }
  expect(faults).toEqual([]);
  expect(counts.accepted + counts.quarantined + counts.blank).toBe(sent);
  // Mutations that spare nothing, or nothing at all, would prove nothing.
  expect(counts.accepted / sent).toBeGreaterThan(0.15);
  expect(counts.quarantined / sent).toBeGreaterThan(0.3);
  expect(resident).toBeLessThan(mostResident);
  report("fuzz reading", { seed, sent, ...counts, residentMiB: Math.round(resident / 1024 / 1024) });
}, 600_000);
