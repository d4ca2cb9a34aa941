/** What connections brought: sums of the last days, and each day of one. */
import { sql } from "kysely";
import type { Scope } from "#app/access/principal.ts";
import type { Db } from "../connection.ts";
import { renderScope } from "../queries/scope.ts";

export type ConnectionCounts = {
  deliveries: number;
  /** Events stored. */
  taken: number;
  /** Events known before. */
  duplicate: number;
  /** Lines set aside. */
  quarantined: number;
  /** Requests turned away. */
  refused: number;
  /** Events more than an hour old when they came. */
  late: number;
};

const sums = sql.raw(
  ["deliveries", "taken", "duplicate", "quarantined", "refused", "late"]
    .map((column) => `sum(d.${column})::int as ${column}`)
    .join(", "),
);

/** Sums from a UTC day (YYYY-MM-DD) on, by connection; one without any is left out. */
export async function sumConnectionDays(
  db: Db,
  scope: Scope,
  from: string,
): Promise<Map<string, ConnectionCounts>> {
  const { rows } = await sql<ConnectionCounts & { connectionId: string }>`
    select d.connection_id as "connectionId", ${sums}
    from connection_days d
    where d.day >= ${from}::date and ${renderScope(scope, "d.store_id")}
    group by 1`.execute(db);
  return new Map(rows.map(({ connectionId, ...counts }) => [connectionId, counts]));
}

export type ConnectionDay = ConnectionCounts & { day: string };

/** The days of one connection on which anything came, the newest first. */
export async function listConnectionDays(
  db: Db,
  scope: Scope,
  connectionId: string,
  limit: number,
): Promise<ConnectionDay[]> {
  const { rows } = await sql<ConnectionDay>`
    select d.day, ${sums}
    from connection_days d
    where d.connection_id = ${connectionId} and ${renderScope(scope, "d.store_id")}
    group by 1 order by 1 desc limit ${limit}`.execute(db);
  return rows;
}
