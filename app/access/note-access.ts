/** Writes into the audit what a request does, with who asks and from where. */
import type { AppLoadContext } from "@remix-run/node";
import {
  recordAudit,
  recordCustomerSeen,
  recordTranscriptSeen,
  type AuditRecord,
} from "#db/audit/record-access.ts";

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

/** Before a customer's line of time is sent, in the same way. */
export async function noteCustomer(
  { importDb, principal, client }: Asking,
  { storeId, conversationId }: { storeId: number; conversationId: number | null },
): Promise<void> {
  await recordCustomerSeen(importDb, { principal, address: client.address, storeId, conversationId });
}
