/** Writes what a clustering of a store's questions found. */
import { sql } from "kysely";
import type { GapKind, GapReason } from "#app/gaps/gap-state.ts";
import type { Trx } from "../connection.ts";
import { recordSet } from "../load/record-set.ts";
import { lockStoresById } from "../load/stores.ts";
import { measureMoney } from "./measure-money.ts";
import { measureGaps, removeEmptyGaps } from "./measure-gaps.ts";

export type FoundGap = { key: string; language: "zh" | "en" };
export type FoundQuestion = {
  key: string;
  source: string;
  id: string;
  reason: GapReason;
  example: number | null;
  kind: GapKind | null;
};

/**
 * Replaces the questions of a store's gaps: new keys become new gaps, gaps keep what people made of them, and gaps nobody has
 * dealt with go when they have no questions left. No candidates remain. Questions whose words went meanwhile are left out.
 * Sizes count from `from` (epoch ms).
 */
export async function writeGaps(
  trx: Trx,
  storeId: number,
  found: { gaps: readonly FoundGap[]; questions: readonly FoundQuestion[]; from: number },
): Promise<void> {
  // Whoever takes words away holds the store too: what is read below is what stays.
  const [store] = await lockStoresById(trx, [storeId]);
  if (!store) return;
  await upsertGaps(trx, storeId, found.gaps, found.from);
  await replaceQuestions(trx, storeId, found.questions);
  await removeEmptyGaps(trx, storeId);
  await measureGaps(trx, storeId);
  await measureMoney(trx, storeId);
}

async function upsertGaps(trx: Trx, storeId: number, gaps: readonly FoundGap[], from: number): Promise<void> {
  const countedFrom = sql`${new Date(from).toISOString()}::timestamptz`;
  await sql`
    update gaps set counted_from = ${countedFrom}, computed_at = now() where store_id = ${storeId}`.execute(
    trx,
  );
  await sql`
    insert into gaps (store_id, key, language, counted_from, computed_at)
    select ${storeId}::int, r.key, r.language, ${countedFrom}, now()
    from ${recordSet(gaps, "r", { key: "text", language: "text" })}
    on conflict (store_id, key) do update set language = excluded.language`.execute(trx);
}

async function replaceQuestions(
  trx: Trx,
  storeId: number,
  questions: readonly FoundQuestion[],
): Promise<void> {
  await sql`delete from gap_questions where store_id = ${storeId}`.execute(trx);
  await sql`delete from gap_candidates where store_id = ${storeId}`.execute(trx);
  const columns = {
    ...{ key: "text", source: "text", id: "text" },
    ...{ reason: "text", kind: "text", example: "smallint" },
  };
  await sql`
    insert into gap_questions (store_id, gap_id, conversation_id, source, message_id, asked_at, reason, kind, example)
    select g.store_id, g.gap_id, m.conversation_id, m.source, m.external_id, m.sent_at, r.reason, r.kind, r.example
    from ${recordSet(questions, "r", columns)}
    join gaps g on g.store_id = ${storeId} and g.key = r.key
    join messages m on m.store_id = ${storeId} and m.source = r.source and m.external_id = r.id
    where m.body is not null`.execute(trx);
}
