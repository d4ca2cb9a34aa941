import { hashPassword } from "#app/access/passwords.ts";
import { insertUser, setPassword, type NewUser } from "#db/access/users.ts";
import type { Db } from "#db/connection.ts";

export const goodPassword = "seven quiet lanterns";

/** A person with a password who may sign in; returns the id. */
export async function insertPerson(db: Db, values: Partial<NewUser> = {}): Promise<number> {
  const person = { email: "mei@shop.example", name: "Mei", role: "viewer", allStores: false } as const;
  const userId = await insertUser(db, { ...person, ...values });
  if (userId === undefined) throw new Error("the address is taken");
  await setPassword(db, userId, await hashPassword(goodPassword));
  return userId;
}

/** A request as the pages around signing in see it. */
export function visit({ address = "192.0.2.1", cookie = "" } = {}) {
  const headers = new Headers({ cookie, "user-agent": "Test" });
  return { client: { address, isSecure: false, origin: "http://apiary.test" }, headers };
}
