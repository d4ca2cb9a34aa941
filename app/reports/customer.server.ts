/** Reads what one customer did with one store: conversations, ratings, orders, refunds. */
import { mayDo, type Principal, type Scope } from "#app/access/principal.ts";
import { readCustomerAddress } from "#app/customers/customer-address.ts";
import type { PageSearch } from "#app/search/page-search.ts";
import type { Db } from "#db/connection.ts";
import { findCustomerStore, listCustomerConversations, listCustomerRatings } from "#db/queries/customer.ts";
import { listCustomerOrders } from "#db/queries/customer-orders.ts";
import { buildCustomerReport, type CustomerReport } from "./customer-report.ts";

type Reading = { db: Db; scope: Scope; principal: Principal | null; privacyKey: string };

/** More than anybody reads of one customer; what is older is left out, and the page says so. */
const limit = 300;

export type FoundCustomer = {
  report: CustomerReport;
  /** What the audit may be told: a conversation of theirs, never their id; null when they only have orders. */
  conversationId: number | null;
  storeId: number;
};

/** Null when the address is of nobody, or of nobody in the stores of whoever asks. */
export async function loadCustomerReport(
  { db, scope, principal, privacyKey }: Reading,
  address: string,
  { recontactHours, windowHours }: Pick<PageSearch, "recontactHours" | "windowHours">,
): Promise<FoundCustomer | null> {
  const key = readCustomerAddress(privacyKey, address);
  const store = key && (await findCustomerStore(db, scope, key.storeId));
  if (!key || !store) return null;
  const [conversations, orders] = await Promise.all([
    listCustomerConversations(db, key, { recontactHours, limit }),
    listCustomerOrders(db, { ...key, created: null, windowHours, limit }),
  ]);
  if (conversations.length === 0 && orders.length === 0) return null;
  const ids = conversations.map(({ conversationId }) => conversationId);
  const ratings = await listCustomerRatings(db, key, ids);
  const { source, customer, storeId } = key;
  const report = buildCustomerReport(
    { store, source, customer, conversations, ratings, orders },
    { showsMoney: principal !== null && mayDo(principal, "money"), limit },
  );
  return { report, conversationId: ids.at(-1) ?? null, storeId };
}
