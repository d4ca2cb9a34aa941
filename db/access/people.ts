/** Who may sign in, as what, and which stores they see. */
import { sql } from "kysely";
import type { Role } from "#app/access/role.ts";
import type { Db, Trx } from "../connection.ts";

export type PersonRow = {
  userId: number;
  email: string;
  name: string;
  role: Role;
  allStores: boolean;
  regions: string[];
  /** Named one by one, beside the regions. */
  storeIds: number[];
  isDemo: boolean;
  isDisabled: boolean;
  hasSecondFactor: boolean;
  /** Has a password or has come by the company's sign-in; a person of the demo needs neither. */
  hasComeIn: boolean;
  /** Until when the invitation is good; null without one. */
  invitedUntil: number | null;
  sessions: number;
  lastSeenAt: number | null;
};

const isOver = sql<boolean>`least(s.expires_at, s.idle_expires_at) <= now()`;

/** By name; the people of the demo only while it is on. */
export async function listPeople(db: Db, { allowsDemo }: { allowsDemo: boolean }): Promise<PersonRow[]> {
  return db
    .selectFrom("users as u")
    .select([
      "u.user_id as userId",
      "u.email",
      "u.name",
      "u.role",
      "u.all_stores as allStores",
      "u.regions",
      sql<number[]>`array(select store_id from user_stores where user_id = u.user_id order by 1)`.as(
        "storeIds",
      ),
      "u.is_demo as isDemo",
      sql<boolean>`u.disabled_at is not null`.as("isDisabled"),
      sql<boolean>`u.totp_secret is not null`.as("hasSecondFactor"),
      canComeIn.as("hasComeIn"),
      sql<number | null>`(select max(expires_at) from access_links l
        where l.user_id = u.user_id and l.used_at is null and l.kind <> 'reset')`.as("invitedUntil"),
      sql<number>`(select count(*) from user_sessions s
        where s.user_id = u.user_id and not s.is_pending and not ${isOver})`.as("sessions"),
      sql<number | null>`(select max(last_seen_at) from user_sessions s
        where s.user_id = u.user_id and not s.is_pending)`.as("lastSeenAt"),
    ])
    .where(sql<boolean>`(not u.is_demo or ${allowsDemo})`)
    .orderBy(sql`lower(u.name)`)
    .orderBy("u.user_id")
    .execute();
}

const canComeIn = sql<boolean>`(u.password_hash is not null or u.oidc_subject is not null
  or (u.is_demo and not exists (select from access_links l where l.user_id = u.user_id)))`;

export type Access = { role: Role; allStores: boolean; regions: string[]; storeIds: number[] };

export async function setAccess(db: Db, userId: number, access: Access): Promise<void> {
  await db
    .updateTable("users")
    .set({ role: access.role, all_stores: access.allStores, regions: access.regions })
    .where("user_id", "=", userId)
    .execute();
  await db.deleteFrom("user_stores").where("user_id", "=", userId).execute();
  if (access.storeIds.length === 0) return;
  await db
    .insertInto("user_stores")
    .values(access.storeIds.map((store_id) => ({ store_id, user_id: userId })))
    .execute();
}

export async function setDisabled(db: Db, userId: number, isDisabled: boolean): Promise<void> {
  await db
    .updateTable("users")
    .set({ disabled_at: isDisabled ? sql<number>`coalesce(disabled_at, now())` : null })
    .where("user_id", "=", userId)
    .execute();
}

/**
 * Runs a change of people, and takes it back if nobody would be left who may change them: false then. One change at a time,
 * so that two owners cannot make each other the last.
 */
export async function changeKeepingOwner(
  db: Db,
  { allowsDemo }: { allowsDemo: boolean },
  change: (trx: Trx) => Promise<void>,
): Promise<boolean> {
  const lastOwner = new Error("the last owner");
  try {
    await db.transaction().execute(async (trx) => {
      await sql`lock table users in share row exclusive mode`.execute(trx);
      await change(trx);
      const { rows } = await sql`
        select from users u where u.role = 'owner' and u.all_stores and u.disabled_at is null
          and (not u.is_demo or ${allowsDemo}) and ${canComeIn} limit 1`.execute(trx);
      if (rows.length === 0) throw lastOwner;
    });
    return true;
  } catch (error) {
    if (error === lastOwner) return false;
    throw error;
  }
}

export type StoreChoice = { storeId: number; name: string; region: string | null };

/** What a scope can be made of. */
export async function listStoreChoices(db: Db): Promise<StoreChoice[]> {
  return db
    .selectFrom("stores")
    .select(["store_id as storeId", "name", "region"])
    .orderBy("region")
    .orderBy("name")
    .orderBy("store_id")
    .execute();
}
