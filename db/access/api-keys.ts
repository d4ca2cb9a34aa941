/** Keys of programs: made, looked up by their hash, revoked. Takes a pool without limits. */
import { sql } from "kysely";
import type { Scope } from "#app/access/principal.ts";
import type { Role } from "#app/access/role.ts";
import type { Db } from "../connection.ts";

export type FoundKey = {
  keyId: number;
  name: string;
  role: Role;
  scope: Scope;
  requestsPerMinute: number;
};

/** How old the note of the last use may be, in seconds: not every request writes. */
const seenEverySeconds = 60;
const isUsable = sql<boolean>`revoked_at is null and (expires_at is null or expires_at > now())`;

/** The key with this hash, with the stores it has at this moment; undefined if it was revoked or has expired. */
export async function findApiKey(db: Db, keyHash: Buffer): Promise<FoundKey | undefined> {
  const row = await db
    .selectFrom("api_keys as k")
    .select([
      "k.key_id as keyId",
      "k.name",
      "k.role",
      "k.all_stores as allStores",
      "k.requests_per_minute as requestsPerMinute",
      sql<number[]>`case when k.all_stores then '{}' else array(
        select store_id from stores where store_id = any(k.store_ids) or region = any(k.regions) order by 1) end`.as(
        "storeIds",
      ),
      sql<boolean>`coalesce(k.last_used_at < now() - ${seenEverySeconds} * interval '1 second', true)`.as(
        "isNoteOld",
      ),
    ])
    .where("k.key_hash", "=", keyHash)
    .where(isUsable)
    .executeTakeFirst();
  if (!row) return undefined;
  const { keyId, name, role, allStores, storeIds, requestsPerMinute, isNoteOld } = row;
  if (isNoteOld) {
    await db
      .updateTable("api_keys")
      .set({ last_used_at: sql<number>`now()` })
      .where("key_id", "=", keyId)
      .execute();
  }
  const scope: Scope = allStores ? { allStores } : { allStores, storeIds };
  return { keyId, name, role, scope, requestsPerMinute };
}

export type NewKey = {
  keyHash: Buffer;
  prefix: string;
  name: string;
  role: Role;
  allStores: boolean;
  regions: readonly string[];
  storeIds: readonly number[];
  requestsPerMinute: number;
  /** Null for one that does not end by itself. */
  days: number | null;
  createdBy: string;
};

/** Returns the id of the key. Stores and regions are of no use to one that has all. */
export async function insertApiKey(db: Db, key: NewKey): Promise<number> {
  const { allStores, days } = key;
  const row = await db
    .insertInto("api_keys")
    .values({
      key_hash: key.keyHash,
      prefix: key.prefix,
      name: key.name,
      role: key.role,
      all_stores: allStores,
      regions: allStores ? [] : [...key.regions],
      store_ids: allStores ? [] : [...key.storeIds],
      requests_per_minute: key.requestsPerMinute,
      expires_at: days === null ? null : sql<number>`now() + ${days} * interval '1 day'`,
      created_by: key.createdBy,
    })
    .returning("key_id")
    .executeTakeFirstOrThrow();
  return row.key_id;
}

export type KeyRow = {
  keyId: number;
  prefix: string;
  name: string;
  role: Role;
  allStores: boolean;
  regions: string[];
  storeIds: number[];
  requestsPerMinute: number;
  expiresAt: number | null;
  lastUsedAt: number | null;
  createdBy: string;
  createdAt: number;
  state: "usable" | "expired" | "revoked";
};

/** Usable ones first, then the newest. */
export async function listApiKeys(db: Db): Promise<KeyRow[]> {
  return db
    .selectFrom("api_keys")
    .select([
      "key_id as keyId",
      "prefix",
      "name",
      "role",
      "all_stores as allStores",
      "regions",
      "store_ids as storeIds",
      "requests_per_minute as requestsPerMinute",
      "expires_at as expiresAt",
      "last_used_at as lastUsedAt",
      "created_by as createdBy",
      "created_at as createdAt",
      sql<
        KeyRow["state"]
      >`case when ${isUsable} then 'usable' when revoked_at is null then 'expired' else 'revoked' end`.as(
        "state",
      ),
    ])
    .orderBy(sql`(${isUsable}) desc`)
    .orderBy("key_id", "desc")
    .execute();
}

/** The name of the key that was revoked; undefined if there is none, or it was revoked before. */
export async function revokeApiKey(db: Db, keyId: number): Promise<string | undefined> {
  const row = await db
    .updateTable("api_keys")
    .set({ revoked_at: sql<number>`now()` })
    .where("key_id", "=", keyId)
    .where("revoked_at", "is", null)
    .returning("name")
    .executeTakeFirst();
  return row?.name;
}
