/** What publishing a draft has to know and to mark. */
import { sql } from "kysely";
import type { Db, Trx } from "../connection.ts";

/** When somebody last claimed a gap (epoch ms); null if nobody has. */
export async function readClaimedAt(db: Db, storeId: number, gapId: number): Promise<number | null> {
  const { rows } = await sql<{ at: number | null }>`
    select max(at) as at from gap_changes
    where store_id = ${storeId} and gap_id = ${gapId} and action = 'claim'`.execute(db);
  return rows[0]?.at ?? null;
}

/** The id by which a store knows a trainer of this name; null where it tells of none, or of several. */
export async function findTrainerByName(db: Db, storeId: number, name: string): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    select distinct p.external_id as id from people p
    where p.store_id = ${storeId} and p.role = 'trainer' and p.name = ${name} and p.source <> 'apiary'`.execute(
    db,
  );
  return rows.length === 1 ? rows[0]!.id : null;
}

/** Whether a store's knowledge has ever told of an entry. */
export async function isEntryKnown(db: Db, storeId: number, entry: string): Promise<boolean> {
  const { rows } = await sql`
    select from knowledge_edits where store_id = ${storeId} and entry = ${entry} limit 1`.execute(db);
  return rows.length > 0;
}

/** Takes a mark off that stands for a publishing which has been taken back. */
export async function unmarkPublished(db: Db, storeId: number, gapId: number): Promise<void> {
  await sql`
    update gap_drafts set published_at = null
    where store_id = ${storeId} and gap_id = ${gapId} and published_at is not null`.execute(db);
}

/** Marks a draft as live if it still stands as it was at `updatedAt`; one that was changed meanwhile is not. */
export async function markPublished(
  trx: Trx,
  { storeId, gapId, updatedAt, at }: { storeId: number; gapId: number; updatedAt: number; at: number },
): Promise<void> {
  await sql`
    update gap_drafts set published_at = ${new Date(at).toISOString()}::timestamptz
    where store_id = ${storeId} and gap_id = ${gapId}
      and date_trunc('milliseconds', updated_at) = ${new Date(updatedAt).toISOString()}::timestamptz`.execute(
    trx,
  );
}
