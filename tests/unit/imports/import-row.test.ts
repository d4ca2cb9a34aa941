import { expect, test } from "vitest";
import { findShare, findStanding, listWishes, type ImportRow } from "#app/components/imports/import-row.ts";

const now = Date.UTC(2026, 10, 22);
const row: ImportRow = {
  importId: 1,
  origin: "upload",
  name: "a.ndjson",
  format: "canonical",
  status: "done",
  error: null,
  accepted: 10,
  duplicate: 0,
  quarantined: 0,
  conversations: 2,
  startedAt: now - 60_000,
  finishedAt: null,
  bytesTotal: 200,
  bytesRead: 50,
  recordsRead: 10,
  stepsDone: null,
  stepsTotal: null,
  progressedAt: now - 1_000,
  isCancelRequested: false,
  isStalled: false,
  hasFile: true,
};

test.each<[Partial<ImportRow>, string, string[]]>([
  [{ status: "uploading" }, "uploading", []],
  [{ status: "uploading", progressedAt: now - 20_000 }, "paused", ["discard"]],
  [{ status: "queued" }, "queued", ["cancel"]],
  [{ status: "checking" }, "checking", ["cancel"]],
  [{ status: "checked" }, "checked", ["start", "discard"]],
  [{ status: "running" }, "running", ["cancel"]],
  [{ status: "running", isCancelRequested: true }, "stopping", []],
  [{ status: "running", isStalled: true }, "interrupted", ["continue", "cancel"]],
  [{ status: "running", isStalled: true, hasFile: false, origin: "cli" }, "interrupted", ["cancel"]],
  [{ status: "undoing", isStalled: true }, "interrupted", ["undo"]],
  [{ status: "done" }, "done", ["undo"]],
  [{ status: "done", accepted: 0 }, "done", []],
  [{ status: "failed" }, "failed", ["continue", "undo"]],
  [{ status: "failed", accepted: 0 }, "failed", ["continue"]],
  [{ status: "cancelled", hasFile: false }, "cancelled", ["undo"]],
  [{ status: "undoing" }, "undoing", []],
  [{ status: "undone" }, "undone", []],
])("%j is %s", (fields, standing, wishes) => {
  const found = { ...row, ...fields };
  expect(findStanding(found, now)).toBe(standing);
  expect(listWishes(found, findStanding(found, now))).toEqual(wishes);
});

test("the share is of bytes, of an undo of events, and unknown for a stream", () => {
  expect(findShare(row)).toBe(0.25);
  expect(findShare({ ...row, bytesTotal: null })).toBeNull();
  expect(findShare({ ...row, bytesRead: 900 })).toBe(1);
  expect(findShare({ ...row, status: "undoing", stepsDone: 3, stepsTotal: 4 })).toBe(0.75);
});
