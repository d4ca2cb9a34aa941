/** Waiting lines looked at, mended one by one, and given up. */
import { expect, test } from "vitest";
import { ingestStream } from "#app/ingest/ingest-stream.ts";
import { openLine, saveLine, tryLine } from "#app/quarantine/edit-line.ts";
import { findSettledImport } from "#db/quarantine/find-import.ts";
import { sampleLines } from "#db/quarantine/lines.ts";
import { countDiscarded, discardLines, listMends } from "#db/quarantine/mends.ts";
import {
  clock,
  inShanghai,
  mended,
  message,
  noOffset,
  openMending,
  spoilt,
  store,
} from "#tests/setup/mending.ts";
import { testPrivacyKey } from "#tests/setup/privacy-key.ts";

const { db, ingest, readWaiting, mendByRules, readCounts } = openMending();

const saving = { clock, privacyKey: testPrivacyKey };
const first = { part: 0, line: 2 };

test("a line is tried, saved while still wrong, then taken; the next one is told that it is gone", async () => {
  const { importId } = await ingest([store, spoilt(0)]);
  const found = (await findSettledImport(db(), importId))!;
  const opened = await openLine(db(), found, first);
  expect(opened).toMatchObject({ obstacle: null, fault: { field: "at", reason: noOffset.reason } });
  expect(opened!.shown.text).toBe(JSON.stringify(spoilt(0)));
  const wrong = JSON.stringify({ ...mended(0), from: "robot" });
  const fault = { field: "from", reason: "must be one of customer, bot, agent, system" };
  expect(await tryLine(db(), found, first, wrong, clock)).toEqual({ fault });
  expect(await readWaiting(importId)).toEqual([JSON.stringify(spoilt(0))]);
  expect(await saveLine(db(), found, first, wrong, saving)).toEqual({ outcome: "kept", fault });
  expect(await readWaiting(importId)).toEqual([wrong]);
  const right = JSON.stringify(mended(0));
  const both = await Promise.all([
    saveLine(db(), found, first, right, saving),
    saveLine(db(), found, first, right, saving),
  ]);
  expect(both.map(({ outcome }) => outcome).sort()).toEqual(["gone", "taken"]);
  expect(await readCounts(importId)).toEqual({
    accepted: 2,
    duplicate: 0,
    quarantined: 0,
    conversations: 1,
  });
  expect(await saveLine(db(), found, first, right, saving)).toEqual({ outcome: "gone" });
  expect(await listMends(db(), importId, 10)).toMatchObject([{ kind: "edit", taken: 1, accepted: 1 }]);
});

test("a line that names no store belongs to the one it was sent for", async () => {
  const { store: _store, ...rest } = spoilt(0);
  const chunks = (async function* () {
    yield Buffer.from(`${JSON.stringify(store)}\n${JSON.stringify(rest)}\n`);
  })();
  const { importId } = await ingestStream(db(), chunks, {
    ...{ privacyKey: testPrivacyKey, origin: "api", name: "API", format: "canonical", store: "hz", clock },
  });
  expect(await mendByRules(importId, [inShanghai])).toMatchObject({ taken: 1 });
});

test("what is no text, or too long, is shown and not edited", async () => {
  const binary = Buffer.concat([Buffer.from('{"a":"é'), Buffer.from([0xff, 0x00])]);
  const { importId } = await ingest([binary, JSON.stringify({ ...spoilt(0), text: "好".repeat(200_000) })]);
  const found = (await findSettledImport(db(), importId))!;
  const opened = await openLine(db(), found, { part: 0, line: 1 });
  expect(opened).toMatchObject({ obstacle: "binary", shown: { text: '{"a":"é‹ff›␀', isBinary: true } });
  const long = (await openLine(db(), found, { part: 0, line: 2 }))!;
  expect(long).toMatchObject({ obstacle: "long", shown: { isCut: true, isBinary: false } });
  expect(long.shown.text.endsWith("好")).toBe(true);
});

test("as many as were agreed to leave, and it stays known", async () => {
  const { importId } = await ingest([store, spoilt(0), spoilt(1), { ...message(2), id: 5 }]);
  const selection = { importId, group: noOffset };
  expect(await discardLines(db(), selection, 3)).toBe("changed");
  expect(await discardLines(db(), selection, 2)).toBe("done");
  expect(await readCounts(importId)).toMatchObject({ accepted: 1, quarantined: 1 });
  expect(await countDiscarded(db(), importId)).toMatchObject({
    lines: 2,
    lastAt: expect.any(Number) as number,
  });
  expect(await discardLines(db(), { importId, group: null }, 1, { part: 0, line: 4 })).toBe("done");
  expect(await countDiscarded(db(), importId)).toMatchObject({ lines: 3 });
  expect(await readWaiting(importId)).toEqual([]);
});

test("samples come from the beginning, the middle and the end", async () => {
  const { importId } = await ingest([store, ...Array.from({ length: 1000 }, (_, index) => spoilt(index))]);
  const lines = await sampleLines(db(), { importId, group: noOffset }, { places: 4, each: 5 });
  expect(lines).toHaveLength(20);
  expect(lines[0]!.line).toBe(2);
  expect(lines[5]!.line).toBe(251);
  expect(lines.at(-1)!.line).toBe(755);
});
