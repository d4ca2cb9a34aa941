/** What of an import still waits, why, what would mend it, and what has been done about it. */
import { canMendAlone, createLineCheck, hasLines } from "#app/quarantine/check-line.ts";
import { diagnose, type Diagnosis } from "#app/quarantine/diagnose.ts";
import { readGroup } from "#app/quarantine/group-address.ts";
import { excerptField, type Excerpt } from "#app/quarantine/mark-field.ts";
import { showRaw, type ShownRaw } from "#app/quarantine/show-raw.ts";
import type { Db } from "#db/connection.ts";
import { findSettledImport, type SettledImport } from "#db/quarantine/find-import.ts";
import {
  countGroups,
  countTaken,
  countWaiting,
  listWaitingImports,
  type GroupCount,
} from "#db/quarantine/groups.ts";
import { beforeAll, listLineHeads, sampleLines } from "#db/quarantine/lines.ts";
import { countDiscarded, listMends } from "#db/quarantine/mends.ts";
import type { Timing } from "./timing.server.ts";

const groupsShown = 40;
const groupsDiagnosed = 6;
const linesShown = 10;
const mendsShown = 20;
const takenLimit = 100_000;
const sampled = { places: 4, each: 10 };
const headBytes = 4_000;
const excerptLength = 420;

export type GroupReport = GroupCount & {
  /** Events of the type that were taken; `isMany` when counting stopped. */
  taken: { count: number; isMany: boolean };
  diagnosis: Diagnosis | null;
  sample: { line: number; excerpt: Excerpt; isBinary: boolean } | null;
};

type Taken = GroupReport["taken"];

/**
 * How many events of each type were taken. Repeats, and events that another import has changed since, are of no known type:
 * they count for every type, so that a fault is never called a whole column's because of them.
 */
async function countTakenByType(
  db: Db,
  { importId, accepted, duplicate }: SettledImport,
): Promise<(eventType: string | null) => Taken> {
  const all = accepted + duplicate;
  if (all === 0) return () => ({ count: 0, isMany: false });
  const byType = await countTaken(db, importId, takenLimit);
  const attributed = [...byType.values()].reduce((sum, count) => sum + count, 0);
  const isCapped = [...byType.values()].some((count) => count >= takenLimit);
  const unattributed = isCapped ? 0 : Math.max(0, all - attributed);
  return (eventType) => {
    const own = eventType === null ? all : (byType.get(eventType) ?? 0) + unattributed;
    return { count: Math.min(own, all), isMany: own >= takenLimit };
  };
}

async function reportGroup(
  db: Db,
  found: SettledImport,
  count: GroupCount,
  taken: Taken,
  isDiagnosed: boolean,
): Promise<GroupReport> {
  const { eventType, field, reason, lines } = count;
  const selection = { importId: found.importId, group: { eventType, field, reason } };
  const samples = isDiagnosed ? await sampleLines(db, selection, sampled) : [];
  const first = samples[0];
  const shown = first && showRaw(first.raw, headBytes);
  const check = createLineCheck(found.format, found.store, {
    clock: { now: () => Date.now() },
    masker: null,
  });
  const canMend = isDiagnosed && canMendAlone(found.format);
  return {
    ...count,
    taken,
    diagnosis: canMend
      ? diagnose(
          { eventType, field, reason },
          { lines, accepted: taken.count },
          { raws: samples.map(({ raw }) => raw), zone: found.timezone },
          (raw, index) => check(raw, samples[index]!).fault,
        )
      : null,
    sample:
      first && shown
        ? {
            line: first.line,
            excerpt: excerptField(shown.text, field, excerptLength),
            isBinary: shown.isBinary,
          }
        : null,
  };
}

export type LineReport = {
  part: number;
  line: number;
  field: string | null;
  reason: string;
  store: string | null;
  shown: ShownRaw;
  excerpt: Excerpt;
};

/** The quarantine of an import as its page shows it; null when there is no such import. */
export async function loadQuarantineReport(
  db: Db,
  importId: number,
  { search, timing }: { search: URLSearchParams; timing: Timing },
) {
  const found = await timing.measure("settled", () => findSettledImport(db, importId));
  if (!found) return null;
  const [counted, mends, discarded] = await Promise.all([
    timing.measure("groups", () => countGroups(db, importId, groupsShown)),
    listMends(db, importId, mendsShown),
    countDiscarded(db, importId),
  ]);
  const asked = readGroup(search);
  const chosen = counted.groups.findIndex(
    (group) =>
      group.reason === asked?.reason && group.field === asked.field && group.eventType === asked.eventType,
  );
  // While lines are leaving, what was said of them would be old before it is read.
  const isMending = mends.some(({ status }) => status === "running" || status === "waiting");
  const open = isMending ? -1 : Math.max(0, chosen);
  const takenOf = await timing.measure("taken", () => countTakenByType(db, found));
  const groups = await timing.measure("diagnosis", () =>
    Promise.all(
      counted.groups.map((group, index) =>
        reportGroup(
          db,
          found,
          group,
          takenOf(group.eventType),
          !isMending && (index < groupsDiagnosed || index === open),
        ),
      ),
    ),
  );
  const group = counted.groups[open] ?? null;
  const after = readAfter(search);
  const heads = group
    ? await timing.measure("lines", () =>
        listLineHeads(db, { importId, group }, { after, limit: linesShown + 1, headBytes }),
      )
    : [];
  const lines = heads
    .slice(0, linesShown)
    .map(({ head, bytes, part, line, field, reason, store }): LineReport => {
      const shown = showRaw(head, headBytes, bytes);
      return {
        part,
        line,
        field,
        reason,
        store,
        shown: { ...shown, text: "" },
        excerpt: excerptField(shown.text, field, excerptLength),
      };
    });
  const last = lines.at(-1);
  const canSettle = found.status === "done" || found.status === "failed" || found.status === "cancelled";
  return {
    importId,
    format: found.format,
    timezone: found.timezone,
    waiting: counted.lines,
    groupCount: counted.groupCount,
    groups,
    open,
    lines,
    next: heads.length > linesShown && last ? `${last.part}:${last.line}` : null,
    isFirstPage: after === beforeAll,
    mends: mends.map(({ path: _path, after: _after, ...mend }) => mend),
    discarded,
    canSettle,
    ways: {
      alone: canMendAlone(found.format),
      lines: canMendAlone(found.format) && hasLines(found.format),
      file: found.origin !== "api",
    },
  };
}

export type QuarantineReport = NonNullable<Awaited<ReturnType<typeof loadQuarantineReport>>>;

function readAfter(search: URLSearchParams) {
  const match = /^(\d{1,15}):(\d{1,15})$/.exec(search.get("after") ?? "");
  return match ? { part: Number(match[1]), line: Number(match[2]) } : beforeAll;
}

const importsShown = 30;
const groupsOfEach = 4;

/** What waits over all imports, with the largest groups of each. */
export async function loadWaitingReport(db: Db, timing: Timing) {
  const [total, imports] = await Promise.all([
    timing.measure("total", () => countWaiting(db)),
    timing.measure("imports", () => listWaitingImports(db, importsShown)),
  ]);
  const rows = await timing.measure("groups", async () => {
    const all = [];
    for (const one of imports) all.push({ ...one, ...(await countGroups(db, one.importId, groupsOfEach)) });
    return all;
  });
  return { total, imports: rows };
}

/** How many lines wait over all imports. */
export async function countWaitingLines(db: Db): Promise<number> {
  return (await countWaiting(db)).lines;
}
