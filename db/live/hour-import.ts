/** What comes through the API in one hour is one import: its row, and the counters that grow with every request. */
import { sql } from "kysely";
import type { Db, Trx } from "../connection.ts";

const hourMs = 3_600_000;

/** Thrown when the import of this hour has been taken back while events were on their way into it. */
export class HourIsClosed extends Error {
  override name = "HourIsClosed";
}

/** Start of the hour of an instant; both epoch ms. */
export function getHour(ms: number): number {
  return Math.floor(ms / hourMs) * hourMs;
}

/** The import of an hour (epoch ms of its start), made if it is not there or has been taken back. */
export async function openHourImport(db: Db, hour: number): Promise<number> {
  const start = new Date(hour).toISOString();
  for (;;) {
    const { rows } = await sql<{ import_id: number }>`
      insert into imports (origin, name, format, status, hour, finished_at)
      values ('api', 'API', 'canonical', 'done', ${start}::timestamptz, now())
      on conflict (origin, hour, connection_id) where hour is not null do nothing
      returning import_id`.execute(db);
    if (rows[0]) return rows[0].import_id;
    const known = await db
      .selectFrom("imports")
      .select(["import_id", "status"])
      .where("origin", "=", "api")
      .where("hour", "=", sql<number>`${start}::timestamptz`)
      .executeTakeFirst();
    if (known?.status === "done") return known.import_id;
    // One that is being taken back or has been keeps its events apart from those that come now.
    await sql`
      update imports set hour = null
      where origin = 'api' and hour = ${start}::timestamptz and status <> 'done'`.execute(db);
  }
}

export type HourCounts = { accepted: number; duplicate: number; quarantined: number; conversations: number };

/** Adds to the counters of an hour, in the transaction of what it counts. Throws HourIsClosed if the import is no longer open. */
export async function countIntoHour(trx: Trx, importId: number, counts: HourCounts): Promise<void> {
  const result = await sql`
    update imports set accepted = accepted + ${counts.accepted}, duplicate = duplicate + ${counts.duplicate},
      quarantined = quarantined + ${counts.quarantined}, conversations = conversations + ${counts.conversations},
      finished_at = now(), progressed_at = now()
    where import_id = ${importId} and status = 'done'`.execute(trx);
  if (result.numAffectedRows !== 1n) throw new HourIsClosed();
}

/** Tells the pages that an import's counters have moved. */
export async function announceImports(db: Db): Promise<void> {
  await sql`select pg_notify('apiary', '{"kind":"imports"}')`.execute(db);
}
