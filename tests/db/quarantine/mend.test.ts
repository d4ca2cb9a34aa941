/** Waiting lines until none is left: by rule, by files sent again, by hand, given up. */
import { mkdtemp, rm, writeFile, mkdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { openMasker } from "#app/ingest/open-masker.ts";
import { ingestStream } from "#app/ingest/ingest-stream.ts";
import { openLine, saveLine, tryLine } from "#app/quarantine/edit-line.ts";
import type { MendRule } from "#app/quarantine/mend-rule.ts";
import { countMended, previewLines } from "#app/quarantine/preview-mend.ts";
import { runMend } from "#app/quarantine/run-mend.ts";
import { takeFile, type FileKind } from "#app/quarantine/take-file.ts";
import { findSettledImport } from "#db/quarantine/find-import.ts";
import { countGroups, countTaken } from "#db/quarantine/groups.ts";
import { sampleLines, streamRawLines } from "#db/quarantine/lines.ts";
import { countDiscarded, discardLines, findMend, listMends, startMend } from "#db/quarantine/mends.ts";
import type { LineGroup } from "#db/quarantine/selection.ts";
import { createTestDatabase, type TestDatabase } from "#tests/setup/database.ts";
import { dumpFigures } from "#tests/setup/dump-figures.ts";
import { testPrivacyKey } from "#tests/setup/privacy-key.ts";

let database: TestDatabase;
let dataDir: string;
beforeAll(async () => {
  database = await createTestDatabase();
  dataDir = await mkdtemp(join(tmpdir(), "apiary-mends-"));
});
beforeEach(() => database.truncate());
afterAll(async () => {
  await database.destroy();
  await rm(dataDir, { recursive: true });
});

const clock = { now: () => Date.UTC(2026, 10, 20) };
const never = new AbortController().signal;

const masker = openMasker({ key: testPrivacyKey, unmaskedStores: [] });

type Line = Record<string, unknown>;

/** A conversation of three messages every three indexes, over several days. */
function message(index: number, fields: Line = {}): Line {
  const conversation = Math.floor(index / 3);
  return {
    type: "message",
    store: "hz",
    id: `m${index}`,
    conversation: `c${conversation}`,
    // As an export has it; any other id would be told here as its hash.
    customer: masker.maskCustomer(`u${conversation % 7}`),
    at: `2026-10-${String((conversation % 28) + 1).padStart(2, "0")}T08:00:0${index % 3}+08:00`,
    from: ["customer", "bot", "agent"][index % 3],
    text: `text ${index}`,
    ...fields,
  };
}

const saving = { clock, privacyKey: testPrivacyKey };
const store = { type: "store", store: "hz", id: "hz", name: "Hangzhou", timezone: "Asia/Shanghai" };

async function ingest(lines: readonly (Line | string | Buffer)[], format = "canonical") {
  async function* chunks() {
    for (const line of lines) {
      const isRaw = typeof line === "string" || Buffer.isBuffer(line);
      yield Buffer.concat([Buffer.from(isRaw ? line : JSON.stringify(line)), Buffer.from("\n")]);
    }
  }
  return ingestStream(database.db, chunks(), {
    origin: "upload",
    name: "file",
    privacyKey: testPrivacyKey,
    format,
    clock,
  });
}

async function readWaiting(importId: number): Promise<string[]> {
  const lines: string[] = [];
  for await (const page of streamRawLines(database.db, { importId, group: null })) {
    lines.push(...page.map(({ raw }) => raw.toString("utf8")));
  }
  return lines;
}

async function mendByRules(importId: number, rules: MendRule[], group: LineGroup | null = null) {
  const started = await startMend(database.db, { importId, group, kind: "rules", rules });
  if (typeof started === "string") return started;
  await runMend(
    { db: database.db, dataDir, privacyKey: testPrivacyKey, signal: never, clock },
    started.mendId,
  );
  return findMend(database.db, started.mendId);
}

async function mendByFile(importId: number, kind: FileKind, content: string, group: LineGroup | null = null) {
  await mkdir(join(dataDir, "uploads/mends"), { recursive: true });
  const path = `uploads/mends/${Math.random()}`;
  await writeFile(join(dataDir, path), content);
  const found = (await findSettledImport(database.db, importId))!;
  const answer = await takeFile(database.db, found, { importId, group }, kind, {
    dataDir,
    path,
    privacyKey: testPrivacyKey,
  });
  if (!("mendId" in answer)) return answer;
  await runMend(
    { db: database.db, dataDir, privacyKey: testPrivacyKey, signal: never, clock },
    answer.mendId,
  );
  return findMend(database.db, answer.mendId);
}

async function readCounts(importId: number) {
  return database.db
    .selectFrom("imports")
    .select(["accepted", "duplicate", "quarantined", "conversations"])
    .where("import_id", "=", importId)
    .executeTakeFirstOrThrow();
}

const spoilt = (index: number) =>
  message(index, { at: `2026-10-0${(Math.floor(index / 3) % 9) + 1} 08:00:0${index % 3}` });
const mended = (index: number) =>
  message(index, { at: `2026-10-0${(Math.floor(index / 3) % 9) + 1}T08:00:0${index % 3}+08:00` });
const inShanghai: MendRule = { kind: "time", field: "at", form: "local", zone: "Asia/Shanghai" };
const noOffset: LineGroup = {
  eventType: "message",
  field: "at",
  reason: "time without an offset: add Z or +08:00",
};

describe("by rule", () => {
  test("a whole column mended gives the figures of a file that was right from the start", async () => {
    const good = Array.from({ length: 30 }, (_, index) => message(index + 9000));
    await ingest([store, ...good, ...Array.from({ length: 4500 }, (_, index) => mended(index))]);
    const expected = await dumpFigures(database.db);
    await database.truncate();

    const { importId, quarantined } = await ingest([
      store,
      ...good,
      ...Array.from({ length: 4500 }, (_, index) => spoilt(index)),
    ]);
    expect(quarantined).toBe(4500);
    expect(await countGroups(database.db, importId, 10)).toEqual({
      groups: [{ ...noOffset, lines: 4500 }],
      lines: 4500,
      groupCount: 1,
    });
    expect((await countTaken(database.db, importId, 1000)).get("message")).toBe(30);
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
    expect(await dumpFigures(database.db)).toEqual(expected);
    const { count } = await database.db
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
    expect((await listMends(database.db, importId, 10)).map((mend) => mend.rules)).toEqual([
      rules,
      [inShanghai],
    ]);
  });

  test("an id above 2^53 arrives with all its digits", async () => {
    const line = JSON.stringify(message(0)).replace('"m0"', "90071992547409931234567");
    const { importId } = await ingest([store, line]);
    await mendByRules(importId, [{ kind: "text", field: "id" }]);
    const rows = await database.db.selectFrom("messages").select("external_id").execute();
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
    const started = await startMend(database.db, {
      importId,
      group: noOffset,
      kind: "rules",
      rules: [inShanghai],
    });
    const { mendId } = started as { mendId: number };
    await runMend(
      { db: database.db, dataDir, privacyKey: testPrivacyKey, signal: AbortSignal.abort(), clock },
      mendId,
    );
    expect(await findMend(database.db, mendId)).toMatchObject({ status: "running", done: 2000, taken: 2000 });
    expect(await readCounts(importId)).toMatchObject({ accepted: 2001, quarantined: 3000 });
    expect(await startMend(database.db, { importId, group: null, kind: "rules", rules: [inShanghai] })).toBe(
      "busy",
    );
    await runMend({ db: database.db, dataDir, privacyKey: testPrivacyKey, signal: never, clock }, mendId);
    expect(await findMend(database.db, mendId)).toMatchObject({ status: "done", done: 5000, taken: 5000 });
    expect(await readCounts(importId)).toMatchObject({ accepted: 5001, duplicate: 0, quarantined: 0 });
  });

  test("the preview shows and counts what the mend then does", async () => {
    const lines = Array.from({ length: 1200 }, (_, index) =>
      index % 100 ? spoilt(index) : { ...spoilt(index), from: "?" },
    );
    const { importId } = await ingest([store, ...lines]);
    const found = (await findSettledImport(database.db, importId))!;
    expect(found).toMatchObject({ format: "canonical", waiting: 1200, timezone: "Asia/Shanghai" });
    const selection = { importId, group: noOffset };
    const shown = await previewLines(database.db, found, selection, {
      rules: [inShanghai],
      clock,
      lines: 10,
    });
    expect(shown).toHaveLength(10);
    expect(shown[0]!.fault).toEqual({ field: "from", reason: "must be one of customer, bot, agent, system" });
    expect(shown[1]).toMatchObject({ line: 3, isChanged: true, fault: null });
    expect(shown[1]!.after.text).toContain("T08:00:01+08:00");
    const counts = [];
    for await (const count of countMended(database.db, found, selection, {
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
      await database.db.updateTable("imports").set({ status }).where("import_id", "=", importId).execute();
      expect(await mendByRules(importId, [inShanghai])).toBe("not ready");
    }
    await database.db
      .updateTable("imports")
      .set({ status: "done" })
      .where("import_id", "=", importId)
      .execute();
    const started = await startMend(database.db, {
      importId,
      group: null,
      kind: "rules",
      rules: [inShanghai],
    });
    await database.db
      .updateTable("imports")
      .set({ status: "undoing" })
      .where("import_id", "=", importId)
      .execute();
    const { mendId } = started as { mendId: number };
    await runMend({ db: database.db, dataDir, privacyKey: testPrivacyKey, signal: never, clock }, mendId);
    expect(await findMend(database.db, mendId)).toMatchObject({ status: "failed", taken: 0 });
    expect(await readWaiting(importId)).toHaveLength(1);
  });
});

describe("by files sent again", () => {
  const lines = [store, spoilt(0), message(1), spoilt(2), { ...spoilt(3), from: "robot" }];

  test("the mended download: the k-th line for the k-th that waits", async () => {
    const { importId } = await ingest(lines);
    const file = [mended(0), mended(2), { ...mended(3), from: "robot" }].map((line) => JSON.stringify(line));
    expect(await mendByFile(importId, "lines", `${file.join("\r\n")}\r\n\r\n`)).toMatchObject({
      taken: 2,
      done: 3,
    });
    const [group] = (await countGroups(database.db, importId, 10)).groups;
    expect(group).toMatchObject({ field: "from", lines: 1 });
    expect(await readWaiting(importId)).toEqual([`${file[2]!}\r`]);
    expect(await readCounts(importId)).toMatchObject({ accepted: 4, quarantined: 1 });
    // The same file again fits no longer; nothing is taken.
    expect(await mendByFile(importId, "lines", file.join("\n"))).toEqual({
      problem: "count",
      found: 3,
      expected: 1,
    });
  });

  test("a line left blank stays as it is", async () => {
    const { importId } = await ingest(lines);
    const file = [JSON.stringify(mended(0)), "", JSON.stringify({ ...mended(3), from: "bot" })];
    expect(await mendByFile(importId, "lines", file.join("\n"))).toMatchObject({ taken: 2, done: 3 });
    expect(await readWaiting(importId)).toEqual([JSON.stringify(spoilt(2))]);
  });

  test("one line too few, and nothing is taken", async () => {
    const { importId } = await ingest(lines);
    const answer = await mendByFile(importId, "lines", JSON.stringify(mended(0)));
    expect(answer).toEqual({ problem: "count", found: 1, expected: 3 });
    expect(await readWaiting(importId)).toHaveLength(3);
    const group = { ...noOffset };
    expect(
      await mendByFile(importId, "lines", [0, 2, 3].map((i) => JSON.stringify(mended(i))).join("\n"), group),
    ).toMatchObject({
      taken: 3,
    });
  });

  test("the whole mended file: lines leave by their number, everything else is there already", async () => {
    const { importId } = await ingest(lines);
    const file = [store, mended(0), message(1), mended(2), { ...mended(3), from: "robot" }];
    const text = file.map((line) => JSON.stringify(line)).join("\n");
    expect(await mendByFile(importId, "file", text)).toMatchObject({
      taken: 2,
      done: 3,
      accepted: 2,
      duplicate: 0,
    });
    expect(await readCounts(importId)).toMatchObject({ accepted: 4, duplicate: 0, quarantined: 1 });
    expect(await readWaiting(importId)).toEqual([JSON.stringify(file[4])]);
    expect(await mendByFile(importId, "file", text)).toMatchObject({ taken: 0, accepted: 0 });
    expect(await readCounts(importId)).toMatchObject({ accepted: 4, duplicate: 0, quarantined: 1 });
  });

  test("another file is refused", async () => {
    const { importId } = await ingest(lines);
    expect(await mendByFile(importId, "file", "a\nb\nc\nd\ne\n")).toEqual({ problem: "other file", line: 2 });
    expect(await readWaiting(importId)).toHaveLength(3);
  });

  test("rows of JDDC are mended with the file around them, and give the ids they would have had", async () => {
    const rows = (flag: string) => [
      "s1\tu1\t0\t0\t0\t\t你好",
      `s1\tu1\t${flag}\t1\t0\t\t您好`,
      "s2\tu2\t0\t0\t0\t\t在吗",
      "s2\tu2\t1\t0\t0\t\t在",
    ];
    await ingest(rows("1"), "jddc");
    const expected = await dumpFigures(database.db);
    await database.truncate();
    const { importId, quarantined } = await ingest(rows("x"), "jddc");
    expect(quarantined).toBe(1);
    expect(await mendByFile(importId, "lines", rows("1")[1]!)).toEqual({ problem: "lines impossible" });
    const found = (await findSettledImport(database.db, importId))!;
    expect(await openLine(database.db, found, { part: 0, line: 2 })).toMatchObject({
      obstacle: "neighbours",
    });
    expect(await mendByFile(importId, "file", rows("1").join("\n"))).toMatchObject({ taken: 1 });
    expect(await readWaiting(importId)).toEqual([]);
    expect(await dumpFigures(database.db)).toEqual(expected);
  });
});

describe("by hand", () => {
  const first = { part: 0, line: 2 };

  test("a line is tried, saved while still wrong, then taken; the next one is told that it is gone", async () => {
    const { importId } = await ingest([store, spoilt(0)]);
    const found = (await findSettledImport(database.db, importId))!;
    const opened = await openLine(database.db, found, first);
    expect(opened).toMatchObject({ obstacle: null, fault: { field: "at", reason: noOffset.reason } });
    expect(opened!.shown.text).toBe(JSON.stringify(spoilt(0)));
    const wrong = JSON.stringify({ ...mended(0), from: "robot" });
    const fault = { field: "from", reason: "must be one of customer, bot, agent, system" };
    expect(await tryLine(database.db, found, first, wrong, clock)).toEqual({ fault });
    expect(await readWaiting(importId)).toEqual([JSON.stringify(spoilt(0))]);
    expect(await saveLine(database.db, found, first, wrong, saving)).toEqual({ outcome: "kept", fault });
    expect(await readWaiting(importId)).toEqual([wrong]);
    const right = JSON.stringify(mended(0));
    const both = await Promise.all([
      saveLine(database.db, found, first, right, saving),
      saveLine(database.db, found, first, right, saving),
    ]);
    expect(both.map(({ outcome }) => outcome).sort()).toEqual(["gone", "taken"]);
    expect(await readCounts(importId)).toEqual({
      accepted: 2,
      duplicate: 0,
      quarantined: 0,
      conversations: 1,
    });
    expect(await saveLine(database.db, found, first, right, saving)).toEqual({ outcome: "gone" });
    expect(await listMends(database.db, importId, 10)).toMatchObject([
      { kind: "edit", taken: 1, accepted: 1 },
    ]);
  });

  test("a line that names no store belongs to the one it was sent for", async () => {
    const { store: _store, ...rest } = spoilt(0);
    const chunks = (async function* () {
      yield Buffer.from(`${JSON.stringify(store)}\n${JSON.stringify(rest)}\n`);
    })();
    const { importId } = await ingestStream(database.db, chunks, {
      ...{ privacyKey: testPrivacyKey, origin: "api", name: "API", format: "canonical", store: "hz", clock },
    });
    expect(await mendByRules(importId, [inShanghai])).toMatchObject({ taken: 1 });
  });

  test("what is no text, or too long, is shown and not edited", async () => {
    const binary = Buffer.concat([Buffer.from('{"a":"é'), Buffer.from([0xff, 0x00])]);
    const { importId } = await ingest([binary, JSON.stringify({ ...spoilt(0), text: "好".repeat(200_000) })]);
    const found = (await findSettledImport(database.db, importId))!;
    const opened = await openLine(database.db, found, { part: 0, line: 1 });
    expect(opened).toMatchObject({ obstacle: "binary", shown: { text: '{"a":"é‹ff›␀', isBinary: true } });
    const long = (await openLine(database.db, found, { part: 0, line: 2 }))!;
    expect(long).toMatchObject({ obstacle: "long", shown: { isCut: true, isBinary: false } });
    expect(long.shown.text.endsWith("好")).toBe(true);
  });
});

describe("given up", () => {
  test("as many as were agreed to leave, and it stays known", async () => {
    const { importId } = await ingest([store, spoilt(0), spoilt(1), { ...message(2), id: 5 }]);
    const selection = { importId, group: noOffset };
    expect(await discardLines(database.db, selection, 3)).toBe("changed");
    expect(await discardLines(database.db, selection, 2)).toBe("done");
    expect(await readCounts(importId)).toMatchObject({ accepted: 1, quarantined: 1 });
    expect(await countDiscarded(database.db, importId)).toMatchObject({
      lines: 2,
      lastAt: expect.any(Number) as number,
    });
    expect(await discardLines(database.db, { importId, group: null }, 1, { part: 0, line: 4 })).toBe("done");
    expect(await countDiscarded(database.db, importId)).toMatchObject({ lines: 3 });
    expect(await readWaiting(importId)).toEqual([]);
  });
});

test("samples come from the beginning, the middle and the end", async () => {
  const { importId } = await ingest([store, ...Array.from({ length: 1000 }, (_, index) => spoilt(index))]);
  const lines = await sampleLines(database.db, { importId, group: noOffset }, { places: 4, each: 5 });
  expect(lines).toHaveLength(20);
  expect(lines[0]!.line).toBe(2);
  expect(lines[5]!.line).toBe(251);
  expect(lines.at(-1)!.line).toBe(755);
});
