/** Questions leave gaps with the words they were made of. */
import { sql } from "kysely";
import type { Trx } from "../connection.ts";
import { raiseGapsVersion } from "./gap-version.ts";
import { measureGaps, removeEmptyGaps } from "./measure-gaps.ts";

/**
 * Takes those questions of a locked store's conversations out of its gaps whose messages have gone or lost their words; gaps
 * that have none left go too. Money at risk stays as it was until gaps are found anew.
 */
export async function forgetQuestions(
  trx: Trx,
  storeId: number,
  conversationIds: readonly number[],
): Promise<void> {
  const isGone = sql`
    q.store_id = ${storeId} and q.conversation_id = any(${[...conversationIds]}::bigint[]) and not exists (
      select from messages m where m.store_id = q.store_id and m.source = q.source
        and m.external_id = q.message_id and m.body is not null)`;
  const { rows: candidates } = await sql`
    delete from gap_candidates q where ${isGone} returning q.message_id`.execute(trx);
  const { rows } = await sql<{ id: number }>`
    delete from gap_questions q where ${isGone} returning q.gap_id as id`.execute(trx);
  if (rows.length + candidates.length > 0) await raiseGapsVersion(trx, storeId);
  if (rows.length === 0) return;
  await removeEmptyGaps(trx, storeId);
  await measureGaps(trx, storeId, [...new Set(rows.map(({ id }) => id))]);
}
