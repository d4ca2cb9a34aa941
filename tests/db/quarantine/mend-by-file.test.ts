/** Waiting lines mended by files sent again: the mended download, or the whole file. */
import { expect, test } from "vitest";
import { openLine } from "#app/quarantine/edit-line.ts";
import { findSettledImport } from "#db/quarantine/find-import.ts";
import { countGroups } from "#db/quarantine/groups.ts";
import { dumpFigures } from "#tests/setup/dump-figures.ts";
import { mended, message, noOffset, openMending, spoilt, store } from "#tests/setup/mending.ts";

const { db, truncate, ingest, readWaiting, mendByFile, readCounts } = openMending();

const lines = [store, spoilt(0), message(1), spoilt(2), { ...spoilt(3), from: "robot" }];

test("the mended download: the k-th line for the k-th that waits", async () => {
  const { importId } = await ingest(lines);
  const file = [mended(0), mended(2), { ...mended(3), from: "robot" }].map((line) => JSON.stringify(line));
  expect(await mendByFile(importId, "lines", `${file.join("\r\n")}\r\n\r\n`)).toMatchObject({
    taken: 2,
    done: 3,
  });
  const [group] = (await countGroups(db(), importId, 10)).groups;
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
  const expected = await dumpFigures(db());
  await truncate();
  const { importId, quarantined } = await ingest(rows("x"), "jddc");
  expect(quarantined).toBe(1);
  expect(await mendByFile(importId, "lines", rows("1")[1]!)).toEqual({ problem: "lines impossible" });
  const found = (await findSettledImport(db(), importId))!;
  expect(await openLine(db(), found, { part: 0, line: 2 })).toMatchObject({
    obstacle: "neighbours",
  });
  expect(await mendByFile(importId, "file", rows("1").join("\n"))).toMatchObject({ taken: 1 });
  expect(await readWaiting(importId)).toEqual([]);
  expect(await dumpFigures(db())).toEqual(expected);
});
