/** What is kept of a person's second factor. */
import { sql } from "kysely";
import type { Db } from "../connection.ts";

/** A secret that a first code has to confirm. */
export async function proposeTotp(db: Db, userId: number, sealed: Buffer): Promise<void> {
  await db.updateTable("users").set({ totp_pending: sealed }).where("user_id", "=", userId).execute();
}

/** Takes the proposed secret into use if it still is `sealed`; the step of its first code counts as used. */
export async function confirmTotp(
  db: Db,
  userId: number,
  { sealed, step, recoveryHashes }: { sealed: Buffer; step: number; recoveryHashes: Buffer[] },
): Promise<boolean> {
  const result = await db
    .updateTable("users")
    .set({
      totp_secret: sql`totp_pending`,
      totp_pending: null,
      totp_last_step: step,
      recovery_code_hashes: recoveryHashes,
    })
    .where("user_id", "=", userId)
    .where("totp_pending", "=", sealed)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

export async function dropTotp(db: Db, userId: number): Promise<void> {
  await db
    .updateTable("users")
    .set({ totp_secret: null, totp_pending: null, totp_last_step: null, recovery_code_hashes: [] })
    .where("user_id", "=", userId)
    .execute();
}

/** Uses up a step and all before it. False if it was used already, by whoever else came first. */
export async function takeTotpStep(db: Db, userId: number, step: number): Promise<boolean> {
  const result = await db
    .updateTable("users")
    .set({ totp_last_step: step })
    .where("user_id", "=", userId)
    .where((where) => where.or([where("totp_last_step", "is", null), where("totp_last_step", "<", step)]))
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** Uses up a recovery code; false if there is no such code (any more). */
export async function takeRecoveryCode(db: Db, userId: number, codeHash: Buffer): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update users set recovery_code_hashes = array_remove(recovery_code_hashes, ${codeHash}::bytea)
    where user_id = ${userId} and ${codeHash}::bytea = any(recovery_code_hashes)`.execute(db);
  return numAffectedRows === 1n;
}

export async function replaceRecoveryCodes(db: Db, userId: number, hashes: Buffer[]): Promise<void> {
  await db.updateTable("users").set({ recovery_code_hashes: hashes }).where("user_id", "=", userId).execute();
}
