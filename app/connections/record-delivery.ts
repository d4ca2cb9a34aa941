import type { TakenEvents } from "#app/ingest/take-events.ts";
import type { Db } from "#db/connection.ts";
import { recordRun } from "#db/connections/record-run.ts";

/** Counts what a delivery brought at `at` (epoch ms) for the health of its connection. */
export async function recordDelivery(
  db: Db,
  connectionId: string,
  { accepted, duplicate, quarantined, tally }: TakenEvents,
  at: number,
): Promise<void> {
  const { newestEventAt = null, late = 0, sources = [] } = tally?.read() ?? {};
  await recordRun(db, {
    ...{ connectionId, at, newestEventAt, late, sources, duplicate },
    taken: accepted,
    quarantined: quarantined.length,
    error: quarantined[0]?.reason ?? null,
  });
}
