/** The refresher: recomputes the rollups of dirty days from the facts. Rollups are never patched. */
import { sql } from "kysely";
import type { Db, Trx } from "../connection.ts";
import { recreditMarked } from "../sales/recredit.ts";
import { markMatured } from "./matured-days.ts";
import { markMaturedSales } from "./matured-sales.ts";
import { figureKinds, holdStores, type FigureKind } from "./refresher-locks.ts";
import { refreshSalesDays } from "./sales-days.ts";
import { refreshServiceDays } from "./service-days.ts";

/** Days that one transaction recomputes: few enough that others soon see them, many enough to share the reading. */
const daysAtOnce = 250;

/**
 * Recomputes the days that are dirty by now; returns how many. What others mark meanwhile may be left for the next call: beside
 * a long import there would be no end. Refreshers work side by side, each on stores of its own; `lanes` of them by this call.
 */
export async function refreshDirtyBuckets(db: Db, { lanes = 1 } = {}): Promise<number> {
  const done: DoneStores = { service: new Set(), sales: new Set() };
  const refreshed = await Promise.all(
    // Every other lane begins with the other kind, so that none is idle until the first kind is done.
    Array.from({ length: lanes }, (_, lane) =>
      refreshKinds(db, lane % 2 === 0 ? figureKinds : figureKinds.toReversed(), done),
    ),
  );
  return refreshed.reduce((sum, days) => sum + days, 0);
}

type DoneStores = Record<FigureKind, Set<number>>;

async function refreshKinds(db: Db, kinds: readonly FigureKind[], done: DoneStores): Promise<number> {
  let total = 0;
  for (const kind of kinds) total += await refreshLane(db, kind, done[kind]);
  return total;
}

/** One transaction of a refresher that works on beside others; false when nothing waits. */
export async function refreshOnce(db: Db, kind: FigureKind): Promise<boolean> {
  return (await refreshSome(db, kind, new Set())) !== null;
}

async function refreshLane(db: Db, kind: FigureKind, done: Set<number>): Promise<number> {
  let total = 0;
  for (;;) {
    const pass = await refreshSome(db, kind, done);
    if (pass === null) return total;
    total += pass.days;
    if (pass.isDone) for (const store of pass.stores) done.add(store);
  }
}

/** Refreshes some stores that are not done; null when none of them waits. */
async function refreshSome(
  db: Db,
  kind: FigureKind,
  done: ReadonlySet<number>,
): Promise<{ stores: number[]; days: number; isDone: boolean } | null> {
  return db.transaction().execute(async (trx) => {
    const stores = await holdStores(trx, kind, { days: daysAtOnce, except: done });
    if (stores === null) return null;
    const pass = await refresh[kind](trx, stores);
    if (pass.days > 0) {
      // Whoever shows these figures hears of it when they are there to be read.
      await sql`select pg_notify('apiary', ${JSON.stringify({ kind: "figures", stores })})`.execute(trx);
    }
    return { stores, ...pass };
  });
}

type Refresh = (trx: Trx, stores: readonly number[]) => Promise<{ days: number; isDone: boolean }>;

const refresh: Record<FigureKind, Refresh> = {
  service: async (trx, stores) => {
    await markMatured(trx, stores);
    const days = await refreshServiceDays(trx, stores, daysAtOnce);
    return { days, isDone: days < daysAtOnce };
  },
  sales: async (trx, stores) => {
    await markMaturedSales(trx, stores);
    // Sales figures wait until all that is marked of these stores has been credited: many marks are of the same few days.
    if (!(await recreditMarked(trx, stores))) return { days: 0, isDone: false };
    const days = await refreshSalesDays(trx, stores, daysAtOnce);
    return { days, isDone: days < daysAtOnce };
  },
};
