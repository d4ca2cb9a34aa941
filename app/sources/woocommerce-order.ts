/** One order or refund as WooCommerce's REST API tells it. Pure. */
import { negate, zero } from "./orders/decimal.ts";
import {
  FieldFault,
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
import { findCustomerId } from "./orders/open-reader.ts";
import { guessedVersion, writeOrder, writeRefund, type Item, type Shop } from "./orders/order-records.ts";
import type { WireRecord } from "./source-adapter.ts";

/** A guest's id is 0. */
export const wooCustomerPlaces = ["customer_id", "billing.email", "billing.phone"];

/** Times in GMT carry no mark of it; their twins in the site's zone do not say which that is. */
const gmt = "Z";

function readItem(line: Fields): Item {
  const product = readText(line, "product_id");
  return {
    product:
      product === null || product === "0" ? (readText(line, "sku") ?? readText(line, "name")) : product,
    quantity: readAmount(line, "quantity"),
    amount: readAmount(line, "total"),
  };
}

/** The refunds an order lists: ids and amounts below zero, no times. They happened by the time the order was changed last. */
function readListedRefunds(order: Fields, shop: Shop, id: string, seenAt: number): WireRecord[] {
  const currency = requireText(order, "currency");
  return readList(order, "refunds").flatMap((refund) => {
    const amount = negate(readAmount(refund, "total") ?? zero);
    if (amount.units <= 0n) return [];
    return [
      writeRefund(shop, {
        id: requireId(refund, "id"),
        order: id,
        at: seenAt,
        amount,
        currency,
        reason: readText(refund, "reason"),
        version: guessedVersion(seenAt),
        isInferred: true,
      }),
    ];
  });
}

function readOrder(order: Fields, shop: Shop): WireRecord[] {
  const id = requireId(order, "id");
  const status = readText(order, "status");
  const createdAt = requireTime(order, "date_created_gmt", gmt);
  const changedAt = readTime(order, "date_modified_gmt", gmt);
  const paidAt = readTime(order, "date_paid_gmt", gmt);
  const record = writeOrder(shop, {
    id,
    customer: findCustomerId(order, wooCustomerPlaces),
    createdAt,
    // What lies in the bin is in no sum of the shop either.
    paidAt: status === "trash" ? null : paidAt,
    amount: requireAmount(order, "total"),
    currency: requireText(order, "currency"),
    status,
    items: readList(order, "line_items").map(readItem),
    version: changedAt,
    extra: { number: readText(order, "number"), created_via: readText(order, "created_via") },
  });
  return [record, ...readListedRefunds(order, shop, id, changedAt ?? paidAt ?? createdAt)];
}

/** A refund of the refunds endpoint: its amount is above zero, its order `parent_id` or the one its links lead up to. */
function readRefund(refund: Fields, shop: Shop): WireRecord[] {
  const [up] = readList(refund, "_links.up");
  const linked = /\/orders\/(\d+)\/?$/.exec(readText(up ?? {}, "href") ?? "")?.[1];
  const at = requireTime(refund, "date_created_gmt", gmt);
  return [
    writeRefund(shop, {
      id: requireId(refund, "id"),
      order: linked ?? requireId(refund, "parent_id"),
      at,
      amount: requireAmount(refund, "amount"),
      currency: null,
      reason: readText(refund, "reason"),
      version: at,
    }),
  ];
}

export function readWooRecord(record: Fields, shop: Shop): WireRecord[] {
  if (readText(record, "total") !== null) return readOrder(record, shop);
  if (readText(record, "amount") !== null) return readRefund(record, shop);
  throw new FieldFault(null, "neither an order nor a refund");
}
