/** How much of a store's newest 30 days of one source cannot be tied to a customer, or was derived. */
import { sql, type RawBuilder } from "kysely";
import type { Scope } from "#app/access/principal.ts";
import type { Db } from "../connection.ts";
import { renderScope } from "../queries/scope.ts";

/** What conversations tell of the data's quality; each is one predicate, which counts and lists. */
export const qualityParts = ["unlinkable", "kinds", "times", "inferred"] as const;
export type QualityPart = (typeof qualityParts)[number];

const predicates: Record<QualityPart, RawBuilder<boolean>> = {
  unlinkable: sql`f.customer is null`,
  kinds: sql`f.is_kind_inferred`,
  times: sql`f.is_time_inferred`,
  inferred: sql`(f.is_kind_inferred or f.is_time_inferred)`,
};

const newestDays = 30;
/** Conversations of the newest 30 days of their store's data, whatever their source. */
const isNewest = sql`f.start_day > newest.day - ${sql.lit(newestDays)}`;
const newest = sql`cross join lateral (select max(start_day) as day from conversation_facts where store_id = s.store_id) newest`;

export type SourceQuality = Record<QualityPart, number> & {
  storeId: number;
  storeName: string;
  source: string;
  conversations: number;
};

/** Counts by store and source, by name of the store. */
export async function listSourceQuality(db: Db, scope: Scope): Promise<SourceQuality[]> {
  const { rows } = await sql<SourceQuality>`
    select s.store_id as "storeId", s.name as "storeName", f.source, count(*)::int as conversations,
      ${sql.join(qualityParts.map((part) => sql`count(*) filter (where ${predicates[part]})::int as ${sql.ref(part)}`))}
    from stores s ${newest}
    join conversation_facts f on f.store_id = s.store_id and ${isNewest}
    where ${renderScope(scope, "s.store_id")}
    group by 1, 2, 3 order by 2, 3`.execute(db);
  return rows;
}

export type QualityConversation = {
  conversationId: number;
  /** Epoch ms. */
  startedAt: number;
  channel: string | null;
  timezone: string;
};

/** The conversations a part counts, the newest first. */
export async function listQualityConversations(
  db: Db,
  scope: Scope,
  {
    storeId,
    sources,
    part,
    limit,
  }: {
    storeId: number;
    sources: readonly string[];
    part: QualityPart;
    limit: number;
  },
): Promise<QualityConversation[]> {
  const { rows } = await sql<QualityConversation>`
    select f.conversation_id as "conversationId", f.started_at as "startedAt", f.channel, s.timezone
    from stores s ${newest}
    join conversation_facts f on f.store_id = s.store_id and ${isNewest}
    where s.store_id = ${storeId} and f.source = any(${[...sources]}::text[]) and ${predicates[part]} and ${renderScope(scope, "s.store_id")}
    order by f.started_at desc, f.conversation_id desc limit ${limit}`.execute(db);
  return rows;
}
