/** New connections. Takes a pool without limits, after permission and scope have been looked at. */
import { sql } from "kysely";
import type { Db } from "../connection.ts";
import type { ConnectionKind } from "../tables/connections.ts";

export type NewConnection = {
  /** A random UUID, made by the caller: the secret is sealed for it. */
  connectionId: string;
  storeId: number;
  kind: ConnectionKind;
  platform: string;
  /** Id of an adapter, with its settings. */
  format: string;
  name: string;
  settings: Readonly<Record<string, unknown>>;
  secret: Buffer | null;
  createdBy: string;
};

/** Keeps the connection, and its store even if the import that made the store is taken back. */
export async function insertConnection(db: Db, connection: NewConnection): Promise<void> {
  const { connectionId, storeId, settings, createdBy, ...rest } = connection;
  await db
    .insertInto("connections")
    .values({
      ...rest,
      connection_id: connectionId,
      store_id: storeId,
      settings: sql`${JSON.stringify(settings)}::jsonb`,
      created_by: createdBy,
    })
    .execute();
  await sql`update stores set made_by_import = null where store_id = ${storeId} and made_by_import is not null`.execute(
    db,
  );
}
