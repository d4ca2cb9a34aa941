/** One order or refund as Shopify's REST API and webhooks tell it. Pure. */
import { add, multiply, negate, zero, type Decimal } from "./orders/decimal.ts";
import {
  FieldFault,
  findField,
  isFields,
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
import { replaceSum, writeOrder, writeRefund, type Item, type Shop } from "./orders/order-records.ts";
import type { WireRecord } from "./source-adapter.ts";

export const shopifyCustomerPlaces = ["customer.id", "email", "contact_email", "phone"];

/** States in which the whole amount was taken, whatever went back later. */
export const paidStatuses: ReadonlySet<string> = new Set(["paid", "partially_refunded", "refunded"]);
const takings = new Set(["sale", "capture"]);

export type ShopifyTelling = {
  shop: Shop;
  /** Zone of times that name none; the API names it always. */
  zone: string | null;
};

function succeeded(transaction: Fields): boolean {
  return (readText(transaction, "status") ?? "success").toLowerCase() === "success";
}

/**
 * REST has no time of payment: the first money taken, where transactions come with the order; else the time the order was
 * processed, if it counts as paid.
 */
function findPaidAt(order: Fields, status: string, { zone }: ShopifyTelling): number | null {
  if (!paidStatuses.has(status)) return null;
  const taken = readList(order, "transactions")
    .filter((one) => succeeded(one) && takings.has((readText(one, "kind") ?? "").toLowerCase()))
    .flatMap((one) => readTime(one, "processed_at", zone) ?? readTime(one, "created_at", zone) ?? []);
  if (taken.length > 0) return Math.min(...taken);
  return readTime(order, "processed_at", zone) ?? readTime(order, "created_at", zone);
}

function readItem(line: Fields): Item {
  const quantity = readAmount(line, "quantity");
  const price = readAmount(line, "price");
  const allocated = readList(line, "discount_allocations");
  const discount =
    allocated.length > 0 ? sum(allocated, "amount") : (readAmount(line, "total_discount") ?? zero);
  return {
    product: readText(line, "product_id") ?? readText(line, "sku") ?? readText(line, "title"),
    quantity,
    amount: price && quantity ? add(multiply(price, quantity), negate(discount)) : null,
  };
}

function sum(list: readonly Fields[], place: string): Decimal {
  return list.reduce<Decimal>((total, one) => add(total, readAmount(one, place) ?? zero), zero);
}

/** A record of the order and one for each of its refunds. Test orders stay, marked, without payment or refunds. */
export function readShopifyOrder(order: Fields, telling: ShopifyTelling): WireRecord[] {
  const { shop, zone } = telling;
  const id = requireId(order, "id");
  const currency = requireText(order, "currency");
  const isTest = findField(order, "test") === true;
  const financial = (readText(order, "financial_status") ?? "").toLowerCase();
  const cancelledAt = readTime(order, "cancelled_at", zone);
  const version = readTime(order, "updated_at", zone);
  const status = isTest ? "test" : cancelledAt !== null ? "cancelled" : financial;
  const record = writeOrder(shop, {
    id,
    customer: findCustomerId(order, shopifyCustomerPlaces),
    createdAt: requireTime(order, "created_at", zone),
    paidAt: isTest ? null : findPaidAt(order, financial, telling),
    amount: requireAmount(order, "total_price"),
    currency,
    status: status === "" ? null : status,
    items: readList(order, "line_items").map(readItem),
    version,
    extra: {
      number: readText(order, "name"),
      financial_status: financial === "" ? null : financial,
      cancelled_at: cancelledAt === null ? null : new Date(cancelledAt).toISOString(),
      cancel_reason: readText(order, "cancel_reason"),
      source_name: readText(order, "source_name"),
    },
  });
  if (isTest) return [record];
  const refunds = readList(order, "refunds").flatMap((refund) =>
    readShopifyRefund(refund, telling, { order: id, currency, version }),
  );
  return [record, ...withoutSum(refunds, telling, id)];
}

type OfOrder = { order: string; currency: string | null; version: number | null };

/** One refund; none if no money went back (goods only, or not yet). Its amount has to be in the currency of its order. */
function readShopifyRefund(refund: Fields, { shop, zone }: ShopifyTelling, of: OfOrder): WireRecord[] {
  const at = readTime(refund, "processed_at", zone) ?? requireTime(refund, "created_at", zone);
  const given = readList(refund, "transactions").filter(
    (one) => succeeded(one) && (readText(one, "kind") ?? "").toLowerCase() === "refund",
  );
  const currencies = new Set(given.flatMap((one) => readText(one, "currency") ?? []));
  const foreign = [...currencies].find((currency) => currency !== of.currency);
  if (currencies.size > 1 || (of.currency !== null && foreign !== undefined)) {
    throw new FieldFault("refunds.transactions.currency", "refund in another currency than its order");
  }
  const amount = sum(given, "amount");
  if (amount.units <= 0n) return [];
  return [
    writeRefund(shop, {
      id: requireId(refund, "id"),
      order: of.order,
      at,
      amount,
      currency: of.currency ?? foreign ?? null,
      reason: readText(refund, "note"),
      version: of.version ?? at,
    }),
  ];
}

/** Single refunds, and the end of the sum that an export may have told of them. */
function withoutSum(refunds: WireRecord[], { shop }: ShopifyTelling, order: string): WireRecord[] {
  const [first] = refunds;
  if (!first) return [];
  return [...refunds, replaceSum(shop, order, first.at as number, first.version as number)];
}

/** A record of the API's lists or of a webhook: an order or a refund, bare or in an object called so. */
export function readShopifyRecord(record: Fields, telling: ShopifyTelling): WireRecord[] {
  const inner = findField(record, "order") ?? findField(record, "refund") ?? record;
  if (!isFields(inner)) throw new FieldFault(null, notOrder);
  if (readText(inner, "total_price") !== null) return readShopifyOrder(inner, telling);
  if (readText(inner, "order_id") === null) throw new FieldFault(null, notOrder);
  const order = requireId(inner, "order_id");
  return withoutSum(
    readShopifyRefund(inner, telling, { order, currency: null, version: null }),
    telling,
    order,
  );
}

export const notOrder = "neither an order nor a refund";
