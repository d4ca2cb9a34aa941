/** What comes through the API, or by one connection, in one hour is one import: its row, and counters that grow. */
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

/** The connection that brings something: how its import is called, and how its waiting lines are read again. */
export type HourConnection = { connectionId: string; name: string; format: string; store: string };

/** The import of an hour (epoch ms of its start), made if it is not there or has been taken back; of the API if of none. */
export async function openHourImport(
  db: Db,
  hour: number,
  connection: HourConnection | null = null,
): Promise<number> {
  const start = new Date(hour).toISOString();
  const origin = connection ? "connection" : "api";
  const { connectionId = null, name = "API", format = "canonical", store = null } = connection ?? {};
  const isSame = sql<boolean>`origin = ${origin} and hour = ${start}::timestamptz
    and connection_id is not distinct from ${connectionId}::uuid`;
  for (;;) {
    const { rows } = await sql<{ import_id: number }>`
      insert into imports (origin, name, format, store, status, hour, finished_at, connection_id)
      values (${origin}, ${name}, ${format}, ${store}, 'done', ${start}::timestamptz, now(), ${connectionId}::uuid)
      on conflict (origin, hour, connection_id) where hour is not null do nothing
      returning import_id`.execute(db);
    if (rows[0]) return rows[0].import_id;
    const known = await db
      .selectFrom("imports")
      .select(["import_id", "status"])
      .where(isSame)
      .executeTakeFirst();
    if (known?.status === "done") return known.import_id;
    // One that is being taken back or has been keeps its events apart from those that come now.
    await sql`
      update imports set hour = null where ${isSame} and status <> 'done'`.execute(db);
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
