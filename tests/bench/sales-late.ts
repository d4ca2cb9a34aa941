/** What comes late: an order, a message, a refund of long ago, each credited at once. */
import type { CanonicalEvent } from "#app/events/canonical-event.ts";
import type { Db } from "#db/connection.ts";
import { loadBatch } from "#db/load/load-batch.ts";
import { refreshDirtyBuckets } from "#db/rollup/refresh.ts";
import { recreditMarked } from "#db/sales/recredit.ts";
import { worldStores } from "./sales-world.ts";
import { summarise, type Summary } from "./statistics.ts";

export const lateKinds = ["order", "message", "refund"] as const;
export type LateKind = (typeof lateKinds)[number];

export type LateTimes = {
  /** Stored, and all credited again that it has to do with: orders, conversation, inquiries (ms). */
  credited: Summary;
  /** With the figures of every day it touches. */
  whole: Summary;
};

const runs = 30;
const dayMs = 86_400_000;

/** Each event is of another customer and store than the one before. */
export async function measureLate(db: Db): Promise<Record<LateKind, LateTimes>> {
  const ids = (await db.selectFrom("stores").select("store_id").execute()).map(({ store_id }) => store_id);
  const times = {} as Record<LateKind, LateTimes>;
  for (const kind of lateKinds) {
    const credited: number[] = [];
    const whole: number[] = [];
    for (let n = 0; n < runs; n++) {
      const started = performance.now();
      await loadBatch(db, { events: [buildLate(kind, n)], importId: null });
      await db.transaction().execute((trx) => recreditMarked(trx, ids));
      credited.push(performance.now() - started);
      await refreshDirtyBuckets(db);
      whole.push(performance.now() - started);
    }
    times[kind] = { credited: summarise(credited), whole: summarise(whole) };
  }
  return times;
}

/** Of the world's customers `u1`, `u2` … with conversations `c1`, `c2` … and an order `oc1`, `oc2` … after each. */
function buildLate(kind: LateKind, n: number): CanonicalEvent {
  const at = Date.UTC(2026, 9, 1) + n * dayMs;
  const own = {
    ...{ store: `s${n % worldStores}`, source: "api", id: `late-${kind}-${n}`, version: null, extra: null },
  };
  switch (kind) {
    case "order":
      return {
        ...{ ...own, type: "order", customer: `u${n * 7}`, createdAt: at, paidAt: at },
        ...{ amountMinor: 9_900n, currency: "CNY", status: null, items: null },
      };
    case "refund":
      return { ...own, type: "refund", order: `oc${n * 11 + 1}`, at, amount: "5", reason: null };
    case "message":
      return {
        ...{ ...own, type: "message", conversation: `c${n * 13 + 2}`, at, from: "agent", sender: "agent 1" },
        ...{ text: "it is on its way", kind: null, entry: null, confidence: null, matched: null },
        ...{ products: null, intent: null, customer: `u${Math.floor((n * 13 + 2) / 2)}`, channel: null },
        atInferred: false,
      };
  }
}
