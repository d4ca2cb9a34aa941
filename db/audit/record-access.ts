/** Writes the audit: who saw and did what. Rows are never changed or removed; a trigger sees to it. */
import { sql } from "kysely";
import type { AuditAction } from "#app/access/audit-actions.ts";
import type { Principal } from "#app/access/principal.ts";
import type { Db } from "../connection.ts";

/** Ids, names of settings and counts: never what a customer said, and no customer's own id. */
export type AuditSubject = Readonly<
  Record<string, string | number | boolean | null | readonly (string | number)[]>
>;

export type AuditRecord = {
  /** Null: nobody is signed in. "system": a job of Apiary itself. */
  principal: Principal | "system" | null;
  action: AuditAction;
  storeId?: number | null;
  subject?: AuditSubject;
  /** Network address of the request. */
  address?: string | null;
};

/** Takes the owner-level pool, or a transaction of it that also does what is written down. */
export async function recordAudit(db: Db, record: AuditRecord): Promise<void> {
  await db
    .insertInto("audit_entries")
    .values({
      ...describeActor(record.principal),
      action: record.action,
      store_id: record.storeId ?? null,
      subject: sql`${JSON.stringify(record.subject ?? {})}::jsonb`,
      address: record.address ?? null,
    })
    .execute();
}

/** How long somebody may look at a conversation again before it is written down again. */
const seenMinutes = 10;

/** A transcript that somebody was shown; looking again within minutes is the same look. */
export async function recordTranscriptSeen(
  db: Db,
  {
    principal,
    address,
    conversationId,
  }: Pick<AuditRecord, "principal" | "address"> & { conversationId: number },
): Promise<void> {
  const { actor_kind, actor_id, actor_name, actor_role } = describeActor(principal);
  await sql`
    insert into audit_entries (actor_kind, actor_id, actor_name, actor_role, action, store_id, subject, address)
    select ${actor_kind}, ${actor_id}, ${actor_name}, ${actor_role}, 'transcript_seen', c.store_id,
      jsonb_build_object('conversation', c.conversation_id), ${address ?? null}
    from conversations c where c.conversation_id = ${conversationId} and not exists (
      select from audit_entries a
      where a.actor_kind = ${actor_kind} and a.actor_id is not distinct from ${actor_id}::bigint
        and a.at > now() - ${seenMinutes} * interval '1 minute' and a.action = 'transcript_seen'
        and a.subject = jsonb_build_object('conversation', c.conversation_id))`.execute(db);
}

/** A customer's line of time that somebody was shown, told by a conversation of theirs: never by an id of a customer. */
export async function recordCustomerSeen(
  db: Db,
  {
    principal,
    address,
    storeId,
    conversationId,
  }: Pick<AuditRecord, "principal" | "address"> & { storeId: number; conversationId: number | null },
): Promise<void> {
  const { actor_kind, actor_id, actor_name, actor_role } = describeActor(principal);
  const subject = JSON.stringify(conversationId === null ? {} : { conversation: conversationId });
  await sql`
    insert into audit_entries (actor_kind, actor_id, actor_name, actor_role, action, store_id, subject, address)
    select ${actor_kind}, ${actor_id}, ${actor_name}, ${actor_role}, 'customer_seen', ${storeId}, ${subject}::jsonb,
      ${address ?? null}
    where not exists (
      select from audit_entries a
      where a.actor_kind = ${actor_kind} and a.actor_id is not distinct from ${actor_id}::bigint
        and a.at > now() - ${seenMinutes} * interval '1 minute' and a.action = 'customer_seen'
        and a.store_id = ${storeId} and a.subject = ${subject}::jsonb)`.execute(db);
}

function describeActor(principal: AuditRecord["principal"]) {
  if (principal === null || principal === "system") {
    const kind = principal ?? "unknown";
    return { actor_kind: kind, actor_id: null, actor_name: "", actor_role: null };
  }
  const { kind, id, name, role } = principal;
  return { actor_kind: kind, actor_id: id, actor_name: name, actor_role: role };
}
