/** One conversation to read: who said what, what became of it and why, what the customer bought, and what else they came for. */
import { mayDo, type Principal, type Scope } from "#app/access/principal.ts";
import { writeCustomerAddress } from "#app/customers/customer-address.ts";
import { getLongestWindow, hourMs, openOrderHours } from "#app/sales/windows.ts";
import type { PageSearch } from "#app/search/page-search.ts";
import type { Db } from "#db/connection.ts";
import { listCustomerOrders } from "#db/queries/customer-orders.ts";
import { findTranscript, type ClassifiedFact } from "#db/queries/transcript.ts";
import { listOrderSteps, type OrderStep } from "./order-steps.ts";
import { buildTranscriptReport, type TranscriptReport } from "./transcript-report.ts";

/** Who reads; without a principal who sees money, orders are told without amounts. */
type Reading = { db: Db; scope: Scope; principal?: Principal | null; privacyKey?: string };

type Windows = Pick<PageSearch, "recontactHours" | "sameTopicOnly"> &
  Partial<Pick<PageSearch, "windowHours">>;

/** Judged by the windows of the page; null when the stores of whoever asks have no such conversation. */
export async function loadTranscriptReport(
  reading: Reading,
  conversationId: number,
  { recontactHours, sameTopicOnly, windowHours = null }: Windows,
): Promise<TranscriptReport | null> {
  const { db, scope, privacyKey } = reading;
  const transcript = await findTranscript(db, scope, conversationId, { recontactHours, sameTopicOnly });
  if (!transcript) return null;
  const { fact, storeId, source } = transcript;
  const customer = fact?.customer ?? null;
  if (!fact || customer === null) return buildTranscriptReport(transcript, sameTopicOnly);
  const key = { storeId, source, customer };
  return buildTranscriptReport(transcript, sameTopicOnly, {
    steps: await loadSteps(reading, { ...key, fact, windowHours }),
    customerAddress: privacyKey === undefined ? null : writeCustomerAddress(privacyKey, key),
  });
}

type Asked = {
  storeId: number;
  source: string;
  customer: string;
  fact: ClassifiedFact;
  windowHours: number | null;
};

/** More orders than anybody reads, in the days around one conversation. */
const most = 50;

/** Orders that were open when it began, and those it could be credited with. */
async function loadSteps(
  { db, principal }: Reading,
  { fact, windowHours, ...key }: Asked,
): Promise<OrderStep[]> {
  const created = {
    from: fact.started_at - openOrderHours * hourMs,
    to: fact.ended_at + getLongestWindow(windowHours ?? 0) * hourMs,
  };
  const orders = await listCustomerOrders(db, { ...key, created, windowHours, limit: most });
  return listOrderSteps(orders, principal ? mayDo(principal, "money") : false);
}
