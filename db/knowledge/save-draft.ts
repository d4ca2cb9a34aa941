/** Drafts of gaps: kept, read, and marked as live. */
import { sql } from "kysely";
import type { Scope } from "#app/access/principal.ts";
import type { Db } from "../connection.ts";
import { renderScope } from "../queries/scope.ts";
import { isDraftLive, moveGap, type GapMove } from "./gap-standing.ts";

export type DraftText = {
  /** The entry it becomes, or rewrites. */
  entry: string;
  question: string;
  variants: readonly string[];
  answer: string;
  topic: string | null;
};

/** Times in epoch ms. */
export type Draft = Omit<DraftText, "variants"> & {
  variants: string[];
  storeId: number;
  gapId: number;
  /** Null when the account is gone. */
  authorId: number | null;
  updatedAt: number;
  /** When what stands here went live; null while it is not. */
  publishedAt: number | null;
};

/** Undefined while nobody has written one, or the scope has no such gap. */
export async function readDraft(db: Db, scope: Scope, gapId: number): Promise<Draft | undefined> {
  const { rows } = await sql<Draft>`
    select d.store_id as "storeId", d.gap_id as "gapId", d.entry, d.question, d.variants, d.answer, d.topic,
      d.author_id as "authorId", d.updated_at as "updatedAt", case when ${isDraftLive} then d.published_at end as "publishedAt"
    from gap_drafts d where ${renderScope(scope, "d.store_id")} and d.gap_id = ${gapId}`.execute(db);
  return rows[0];
}

/** Saves a draft of whoever has claimed the gap, over the one there was. Texts are masked already. */
export async function saveDraft(
  db: Db,
  { scope, gapId, actorId, draft }: { scope: Scope; gapId: number; actorId: number; draft: DraftText },
): Promise<GapMove> {
  return moveGap(db, { scope, gapId, actorId, action: "draft" }, async (trx, { storeId }) => {
    const values = {
      entry: draft.entry,
      question: draft.question,
      variants: JSON.stringify(draft.variants),
      answer: draft.answer,
      topic: draft.topic,
      author_id: actorId,
    };
    await trx
      .insertInto("gap_drafts")
      .values({ store_id: storeId, gap_id: gapId, ...values })
      .onConflict((conflict) =>
        conflict
          .columns(["store_id", "gap_id"])
          .doUpdateSet({ ...values, updated_at: sql`clock_timestamp()`, published_at: null }),
      )
      .execute();
  });
}
