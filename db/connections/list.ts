/** Connections as pages see them (without their secrets), and as those who check or pull need them. */
import { sql } from "kysely";
import type { Scope } from "#app/access/principal.ts";
import type { Db } from "../connection.ts";
import { renderScope } from "../queries/scope.ts";
import type { ConnectionKind, ConnectionState } from "../tables/connections.ts";

/** Times in epoch ms. */
export type ConnectionRow = {
  storeId: number;
  storeKey: string;
  storeName: string;
  connectionId: string;
  kind: ConnectionKind;
  platform: string;
  format: string;
  name: string;
  settings: Record<string, unknown>;
  state: ConnectionState;
  hasSecret: boolean;
  sources: string[];
  lastContactAt: number | null;
  lastEventAt: number | null;
  lastLagMs: number | null;
  lastError: string | null;
  lastErrorAt: number | null;
  createdBy: string;
  createdAt: number;
};

const columns = [
  "c.store_id as storeId",
  "s.key as storeKey",
  "s.name as storeName",
  "c.connection_id as connectionId",
  "c.kind",
  "c.platform",
  "c.format",
  "c.name",
  "c.state",
  "c.has_secret as hasSecret",
  "c.sources",
  "c.last_contact_at as lastContactAt",
  "c.last_event_at as lastEventAt",
  "c.last_lag_ms as lastLagMs",
  "c.last_error as lastError",
  "c.last_error_at as lastErrorAt",
  "c.created_by as createdBy",
  "c.created_at as createdAt",
] as const;

function select(db: Db) {
  return db
    .selectFrom("connections as c")
    .innerJoin("stores as s", "s.store_id", "c.store_id")
    .select(columns)
    .select(sql<Record<string, unknown>>`c.settings`.as("settings"));
}

/** The connections of a scope, by store and name. */
export async function listConnections(db: Db, scope: Scope): Promise<ConnectionRow[]> {
  return select(db)
    .where(renderScope(scope, "c.store_id"))
    .orderBy("s.name")
    .orderBy("c.name")
    .orderBy("c.created_at")
    .execute();
}

/** One connection of a scope; undefined if there is none with this id, which must be a UUID. */
export async function findConnection(
  db: Db,
  scope: Scope,
  connectionId: string,
): Promise<ConnectionRow | undefined> {
  return select(db)
    .where("c.connection_id", "=", connectionId)
    .where(renderScope(scope, "c.store_id"))
    .executeTakeFirst();
}

/** With what no page may read; takes a pool without limits. */
export type OpenConnection = ConnectionRow & { secret: Buffer | null; cursor: unknown };

/** One connection with its sealed secret and cursor, whoever's it is. The id must be a UUID. */
export async function openConnection(db: Db, connectionId: string): Promise<OpenConnection | undefined> {
  return select(db)
    .select(["c.secret", "c.cursor"])
    .where("c.connection_id", "=", connectionId)
    .executeTakeFirst();
}

/** Ids of the pull connections that are not paused, the one not asked for the longest first. */
export async function listPullable(db: Db): Promise<string[]> {
  const rows = await db
    .selectFrom("connections")
    .select("connection_id")
    .where("kind", "=", "pull")
    .where("state", "<>", "paused")
    .orderBy(sql`last_contact_at nulls first`)
    .execute();
  return rows.map((row) => row.connection_id);
}
