/** People: who may sign in, and with what. What they may see is in people.ts. */
import { sql, type Insertable } from "kysely";
import type { Role } from "#app/access/role.ts";
import type { Db } from "../connection.ts";
import type { UsersTable } from "../tables/access.ts";

export type UserRow = {
  userId: number;
  email: string;
  name: string;
  role: Role;
  allStores: boolean;
  passwordHash: string | null;
  totpSecret: Buffer | null;
  totpPending: Buffer | null;
  /** Recovery codes that are left. */
  recoveryCodes: number;
  oidcIssuer: string | null;
  oidcSubject: string | null;
  isDemo: boolean;
  isDisabled: boolean;
};

function selectUsers(db: Db) {
  return db
    .selectFrom("users")
    .select([
      "user_id as userId",
      "email",
      "name",
      "role",
      "all_stores as allStores",
      "password_hash as passwordHash",
      "totp_secret as totpSecret",
      "totp_pending as totpPending",
      sql<number>`cardinality(recovery_code_hashes)`.as("recoveryCodes"),
      "oidc_issuer as oidcIssuer",
      "oidc_subject as oidcSubject",
      "is_demo as isDemo",
      sql<boolean>`disabled_at is not null`.as("isDisabled"),
    ]);
}

export function findUser(db: Db, userId: number): Promise<UserRow | undefined> {
  return selectUsers(db).where("user_id", "=", userId).executeTakeFirst();
}

export function findUserByEmail(db: Db, email: string): Promise<UserRow | undefined> {
  return selectUsers(db)
    .where(sql<boolean>`lower(email) = lower(${email})`)
    .executeTakeFirst();
}

/** Whoever has come by this account of a company's own sign-in before. */
export function findUserBySubject(db: Db, issuer: string, subject: string): Promise<UserRow | undefined> {
  return selectUsers(db)
    .where("oidc_issuer", "=", issuer)
    .where("oidc_subject", "=", subject)
    .executeTakeFirst();
}

/** The first owner who is not of the demo, whether or not a password was ever chosen. */
export function findFirstOwner(db: Db): Promise<UserRow | undefined> {
  return selectUsers(db)
    .where("role", "=", "owner")
    .where("all_stores", "=", true)
    .where("is_demo", "=", false)
    .where("disabled_at", "is", null)
    .orderBy("user_id")
    .executeTakeFirst();
}

export async function hasPeople(db: Db): Promise<boolean> {
  const row = await db.selectFrom("users").select("user_id").where("is_demo", "=", false).executeTakeFirst();
  return row !== undefined;
}

export type NewUser = {
  email: string;
  name: string;
  role: Role;
  allStores: boolean;
  regions?: string[];
  isDemo?: boolean;
};

/** Returns the id of a new person; undefined if the address is taken. */
export async function insertUser(db: Db, user: NewUser): Promise<number | undefined> {
  const values: Insertable<UsersTable> = {
    email: user.email,
    name: user.name,
    role: user.role,
    all_stores: user.allStores,
    regions: user.regions ?? [],
    is_demo: user.isDemo ?? false,
    password_hash: null,
    totp_secret: null,
    totp_pending: null,
    totp_last_step: null,
    oidc_issuer: null,
    oidc_subject: null,
    disabled_at: null,
  };
  const row = await db
    .insertInto("users")
    .values(values)
    .onConflict((conflict) => conflict.doNothing())
    .returning("user_id")
    .executeTakeFirst();
  return row?.user_id;
}

export async function setPassword(db: Db, userId: number, passwordHash: string): Promise<void> {
  await db.updateTable("users").set({ password_hash: passwordHash }).where("user_id", "=", userId).execute();
}

export async function setName(db: Db, userId: number, name: string): Promise<void> {
  await db.updateTable("users").set({ name }).where("user_id", "=", userId).execute();
}

export async function setEmail(db: Db, userId: number, email: string): Promise<void> {
  await db.updateTable("users").set({ email }).where("user_id", "=", userId).execute();
}

/** Ties a person to an account of the company's sign-in; later only that account opens this one. */
export async function bindSubject(
  db: Db,
  userId: number,
  { issuer, subject }: { issuer: string; subject: string },
): Promise<void> {
  await db
    .updateTable("users")
    .set({ oidc_issuer: issuer, oidc_subject: subject })
    .where("user_id", "=", userId)
    .execute();
}

/** Makes room for a real person where the demo had one. */
export async function deleteDemoUser(db: Db, email: string): Promise<void> {
  await db
    .deleteFrom("users")
    .where(sql<boolean>`lower(email) = lower(${email})`)
    .where("is_demo", "=", true)
    .execute();
}
