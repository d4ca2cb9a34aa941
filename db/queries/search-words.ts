/** Words in messages. No index finds two Chinese characters inside a text, so it is bounded how much text is looked through. */
import { sql, type RawBuilder } from "kysely";
import type { Selection } from "#app/metrics/question.ts";
import type { Db } from "../connection.ts";
import { listFilteredStores } from "./count-parts.ts";
import { escapeLike } from "./filters.ts";
import { renderScope } from "./scope.ts";

/** Words as a customer's id and as a text that was masked. */
export type MaskedSearch = { customer: string; text: string };

/** Conversations of the stores asked for, newest first, whose messages are looked through at most. */
export const mostLookedThrough = 50_000;

type Reach = Pick<Selection, "scope" | "from" | "to" | "filters">;
export type WordSearch = Reach & { text: string; masked?: MaskedSearch | undefined };

/** The start of the oldest conversation whose messages are looked through, in epoch ms; null where none is left out. */
export async function findWordsFrom(
  db: Db,
  selection: Reach,
  most = mostLookedThrough,
): Promise<number | null> {
  const { rows } = await sql<{ at: number }>`
    select f.started_at as at from conversation_facts f where ${renderReach(selection)}
    order by f.started_at desc offset ${most - 1} limit 1`.execute(db);
  return rows[0]?.at ?? null;
}

/** Facts `f` of the stores asked for, by their index; two days on each side hold the local days of every zone. */
function renderReach({ scope, from, to, filters }: Reach): RawBuilder<unknown> {
  const keys = listFilteredStores({ filters });
  const ofStores = keys
    ? sql`and f.store_id in (select store_id from stores where key = any(${keys}::text[]))`
    : sql``;
  return sql`${renderScope(scope, "f.store_id")} ${ofStores}
    and f.started_at < ${to}::date + 2 and f.started_at > ${from}::date - 2`;
}

/**
 * Rows `c` that say the words, or are or belong to what has them as an id. Words without cases, as Chinese ones, are compared as they
 * are: that is twice as fast as folding cases.
 */
export function renderWords(
  { text, masked = { customer: text, text }, ...selection }: WordSearch,
  wordsFrom: number | null,
): RawBuilder<unknown> {
  const like = sql.raw(text.toLowerCase() === text.toUpperCase() ? "like" : "ilike");
  const isMasked = masked.text !== text;
  const isNew = wordsFrom === null ? sql`true` : sql`f.started_at >= ${toIso(wordsFrom)}::timestamptz`;
  // Offset 0: each conversation's few messages are read, never all messages there are.
  return sql`(c.store_id, c.conversation_id) in (
    select f.store_id, f.conversation_id from conversation_facts f where f.customer in (${text}, ${masked.customer})
    union all
    select k.store_id, k.conversation_id from conversations k where k.external_id = ${text}
    ${isId(text) ? sql`union all select k.store_id, k.conversation_id from conversations k where k.conversation_id = ${text}::bigint` : sql``}
    union all
    select f.store_id, f.conversation_id from conversation_facts f
    where ${renderReach(selection)} and ${isNew} and exists (
      select from messages m
      where m.store_id = f.store_id and m.conversation_id = f.conversation_id and (
          m.body ${like} ${escapeLike(text)} ${isMasked ? sql`or m.body like ${escapeLike(masked.text)}` : sql``}
        )
      offset 0
    )
  )`;
}

/** As whole numbers of ours are written; longer ones are none. */
const isId = (text: string) => /^[1-9]\d{0,17}$/.test(text);
const toIso = (ms: number) => new Date(ms).toISOString();
