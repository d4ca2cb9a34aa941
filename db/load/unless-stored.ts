import { sql } from "kysely";
import type { Trx } from "../connection.ts";

const uniqueViolation = "23505";

/** Copies rows of which none should be stored yet; false, having changed nothing, when one is. */
export async function copyUnlessStored(trx: Trx, copy: () => Promise<void>): Promise<boolean> {
  await sql`savepoint copied`.execute(trx);
  try {
    await copy();
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === uniqueViolation)) throw error;
    await sql`rollback to savepoint copied`.execute(trx);
    return false;
  }
  await sql`release savepoint copied`.execute(trx);
  return true;
}
