/** The edits that knowledge entries are folded from. */
import { sql } from "kysely";
import type { Scope } from "#app/access/principal.ts";
import { foldEntries, type Entry, type EntryEdit } from "#app/knowledge/fold-entries.ts";
import type { Db } from "../connection.ts";
import { renderScope } from "../queries/scope.ts";

/** Edits of a store's entries, or of one of them, in order of time. */
export async function listEntryEdits(
  db: Db,
  { scope, storeIds, entry }: { scope: Scope; storeIds: readonly number[]; entry?: string },
): Promise<EntryEdit[]> {
  const isWanted = entry === undefined ? sql`true` : sql`k.entry = ${entry}`;
  const { rows } = await sql<EntryEdit>`
    select k.store_id as "storeId", k.entry, k.edited_at as at, k.action, k.question, k.variants, k.answer, k.topic,
      k.trainer
    from knowledge_edits k
    where ${renderScope(scope, "k.store_id")} and k.store_id = any(${[...storeIds]}::int[]) and ${isWanted}
    order by k.edited_at, k.source, k.external_id`.execute(db);
  return rows;
}

/** What the bots of stores can answer now: live entries with a question, as matchers, backtests and exports take them. */
export async function listLiveEntries(
  db: Db,
  asked: { scope: Scope; storeIds: readonly number[] },
): Promise<(Entry & { question: string })[]> {
  return foldEntries(await listEntryEdits(db, asked)).filter(
    (entry): entry is Entry & { question: string } => entry.state === "live" && entry.question !== null,
  );
}
