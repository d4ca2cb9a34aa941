/** Gaps that were fixed by publishing an answer: by whom, how soon, and whether they stayed closed. */
import { sql } from "kysely";
import type { Scope } from "#app/access/principal.ts";
import type { Fix } from "#app/training/sum-fixes.ts";
import type { Db } from "../connection.ts";
import { gapTitle } from "../gaps/list-gaps.ts";
import { renderScope } from "../queries/scope.ts";

/** `title`: a customer's words; null when they have gone. */
export type ListedFix = Fix & { title: string | null };

/**
 * One row a publishing. A closing belongs to the last publishing before it; the trainer is who the knowledge event of the
 * publishing names. Times in epoch ms.
 */
export async function listFixes(
  db: Db,
  { scope, storeIds }: { scope: Scope; storeIds: readonly number[] },
): Promise<ListedFix[]> {
  const { rows } = await sql<ListedFix>`
    select p.store_id as "storeId", p.gap_id as "gapId", ${gapTitle} as title, p.at as "publishedAt", k.trainer, c.at as "closedAt",
      coalesce(
        (select max(r.at) from gap_changes r
          where r.store_id = p.store_id and r.gap_id = p.gap_id and r.action = 'reopen' and r.at < p.at),
        g.seen_at
      ) as "seenAt",
      (select min(r.at) from gap_changes r
        where r.store_id = p.store_id and r.gap_id = p.gap_id and r.action = 'reopen' and r.at > c.at) as "reopenedAt"
    from (
      select c.store_id, c.gap_id, c.at, lead(c.at) over (partition by c.store_id, c.gap_id order by c.at) as next_at
      from gap_changes c
      where ${renderScope(scope, "c.store_id")} and c.store_id = any(${[...storeIds]}::int[]) and c.action = 'publish'
    ) p
    join gaps g on g.store_id = p.store_id and g.gap_id = p.gap_id
    left join lateral (
      select min(c.at) as at from gap_changes c
      where c.store_id = p.store_id and c.gap_id = p.gap_id and c.action = 'close' and c.at >= p.at
        and (p.next_at is null or c.at < p.next_at)
    ) c on true
    left join lateral (
      select e.trainer from gap_drafts d
      join knowledge_edits e on e.store_id = d.store_id and e.entry = d.entry
      where d.store_id = p.store_id and d.gap_id = p.gap_id and e.source = 'apiary' and e.action = 'published'
        and e.edited_at between p.at - interval '10 minutes' and p.at + interval '10 minutes'
      order by abs(extract(epoch from e.edited_at - p.at)) limit 1
    ) k on true
    order by p.at, p.store_id, p.gap_id`.execute(db);
  return rows;
}
