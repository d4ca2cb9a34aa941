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

function describeActor(principal: AuditRecord["principal"]) {
  if (principal === null || principal === "system") {
    const kind = principal ?? "unknown";
    return { actor_kind: kind, actor_id: null, actor_name: "", actor_role: null };
  }
  const { kind, id, name, role } = principal;
  return { actor_kind: kind, actor_id: id, actor_name: name, actor_role: role };
}
