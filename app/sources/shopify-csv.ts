/** Shopify's orders as the admin exports them: a row an item, the order's own columns on its first row only. */
import { readHeader } from "./csv-row.ts";
import { orderCapabilities } from "./orders/capabilities.ts";
import { add, multiply, negate, zero } from "./orders/decimal.ts";
import {
  readAmount,
  readList,
  readText,
  readTime,
  requireAmount,
  requireId,
  requireText,
  requireTime,
  type Fields,
} from "./orders/fields.ts";
import { findCustomerId, openOrderReader } from "./orders/open-reader.ts";
import { refuseStrayCells } from "./orders/stray-cells.ts";
import { writeOrder, writeRefundSum, type Item, type Shop } from "./orders/order-records.ts";
import { shopifySource, shopifyStore } from "./shopify.ts";
import type { SourceAdapter, WireRecord } from "./source-adapter.ts";

const customerPlaces = ["Email", "Phone"];
/** In these the export's time of payment is that of an attempt, or of nothing. */
const unpaid = new Set(["pending", "authorized", "partially_paid", "voided", "expired"]);

function readItem(row: Fields): Item {
  const quantity = readAmount(row, "Lineitem quantity");
  const price = readAmount(row, "Lineitem price");
  const discount = readAmount(row, "Lineitem discount") ?? zero;
  return {
    product: readText(row, "Lineitem sku") ?? readText(row, "Lineitem name"),
    quantity,
    amount: price && quantity ? add(multiply(price, quantity), negate(discount)) : null,
  };
}

function readOrder(first: Fields, shop: Shop): WireRecord[] {
  const rows = [first, ...readList(first, "rows")];
  for (const row of rows) refuseStrayCells(row);
  const id = requireId(first, readText(first, "Id") === null ? "Name" : "Id");
  const currency = requireText(first, "Currency");
  const financial = (readText(first, "Financial Status") ?? "").toLowerCase();
  const createdAt = requireTime(first, "Created at", null);
  const paidAt = readTime(first, "Paid at", null);
  const cancelledAt = readTime(first, "Cancelled at", null);
  const refunded = readAmount(first, "Refunded Amount") ?? zero;
  const version = Math.max(
    createdAt,
    paidAt ?? 0,
    cancelledAt ?? 0,
    readTime(first, "Fulfilled at", null) ?? 0,
  );
  const order = writeOrder(shop, {
    id,
    customer: findCustomerId(first, customerPlaces),
    createdAt,
    paidAt: unpaid.has(financial) ? null : paidAt,
    amount: requireAmount(first, "Total"),
    currency,
    status: cancelledAt !== null ? "cancelled" : financial === "" ? null : financial,
    items: rows.map(readItem),
    version,
    extra: {
      number: readText(first, "Name"),
      financial_status: financial === "" ? null : financial,
      source_name: readText(first, "Source"),
    },
  });
  if (refunded.units <= 0n) return [order];
  // The export tells no time of it; the last thing known to have happened to the money is not later.
  const at = cancelledAt ?? paidAt ?? createdAt;
  return [
    order,
    writeRefundSum(shop, { order: id, at, amount: refunded, currency, version, isInferred: true }),
  ];
}

/**
 * Columns are found by their names. A row without `Total` belongs to the order above. Has no test flag, no ids of customers
 * (their e-mail addresses stand for them) and no time of a refund: only the sum, which gives way to the refunds of the API.
 */
export const shopifyCsv: SourceAdapter = {
  id: "shopify-csv",
  source: shopifySource,
  title: "Shopify, orders as CSV",
  recognises: "the orders export of Shopify's admin, CSV, with the items of an order in rows below it",
  capabilities: orderCapabilities("inferred"),
  defaultStore: shopifyStore,
  framing: { by: "row", join: { key: "Name", firstOnly: "Total" } },
  isStateless: true,
  detect(head) {
    const header = readHeader(head);
    const known = ["Name", "Financial Status", "Total", "Created at", "Lineitem quantity"];
    return known.every((name) => header.includes(name)) ? 0.95 : 0;
  },
  open({ store }) {
    const shop = { store: store ?? shopifyStore.key, source: shopifySource };
    return openOrderReader({ read: (fields) => readOrder(fields, shop), customerPlaces });
  },
};
