/** Writes into the audit what a request does, with who asks and from where. */
import type { AppLoadContext } from "@remix-run/node";
import { recordAudit, recordTranscriptSeen, type AuditRecord } from "#db/audit/record-access.ts";

type Asking = Pick<AppLoadContext, "importDb" | "principal" | "client">;

export async function noteAccess(
  { importDb, principal, client }: Asking,
  record: Omit<AuditRecord, "principal" | "address">,
): Promise<void> {
  await recordAudit(importDb, { principal, address: client.address, ...record });
}

/** Before a transcript is sent: what cannot be written down is not shown. */
export async function noteTranscript(
  { importDb, principal, client }: Asking,
  conversationId: number,
): Promise<void> {
  await recordTranscriptSeen(importDb, { principal, address: client.address, conversationId });
}
