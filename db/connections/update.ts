/** Changes to connections. Takes a pool without limits, after permission and scope have been looked at; ids are UUIDs. */
import { sql } from "kysely";
import type { Db } from "../connection.ts";
import type { ConnectionState } from "../tables/connections.ts";

/** Sets the state; a connection that is active again forgets its last error. False if it had that state, or is gone. */
export async function setConnectionState(
  db: Db,
  connectionId: string,
  state: ConnectionState,
): Promise<boolean> {
  const result = await db
    .updateTable("connections")
    .set({ state, ...(state === "active" ? { last_error: null, last_error_at: null } : {}) })
    .where("connection_id", "=", connectionId)
    .where("state", "<>", state)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Puts another secret, sealed for this connection, in the place of the one it had. */
export async function replaceConnectionSecret(
  db: Db,
  connectionId: string,
  secret: Buffer,
): Promise<boolean> {
  const result = await db
    .updateTable("connections")
    .set({ secret })
    .where("connection_id", "=", connectionId)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Removes a connection and its counts; what it has brought stays. */
export async function deleteConnection(db: Db, connectionId: string): Promise<boolean> {
  const result = await db
    .deleteFrom("connections")
    .where("connection_id", "=", connectionId)
    .executeTakeFirst();
  return result.numDeletedRows > 0n;
}

/** Keeps where a pull has got to, in the transaction that stores what it brought. */
export async function saveCursor(db: Db, connectionId: string, cursor: unknown): Promise<void> {
  await db
    .updateTable("connections")
    .set({ cursor: sql`${JSON.stringify(cursor)}::jsonb` })
    .where("connection_id", "=", connectionId)
    .execute();
}
