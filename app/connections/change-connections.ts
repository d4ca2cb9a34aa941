/** Changes people make to connections, each written into the audit with what it changes. */
import { randomUUID } from "node:crypto";
import type { Principal } from "#app/access/principal.ts";
import type { AuditAction } from "#app/access/audit-actions.ts";
import { makeToken } from "#app/access/token.ts";
import { findAdapter } from "#app/sources/registry.ts";
import { recordAudit } from "#db/audit/record-access.ts";
import type { Db, Trx } from "#db/connection.ts";
import { insertConnection } from "#db/connections/create.ts";
import type { ConnectionRow } from "#db/connections/list.ts";
import { deleteConnection, replaceConnectionSecret, setConnectionState } from "#db/connections/update.ts";
import { lockStores } from "#db/load/stores.ts";
import type { AskedConnection } from "./read-asked.ts";
import { sealSecret } from "./seal-secret.ts";

export type Changing = {
  /** Without limits: permission and scope have been looked at. */
  db: Db;
  principal: Principal;
  address: string;
  sealKey: Buffer;
};

/** `secret` is there when it was made here: it is shown this once. */
export type MadeConnection = { connectionId: string; secret: string | null };

/** Makes the connection, and its store where it is a new one. */
export async function addConnection(changing: Changing, asked: AskedConnection): Promise<MadeConnection> {
  const { principal, sealKey } = changing;
  const { platform, name, format } = asked;
  const connectionId = randomUUID();
  const made = platform.secret === "ours" && asked.secret === null ? makeToken() : null;
  const secret = made ?? asked.secret;
  await changing.db.transaction().execute(async (trx) => {
    const store = await settleStore(trx, asked);
    await insertConnection(trx, {
      ...{ connectionId, storeId: store.storeId, kind: "webhook", platform: platform.id, format, name },
      settings: {},
      secret: secret === null ? null : sealSecret(sealKey, connectionId, secret),
      createdBy: principal.name,
    });
    await noteConnection(trx, changing, "connection_added", { ...store, name, connectionId });
  });
  return { connectionId, secret: made };
}

type AskedStore = Pick<AskedConnection, "store" | "format"> & { platform: { id: string } };

/** The store that was asked for, made where it is a new one. */
export async function settleStore(trx: Trx, { store, platform, format }: AskedStore) {
  if ("storeId" in store) {
    const { key } = await trx
      .selectFrom("stores")
      .select("key")
      .where("store_id", "=", store.storeId)
      .executeTakeFirstOrThrow();
    return { storeId: store.storeId, storeKey: key };
  }
  const { timezone = "UTC", currency = null, locale = null } = findAdapter(format)?.defaultStore ?? {};
  const made = await lockStores(trx, [store.key], {
    [store.key]: { name: store.name, timezone, currency, locale, platform: platform.id },
  });
  return { storeId: made.get(store.key)!.storeId, storeKey: store.key };
}

type Known = Pick<ConnectionRow, "connectionId" | "storeId" | "storeKey" | "name">;

export async function pauseConnection(changing: Changing, known: Known, isPaused: boolean): Promise<void> {
  await changing.db.transaction().execute(async (trx) => {
    const isChanged = await setConnectionState(trx, known.connectionId, isPaused ? "paused" : "active");
    if (isChanged)
      await noteConnection(trx, changing, isPaused ? "connection_paused" : "connection_resumed", known);
  });
}

/** Puts the pasted secret in the place of the one there is, or makes one, which is returned this once. */
export async function changeSecret(
  changing: Changing,
  known: Known,
  pasted: string | null,
): Promise<string | null> {
  const made = pasted === null ? makeToken() : null;
  const sealed = sealSecret(changing.sealKey, known.connectionId, pasted ?? made!);
  await changing.db.transaction().execute(async (trx) => {
    await replaceConnectionSecret(trx, known.connectionId, sealed);
    await noteConnection(trx, changing, "connection_secret_changed", known);
  });
  return made;
}

/** What it has brought stays, and so do its imports. */
export async function removeConnection(changing: Changing, known: Known): Promise<void> {
  await changing.db.transaction().execute(async (trx) => {
    if (await deleteConnection(trx, known.connectionId)) {
      await noteConnection(trx, changing, "connection_removed", known);
    }
  });
}

export function noteConnection(
  trx: Trx,
  { principal, address }: Changing,
  action: AuditAction,
  { storeId, storeKey, name }: Pick<Known, "storeId" | "storeKey" | "name"> & { connectionId: string },
): Promise<void> {
  return recordAudit(trx, { principal, address, action, storeId, subject: { name, stores: [storeKey] } });
}
