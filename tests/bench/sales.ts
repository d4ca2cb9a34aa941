/** Crediting: all orders of a large installation from scratch, what comes late, and the questions of the Sales page. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { joinEmbeddedPostgres } from "#app/server/embedded-postgres.ts";
import { createDatabase, type Db } from "#db/connection.ts";
import { installJobQueue } from "#db/jobs/install.ts";
import { migrateToLatest } from "#db/migrate.ts";
import { refreshDirtyBuckets } from "#db/rollup/refresh.ts";
import { tidyTables } from "#db/rollup/tidy.ts";
import { verifyRollups } from "#db/rollup/verify.ts";
import { markStores } from "#db/sales/marks.ts";
import { measureLate, type LateKind, type LateTimes } from "./sales-late.ts";
import { measureSalesPage, type SalesPageTime } from "./sales-page.ts";
import { fillSalesWorld, worldStores } from "./sales-world.ts";
import { round } from "./statistics.ts";

export type SalesRun = {
  orders: number;
  conversations: number;
  /** All of them credited, inquiries told, rollups filled, by two refreshers as beside an import. */
  fromScratchSeconds: number;
  late: Record<LateKind, LateTimes>;
  page: SalesPageTime[];
};

export async function measureSales(count: number): Promise<SalesRun> {
  const folder = mkdtempSync(join(tmpdir(), "apiary-bench-sales-"));
  const database = await joinEmbeddedPostgres(join(folder, "data"), { role: "tool" });
  const db = createDatabase(database.url, { max: 4, statementTimeoutMs: 0 });
  try {
    await migrateToLatest(db);
    await installJobQueue(db, database.url);
    await fillSalesWorld(db, count / worldStores);
    const fromScratchSeconds = await creditAll(db);
    await tidyTables(db);
    const page = await measureSalesPage(db);
    return { orders: count, conversations: count, fromScratchSeconds, late: await measureLate(db), page };
  } finally {
    await db.destroy();
    await database.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Seconds. Throws where the figures are not those of the facts. */
async function creditAll(db: Db): Promise<number> {
  const started = performance.now();
  await db.transaction().execute(async (trx) => {
    const { rows } = await sql<{ id: number }>`select store_id as id from stores`.execute(trx);
    await markStores(
      trx,
      rows.map(({ id }) => id),
    );
  });
  await refreshDirtyBuckets(db, { lanes: 2 });
  const seconds = round((performance.now() - started) / 1000);
  // Conversations were put in place without their rollups: those of sales are what counts here.
  const mismatches = (await verifyRollups(db)).filter(({ table }) => /sales|order|inquiry/.test(table));
  if (mismatches.length > 0) throw new Error(JSON.stringify(mismatches));
  return seconds;
}
