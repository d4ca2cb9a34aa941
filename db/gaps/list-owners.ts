import { sql } from "kysely";
import type { Db } from "../connection.ts";

/** Names of people by their ids. Asks as the owner of the tables: pages may not read who there is. */
export async function listOwnerNames(db: Db, ids: readonly number[]): Promise<Map<number, string>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{ id: number; name: string }>`
    select user_id as id, name from users where user_id = any(${[...ids]}::int[])`.execute(db);
  return new Map(rows.map(({ id, name }) => [id, name]));
}
