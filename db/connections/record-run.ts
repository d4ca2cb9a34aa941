/** What became of a delivery or of a pull: counts by day, and what the health of a connection is read from. */
import { sql } from "kysely";
import type { Db } from "../connection.ts";

export type RunCounts = {
  taken: number;
  duplicate: number;
  quarantined: number;
  /** Events that came more than an hour after they happened. */
  late: number;
};

export type ConnectionRun = RunCounts & {
  connectionId: string;
  /** When it came, epoch ms. */
  at: number;
  /** When its newest event happened, epoch ms; null when it brought none with a time. */
  newestEventAt: number | null;
  /** The sources of its events. */
  sources: readonly string[];
  /** Why some of it could not be taken, in one line without any value; null leaves the last error as it is. */
  error: string | null;
};

/** Adds a delivery (or a page of a pull) to the counts of its UTC day. Does nothing for a connection that is gone. */
export async function recordRun(db: Db, run: ConnectionRun): Promise<void> {
  const { connectionId, at, newestEventAt, sources, error, ...counts } = run;
  const lagMs = newestEventAt === null ? null : Math.max(0, at - newestEventAt);
  await sql`
    with told as (
      update connections set
        last_contact_at = greatest(last_contact_at, to_timestamp(${at}::float8 / 1000)),
        last_event_at = greatest(last_event_at, to_timestamp(${newestEventAt}::float8 / 1000)),
        last_lag_ms = coalesce(${lagMs}::bigint, last_lag_ms),
        last_error = coalesce(${error}::text, last_error),
        last_error_at = case when ${error}::text is null then last_error_at else to_timestamp(${at}::float8 / 1000) end,
        sources = (select array(select distinct s from unnest(sources || ${[...sources]}::text[]) as u(s) order by s))
      where connection_id = ${connectionId}
      returning store_id, connection_id
    )
    insert into connection_days as d (store_id, connection_id, day, deliveries, taken, duplicate, quarantined, late)
    select store_id, connection_id, (to_timestamp(${at}::float8 / 1000) at time zone 'UTC')::date, 1, ${counts.taken}::int,
      ${counts.duplicate}::int, ${counts.quarantined}::int, ${counts.late}::int
    from told
    on conflict (store_id, connection_id, day) do update set
      deliveries = d.deliveries + 1, taken = d.taken + excluded.taken, duplicate = d.duplicate + excluded.duplicate,
      quarantined = d.quarantined + excluded.quarantined, late = d.late + excluded.late`.execute(db);
}

/** Writes down why nothing could be taken. `isFailing`: it cannot go on until somebody changes something. */
export async function recordFailure(
  db: Db,
  {
    connectionId,
    at,
    error,
    isFailing,
  }: { connectionId: string; at: number; error: string; isFailing: boolean },
): Promise<void> {
  await sql`
    update connections set last_error = ${error}, last_error_at = to_timestamp(${at}::float8 / 1000),
      state = case when ${isFailing}::boolean and state = 'active' then 'failing' else state end
    where connection_id = ${connectionId}`.execute(db);
}

/** Counts a request that was turned away because its signature or its time was wrong. */
export async function recordRefusal(
  db: Db,
  { connectionId, at, reason }: { connectionId: string; at: number; reason: string },
): Promise<void> {
  await sql`
    with told as (
      update connections set last_error = ${reason}, last_error_at = to_timestamp(${at}::float8 / 1000)
      where connection_id = ${connectionId}
      returning store_id, connection_id
    )
    insert into connection_days as d (store_id, connection_id, day, refused)
    select store_id, connection_id, (to_timestamp(${at}::float8 / 1000) at time zone 'UTC')::date, 1 from told
    on conflict (store_id, connection_id, day) do update set refused = d.refused + 1`.execute(db);
}
