import { sql } from "kysely";
import type { Role } from "#app/access/role.ts";
import type { Db } from "../connection.ts";
import { insertUser } from "./users.ts";

type DemoUser = {
  email: string;
  name: string;
  role: Role;
  allStores: boolean;
  regions: string[];
  stores: string[];
};

/** Makes a person of the demo, or gives one without any stores those named; what was changed since stays. */
export async function insertDemoUser(db: Db, user: DemoUser): Promise<void> {
  await insertUser(db, { ...user, isDemo: true });
  await sql`
    insert into user_stores (store_id, user_id)
    select s.store_id, u.user_id from users u join stores s on s.key = any(${user.stores}::text[])
    where u.email = ${user.email} and u.is_demo and not u.all_stores
      and not exists (select from user_stores o where o.user_id = u.user_id)
    on conflict do nothing`.execute(db);
}

/** Whether the demo world was loaded here, or nothing at all yet: only then are its people let in. */
export async function isDemoWorld(db: Db): Promise<boolean> {
  const { rows } = await sql<{ isDemo: boolean }>`
    select exists (select from imports where origin = 'demo') or not exists (select from stores) as "isDemo"`.execute(
    db,
  );
  return rows[0]!.isDemo;
}
