/** What was sent, what could not be taken, and how far the data of each store can be believed. */
import type { Scope } from "#app/access/principal.ts";
import type { Db } from "#db/connection.ts";
import { listDataQuality } from "#db/queries/data-quality.ts";
import { findImport, listImports, type ImportSummary } from "#db/queries/imports.ts";
import { listStores } from "#db/queries/stores.ts";
import type { DryRunReport } from "#app/ingest/dry-run.ts";
import { nameFormat } from "#app/mapping/preset-format.ts";
import { sourceAdapters } from "#app/sources/registry.ts";
import { settlePart } from "./part.server.ts";
import type { Timing } from "./timing.server.ts";

const pageSize = 30;

/** Imports newest first from before an id on, the formats known, and each store's reach and quality. */
export async function loadImportsReport(
  { db, scope }: { db: Db; scope: Scope },
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
      const page = rows.slice(0, pageSize).map(({ report: _, ...row }) => nameFormatOf(row));
      return { rows: page, next: rows.length > pageSize ? (page.at(-1)?.importId ?? null) : null };
    }),
    part("stores", async () => {
      const [all, quality] = await Promise.all([listStores(db, scope), listDataQuality(db, scope)]);
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

/** A mapping that an import came in by is shown by its name. */
function nameFormatOf<Row extends { format: string }>(row: Row): Row {
  return { ...row, format: nameFormat(row.format) };
}

/** One import; null when there is none with this id. */
export async function loadImportReport(db: Db, importId: number, timing: Timing) {
  const found: ImportSummary | undefined = await timing.measure("import", () => findImport(db, importId));
  if (!found) return null;
  const report = found.report as DryRunReport | null;
  return {
    now: Date.now(),
    import: { ...nameFormatOf(found), report },
  };
}
