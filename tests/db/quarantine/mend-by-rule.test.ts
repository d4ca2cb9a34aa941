/** Waiting lines mended by rules: what they mend, what they leave, and what stops them. */
import { expect, test } from "vitest";
import type { MendRule } from "#app/quarantine/mend-rule.ts";
import { countMended, previewLines } from "#app/quarantine/preview-mend.ts";
import { findSettledImport } from "#db/quarantine/find-import.ts";
import { countGroups, countTaken } from "#db/quarantine/groups.ts";
import { findMend, listMends, startMend } from "#db/quarantine/mends.ts";
import { dumpFigures } from "#tests/setup/dump-figures.ts";
import {
  clock,
  inShanghai,
  mended,
  message,
  never,
  noOffset,
  openMending,
  spoilt,
  store,
} from "#tests/setup/mending.ts";

const { db, run, truncate, ingest, readWaiting, mendByRules, readCounts } = openMending();

test("a whole column mended gives the figures of a file that was right from the start", async () => {
  const good = Array.from({ length: 30 }, (_, index) => message(index + 9000));
  await ingest([store, ...good, ...Array.from({ length: 4500 }, (_, index) => mended(index))]);
  const expected = await dumpFigures(db());
  await truncate();

  const { importId, quarantined } = await ingest([
    store,
    ...good,
    ...Array.from({ length: 4500 }, (_, index) => spoilt(index)),
  ]);
  expect(quarantined).toBe(4500);
  expect(await countGroups(db(), importId, 10)).toEqual({
    groups: [{ ...noOffset, lines: 4500 }],
    lines: 4500,
    groupCount: 1,
  });
  expect((await countTaken(db(), importId, 1000)).get("message")).toBe(30);
  const mend = await mendByRules(importId, [inShanghai], noOffset);
  expect(mend).toMatchObject({
    status: "done",
    total: 4500,
    done: 4500,
    taken: 4500,
    accepted: 4500,
    duplicate: 0,
  });
  expect(await readCounts(importId)).toEqual({
    accepted: 4531,
    duplicate: 0,
    quarantined: 0,
    conversations: 1510,
  });
  expect(await readWaiting(importId)).toEqual([]);
  expect(await dumpFigures(db())).toEqual(expected);
  const { count } = await db()
    .selectFrom("messages")
    .select(({ fn }) => fn.countAll().as("count"))
    .where("import_id", "=", importId)
    .executeTakeFirstOrThrow();
  expect(Number(count)).toBe(4530);
});

test("what a rule does not mend stays as it was, with its reason; other groups are left alone", async () => {
  const half = { ...spoilt(1), from: "robot" };
  const other = { ...message(2), id: 5 };
  const { importId } = await ingest([store, spoilt(0), half, other]);
  expect(await mendByRules(importId, [inShanghai], noOffset)).toMatchObject({ done: 2, taken: 1 });
  expect(await readWaiting(importId)).toEqual([JSON.stringify(half), JSON.stringify(other)]);
  expect(await readCounts(importId)).toMatchObject({ accepted: 2, quarantined: 2 });
  const rules: MendRule[] = [
    inShanghai,
    { kind: "map", field: "from", values: { robot: "bot" } },
    { kind: "text", field: "id" },
  ];
  expect(await mendByRules(importId, rules)).toMatchObject({ done: 2, taken: 2 });
  expect(await readCounts(importId)).toMatchObject({ accepted: 4, quarantined: 0 });
  expect((await listMends(db(), importId, 10)).map((mend) => mend.rules)).toEqual([rules, [inShanghai]]);
});

test("an id above 2^53 arrives with all its digits", async () => {
  const line = JSON.stringify(message(0)).replace('"m0"', "90071992547409931234567");
  const { importId } = await ingest([store, line]);
  await mendByRules(importId, [{ kind: "text", field: "id" }]);
  const rows = await db().selectFrom("messages").select("external_id").execute();
  expect(rows).toEqual([{ external_id: "90071992547409931234567" }]);
});

test("a line whose event came meanwhile by another way counts as a repeat", async () => {
  const { importId } = await ingest([store, spoilt(0)]);
  await ingest([mended(0)]);
  await mendByRules(importId, [inShanghai]);
  expect(await readCounts(importId)).toMatchObject({ accepted: 1, duplicate: 1, quarantined: 0 });
});

test("stopped between two batches it goes on where it stopped", async () => {
  const { importId } = await ingest([store, ...Array.from({ length: 5000 }, (_, index) => spoilt(index))]);
  const started = await startMend(db(), {
    importId,
    group: noOffset,
    kind: "rules",
    rules: [inShanghai],
  });
  const { mendId } = started as { mendId: number };
  await run(mendId, AbortSignal.abort());
  expect(await findMend(db(), mendId)).toMatchObject({ status: "running", done: 2000, taken: 2000 });
  expect(await readCounts(importId)).toMatchObject({ accepted: 2001, quarantined: 3000 });
  expect(await startMend(db(), { importId, group: null, kind: "rules", rules: [inShanghai] })).toBe("busy");
  await run(mendId);
  expect(await findMend(db(), mendId)).toMatchObject({ status: "done", done: 5000, taken: 5000 });
  expect(await readCounts(importId)).toMatchObject({ accepted: 5001, duplicate: 0, quarantined: 0 });
});

test("the preview shows and counts what the mend then does", async () => {
  const lines = Array.from({ length: 1200 }, (_, index) =>
    index % 100 ? spoilt(index) : { ...spoilt(index), from: "?" },
  );
  const { importId } = await ingest([store, ...lines]);
  const found = (await findSettledImport(db(), importId))!;
  expect(found).toMatchObject({ format: "canonical", waiting: 1200, timezone: "Asia/Shanghai" });
  const selection = { importId, group: noOffset };
  const shown = await previewLines(db(), found, selection, {
    rules: [inShanghai],
    clock,
    lines: 10,
  });
  expect(shown).toHaveLength(10);
  expect(shown[0]!.fault).toEqual({ field: "from", reason: "must be one of customer, bot, agent, system" });
  expect(shown[1]).toMatchObject({ line: 3, isChanged: true, fault: null });
  expect(shown[1]!.after.text).toContain("T08:00:01+08:00");
  const counts = [];
  for await (const count of countMended(db(), found, selection, {
    rules: [inShanghai],
    clock,
    signal: never,
  })) {
    counts.push(count);
  }
  expect(counts.length).toBeGreaterThan(2);
  expect(counts.at(-1)).toEqual({
    looked: 1200,
    taken: 1188,
    left: [
      {
        eventType: "message",
        field: "from",
        reason: "must be one of customer, bot, agent, system",
        lines: 12,
      },
    ],
  });
  expect(await mendByRules(importId, [inShanghai], noOffset)).toMatchObject({ taken: 1188 });
});

test("nothing is mended while an import runs or is taken back", async () => {
  const { importId } = await ingest([store, spoilt(0)]);
  for (const status of ["running", "undoing", "undone"]) {
    await db().updateTable("imports").set({ status }).where("import_id", "=", importId).execute();
    expect(await mendByRules(importId, [inShanghai])).toBe("not ready");
  }
  await db().updateTable("imports").set({ status: "done" }).where("import_id", "=", importId).execute();
  const started = await startMend(db(), {
    importId,
    group: null,
    kind: "rules",
    rules: [inShanghai],
  });
  await db().updateTable("imports").set({ status: "undoing" }).where("import_id", "=", importId).execute();
  const { mendId } = started as { mendId: number };
  await run(mendId);
  expect(await findMend(db(), mendId)).toMatchObject({ status: "failed", taken: 0 });
  expect(await readWaiting(importId)).toHaveLength(1);
});
