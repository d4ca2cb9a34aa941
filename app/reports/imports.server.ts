/** What was sent, what could not be taken, and how far the data of each store can be believed. */
import type { Db } from "#db/connection.ts";
import { listDataQuality } from "#db/queries/data-quality.ts";
import {
  findImport,
  listImports,
  listQuarantinedLines,
  listQuarantineReasons,
  type ImportSummary,
  type QuarantineReason,
} from "#db/queries/imports.ts";
import { listStores } from "#db/queries/stores.ts";
import type { DryRunReport } from "#app/ingest/dry-run.ts";
import { sourceAdapters } from "#app/sources/registry.ts";
import { settlePart } from "./part.server.ts";
import type { Timing } from "./timing.server.ts";

const pageSize = 30;

/** Imports newest first from before an id on, the formats known, and each store's reach and quality. */
export async function loadImportsReport(
  db: Db,
  { before, timing }: { before: number | undefined; timing: Timing },
) {
  const part = <Data>(name: string, work: () => Promise<Data>) =>
    settlePart(name, timing.measure(name, work));
  const [imports, stores] = await Promise.all([
    part("imports", async () => {
      const rows = await listImports(db, {
        ...(before === undefined ? {} : { before }),
        limit: pageSize + 1,
      });
      const page = rows.slice(0, pageSize).map(({ report: _, ...row }) => row);
      return { rows: page, next: rows.length > pageSize ? (page.at(-1)?.importId ?? null) : null };
    }),
    part("stores", async () => {
      const [all, quality] = await Promise.all([listStores(db), listDataQuality(db)]);
      const byKey = new Map(quality.map((row) => [row.storeKey, row]));
      return all.map(({ key, name, timezone, dataThrough, firstDay, lastDay }) => ({
        ...{ key, name, timezone, dataThrough, firstDay, lastDay },
        quality: byKey.get(key) ?? null,
      }));
    }),
  ]);
  const formats = sourceAdapters.map(({ id, title, capabilities, defaultStore }) => ({
    ...{ id, title, capabilities },
    defaultStore: defaultStore?.key ?? null,
  }));
  return { imports, stores, formats, now: Date.now() };
}

export type ReasonGroupRow = { reason: string; lines: number; fields: QuarantineReason[] };

/** Reasons with the fields they concern, most lines first. */
export function groupReasons(rows: readonly QuarantineReason[]): ReasonGroupRow[] {
  const groups = new Map<string, ReasonGroupRow>();
  for (const row of rows) {
    const group = groups.get(row.reason) ?? { reason: row.reason, lines: 0, fields: [] };
    group.lines += row.lines;
    group.fields.push(row);
    groups.set(row.reason, group);
  }
  return [...groups.values()].toSorted((a, b) => b.lines - a.lines || (a.reason < b.reason ? -1 : 1));
}

const linesShown = 50;

/** One import with its quarantine; null when there is none with this id. */
export async function loadImportReport(
  db: Db,
  importId: number,
  { reason, after, timing }: { reason: string | null; after: number | undefined; timing: Timing },
) {
  const found: ImportSummary | undefined = await timing.measure("import", () => findImport(db, importId));
  if (!found) return null;
  const [reasons, lines] = await Promise.all([
    timing.measure("reasons", () => listQuarantineReasons(db, importId)),
    timing.measure("lines", () =>
      listQuarantinedLines(db, {
        importId,
        limit: linesShown + 1,
        ...(reason === null ? {} : { reason }),
        ...(after === undefined ? {} : { after }),
      }),
    ),
  ]);
  const shown = lines.slice(0, linesShown);
  const next = lines.length > linesShown ? (shown.at(-1)?.line ?? null) : null;
  const report = found.report as DryRunReport | null;
  return {
    now: Date.now(),
    import: { ...found, report },
    reasons: groupReasons(reasons),
    lines: shown,
    next,
    reason,
  };
}
