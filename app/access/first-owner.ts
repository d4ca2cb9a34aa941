/** The first person of an installation without a demo, and the way back in for one who is locked out. */
import { findFirstOwner, hasPeople, insertUser, type UserRow } from "#db/access/users.ts";
import type { Db } from "#db/connection.ts";
import { makeLink } from "./links.ts";

/** Stands where an address will be chosen. */
export const unnamedOwner = { email: "owner@localhost", name: "Owner" } as const;

/** Makes the owner of an installation that has nobody. */
async function makeFirstOwner(db: Db): Promise<void> {
  if (await hasPeople(db)) return;
  await insertUser(db, { ...unnamedOwner, role: "owner", allStores: true });
}

const isUnnamed = ({ passwordHash, oidcSubject }: UserRow) => passwordHash === null && oidcSubject === null;

/** The link for an owner who has never come in; null once one has. */
export async function linkForFirstOwner(db: Db, origin: string): Promise<string | null> {
  await makeFirstOwner(db);
  const owner = await findFirstOwner(db);
  if (!owner || !isUnnamed(owner) || owner.email !== unnamedOwner.email) return null;
  return makeLink(db, { userId: owner.userId, kind: "owner", origin });
}

/** A link for the first owner, whatever has happened before: to begin, or to choose another password. */
export async function linkForOwner(
  db: Db,
  origin: string,
): Promise<{ email: string; url: string; kind: "owner" | "reset" } | null> {
  await makeFirstOwner(db);
  const owner = await findFirstOwner(db);
  if (!owner) return null;
  const kind = owner.email === unnamedOwner.email ? "owner" : "reset";
  return { email: owner.email, kind, url: await makeLink(db, { userId: owner.userId, kind, origin }) };
}
