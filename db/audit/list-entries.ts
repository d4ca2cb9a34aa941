/** Reads the audit, newest first. */
import { sql, type RawBuilder } from "kysely";
import type { Db } from "../connection.ts";

export type AuditFilter = {
  /** Kind and id of an actor, as `person:7`; kinds without ids as `system:`. */
  actor: string | null;
  action: string | null;
  storeId: number | null;
  /** Days on the clock of `timezone`, both included. */
  from: string | null;
  to: string | null;
  timezone: string;
};

export type AuditEntry = {
  entryId: number;
  at: number;
  actorKind: string;
  actorName: string;
  actorRole: string | null;
  action: string;
  storeId: number | null;
  /** As the store is called now; null for none, and for one that is gone. */
  storeName: string | null;
  subject: Record<string, unknown>;
  address: string | null;
};

function renderConditions({ actor, action, storeId, from, to, timezone }: AuditFilter): RawBuilder<unknown> {
  const start = (day: string, days: number) =>
    sql`((${day}::date + ${days}::int)::timestamp at time zone ${timezone})`;
  const conditions = [sql`true`];
  if (actor !== null) conditions.push(sql`a.actor_kind || ':' || coalesce(a.actor_id::text, '') = ${actor}`);
  if (action !== null) conditions.push(sql`a.action = ${action}`);
  if (storeId !== null) conditions.push(sql`a.store_id = ${storeId}`);
  if (from !== null) conditions.push(sql`a.at >= ${start(from, 0)}`);
  if (to !== null) conditions.push(sql`a.at < ${start(to, 1)}`);
  return sql.join(conditions, sql` and `);
}

/** Up to `limit` entries before the one named; `next` names the last of them while there are more. */
export async function listAuditEntries(
  db: Db,
  filter: AuditFilter,
  { before, limit }: { before: number | null; limit: number },
): Promise<{ entries: AuditEntry[]; next: number | null }> {
  const { rows } = await sql<AuditEntry>`
    select a.entry_id as "entryId", a.at, a.actor_kind as "actorKind", a.actor_name as "actorName",
      a.actor_role as "actorRole", a.action, a.store_id as "storeId", s.name as "storeName", a.subject, a.address
    from audit_entries a left join stores s using (store_id)
    where ${renderConditions(filter)} and (${before}::bigint is null or a.entry_id < ${before}::bigint)
    order by a.entry_id desc limit ${limit + 1}`.execute(db);
  const entries = rows.slice(0, limit);
  return { entries, next: rows.length > limit ? entries.at(-1)!.entryId : null };
}

export type AuditActor = { actor: string; kind: string; name: string };

/** Everybody the audit tells of, by the name they had last. */
export async function listAuditActors(db: Db): Promise<AuditActor[]> {
  const { rows } = await sql<AuditActor>`
    select distinct on (actor_kind, actor_id) actor_kind || ':' || coalesce(actor_id::text, '') as actor,
      actor_kind as kind, actor_name as name
    from audit_entries order by actor_kind, actor_id, entry_id desc`.execute(db);
  return rows.sort((a, b) => a.kind.localeCompare(b.kind) || a.name.localeCompare(b.name));
}
