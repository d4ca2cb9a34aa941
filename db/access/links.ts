/** Links that let somebody choose a password, once. */
import { sql } from "kysely";
import type { Db } from "../connection.ts";
import type { AccessLinkKind } from "../tables/access.ts";

const validHours: Record<AccessLinkKind, number> = { owner: 24, invitation: 7 * 24, reset: 1 };

/** Makes a link; older ones of its kind no longer open anything for the person. */
export async function insertLink(
  db: Db,
  { userId, kind, tokenHash }: { userId: number; kind: AccessLinkKind; tokenHash: Buffer },
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await trx.deleteFrom("access_links").where("user_id", "=", userId).where("kind", "=", kind).execute();
    await trx
      .insertInto("access_links")
      .values({
        user_id: userId,
        kind,
        token_hash: tokenHash,
        expires_at: sql<number>`now() + ${validHours[kind]} * interval '1 hour'`,
        used_at: null,
      })
      .execute();
  });
}

/** Whatever links a person has open nothing from now on. */
export async function withdrawLinks(db: Db, userId: number): Promise<void> {
  await db.deleteFrom("access_links").where("user_id", "=", userId).execute();
}

const isOpen = sql<boolean>`l.used_at is null and l.expires_at > now() and u.disabled_at is null`;

export type OpenLink = { kind: AccessLinkKind; userId: number; email: string; name: string };

/** Whom a link is for; undefined if it is used, over, or never was. */
export function findLink(db: Db, tokenHash: Buffer): Promise<OpenLink | undefined> {
  return db
    .selectFrom("access_links as l")
    .innerJoin("users as u", "u.user_id", "l.user_id")
    .select(["l.kind", "u.user_id as userId", "u.email", "u.name"])
    .where("l.token_hash", "=", tokenHash)
    .where(isOpen)
    .executeTakeFirst();
}

/** Uses a link up; of two who try at once, one gets false. */
export async function useLink(db: Db, tokenHash: Buffer): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update access_links l set used_at = now() from users u
    where u.user_id = l.user_id and l.token_hash = ${tokenHash} and ${isOpen}`.execute(db);
  return numAffectedRows === 1n;
}
