/** What is known of a store's gaps before they are found anew. */
import { sql } from "kysely";
import type { Db } from "../connection.ts";
import type { GapKind } from "#app/gaps/gap-state.ts";
import type { StoredQuestion } from "./read-questions.ts";

export type KnownGaps = {
  /** Keys of all gaps there are, with or without questions, and of those that candidates would found. */
  keys: Set<string>;
  /** The questions of each gap, and its candidates, that still have words, with the gap's key. */
  questions: KnownQuestion[];
};

export type KnownQuestion = Omit<StoredQuestion, "failure"> & { key: string; kind: GapKind | null };

/** Questions from before `from` (epoch ms) only of gaps that somebody has dealt with, so that those can come back. */
export async function readKnownGaps(db: Db, storeId: number, from: number): Promise<KnownGaps> {
  const gaps = await db.selectFrom("gaps").select("key").where("store_id", "=", storeId).execute();
  const since = sql`${new Date(from).toISOString()}::timestamptz`;
  const { rows: questions } = await sql<KnownQuestion>`
    select m.external_id as id, m.sent_at as at, m.body as text, q.reason, m.conversation_id as "conversationId",
      m.source, q.key, q.kind
    from (
      select q.store_id, q.source, q.message_id, q.reason, q.kind, g.key from gap_questions q join gaps g using (store_id, gap_id)
      where q.store_id = ${storeId} and (q.asked_at >= ${since} or g.state <> 'new')
      union all
      select store_id, source, message_id, reason, kind, key from gap_candidates
      where store_id = ${storeId} and asked_at >= ${since}
    ) q
    join messages m on m.store_id = q.store_id and m.source = q.source and m.external_id = q.message_id
    where m.body is not null`.execute(db);
  const keys = [...gaps, ...questions].map(({ key }) => key);
  return { keys: new Set(keys), questions };
}
