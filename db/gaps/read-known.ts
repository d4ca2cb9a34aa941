/** What is known of a store's gaps before they are found anew. */
import { sql } from "kysely";
import type { Db } from "../connection.ts";
import type { StoredQuestion } from "./read-questions.ts";

export type KnownGaps = {
  /** Keys of all gaps there are, with or without questions. */
  keys: Set<string>;
  /** The questions of each gap that still have words, with the gap's key. */
  questions: (StoredQuestion & { key: string })[];
};

/** Questions from before `from` (epoch ms) only of gaps that somebody has dealt with, so that those can come back. */
export async function readKnownGaps(db: Db, storeId: number, from: number): Promise<KnownGaps> {
  const gaps = await db.selectFrom("gaps").select("key").where("store_id", "=", storeId).execute();
  const { rows: questions } = await sql<KnownGaps["questions"][number]>`
    select m.external_id as id, m.sent_at as at, m.body as text, q.reason, m.conversation_id as "conversationId",
      m.source, g.key
    from gap_questions q
    join gaps g using (store_id, gap_id)
    join messages m on m.store_id = q.store_id and m.source = q.source and m.external_id = q.message_id
    where q.store_id = ${storeId} and m.body is not null
      and (q.asked_at >= ${new Date(from).toISOString()}::timestamptz or g.state <> 'new')`.execute(db);
  return { keys: new Set(gaps.map(({ key }) => key)), questions };
}
