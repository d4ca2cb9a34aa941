/** One trade or refund as Taobao's API tells it. Pure. */
import { zero, type Decimal } from "./orders/decimal.ts";
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
  requireTime,
  type Fields,
} from "./orders/fields.ts";
import { findCustomerId } from "./orders/open-reader.ts";
import {
  guessedVersion,
  replaceSum,
  writeOrder,
  writeRefund,
  writeRefundSum,
  type Item,
  type Shop,
} from "./orders/order-records.ts";
import type { WireRecord } from "./source-adapter.ts";
import { chinaCurrency, chinaTime, closedStates } from "./taobao-shop.ts";

export const taobaoCustomerPlaces = ["buyer_open_uid", "buyer_nick"];

const unpaidStates: ReadonlySet<string> = new Set([
  "TRADE_NO_CREATE_PAY",
  "WAIT_BUYER_PAY",
  "PAY_PENDING",
  "WAIT_PRE_AUTH_CONFIRM",
  closedStates.unpaid,
]);
/** Only the deposit is paid, or not even that: `pay_time` may be the deposit's. */
const openDeposits = new Set(["FRONT_NOPAID_FINAL_NOPAID", "FRONT_PAID_FINAL_NOPAID"]);

/** Items of a trade: a plain list, or `{order: […]}` as the API wraps them. */
function readSubOrders(trade: Fields): Fields[] {
  return Array.isArray(trade.orders) ? readList(trade, "orders") : readList(trade, "orders.order");
}

function readItem(sub: Fields): Item {
  return {
    product: readText(sub, "num_iid") ?? readText(sub, "outer_iid") ?? readText(sub, "title"),
    // An item is one piece at least.
    quantity: readAmount(sub, "num") ?? { units: 1n, scale: 0 },
    amount: readAmount(sub, "payment"),
  };
}

/** What the buyer paid for an item; a refund may have left 0 there, and its share of the trade's payment beside it. */
function findPaid(sub: Fields): Decimal {
  const amounts = ["payment", "divide_order_fee", "total_fee"].flatMap(
    (place) => readAmount(sub, place) ?? [],
  );
  return amounts.find(({ units }) => units > 0n) ?? zero;
}

type State = { id: string; seenAt: number; version: number };

/**
 * Refunds as far as a trade shows them: items refunded, with what was paid for them, no times. A trade closed after payment
 * whose items do not say so was refunded whole.
 */
function readShownRefunds(trade: Fields, shop: Shop, { id, seenAt, version }: State): WireRecord[] {
  const refunds = readSubOrders(trade)
    .filter((sub) => readText(sub, "refund_status") === "SUCCESS")
    .flatMap((sub) => {
      const amount = findPaid(sub);
      if (amount.units <= 0n) return [];
      const refund = {
        id: requireId(sub, readText(sub, "refund_id") === null ? "oid" : "refund_id"),
        ...{ order: id, at: seenAt, amount, currency: chinaCurrency },
      };
      return [writeRefund(shop, { ...refund, version: guessedVersion(seenAt), isInferred: true })];
    });
  if (refunds.length > 0) return [...refunds, replaceSum(shop, id, seenAt, version)];
  const amount = requireAmount(trade, "payment");
  if (readText(trade, "status") !== closedStates.refunded || amount.units <= 0n) return [];
  return [
    writeRefundSum(shop, {
      order: id,
      at: seenAt,
      amount,
      currency: chinaCurrency,
      version,
      isInferred: true,
    }),
  ];
}

function readTrade(trade: Fields, shop: Shop): WireRecord[] {
  const id = requireId(trade, "tid");
  const status = readText(trade, "status");
  const createdAt = requireTime(trade, "created", chinaTime);
  const payTime = readTime(trade, "pay_time", chinaTime);
  const changedAt = readTime(trade, "modified", chinaTime);
  const isUnpaid =
    unpaidStates.has(status ?? "") || openDeposits.has(readText(trade, "step_trade_status") ?? "");
  const version = changedAt ?? payTime ?? createdAt;
  const record = writeOrder(shop, {
    id,
    customer: findCustomerId(trade, taobaoCustomerPlaces),
    createdAt,
    paidAt: isUnpaid ? null : payTime,
    amount: requireAmount(trade, "payment"),
    currency: chinaCurrency,
    status,
    items: readSubOrders(trade).map(readItem),
    version,
  });
  if (isUnpaid || payTime === null) return [record];
  const seenAt = readTime(trade, "end_time", chinaTime) ?? version;
  return [record, ...readShownRefunds(trade, shop, { id, seenAt, version })];
}

/** A refund of the refunds API; one that is asked for, refused or taken back is none yet and gives nothing. */
function readRefund(refund: Fields, shop: Shop): WireRecord[] {
  const id = requireId(refund, "refund_id");
  if (readText(refund, "status") !== "SUCCESS") return [];
  const order = requireId(refund, "tid");
  const at = readTime(refund, "modified", chinaTime) ?? requireTime(refund, "created", chinaTime);
  const amount = requireAmount(refund, "refund_fee");
  const reason = readText(refund, "reason");
  return [
    writeRefund(shop, { id, order, at, amount, currency: chinaCurrency, reason, version: at }),
    replaceSum(shop, order, at, at),
  ];
}

/** A record of the API's lists: a trade or a refund, bare or in an object called so. */
export function readTaobaoRecord(record: Fields, shop: Shop): WireRecord[] {
  const inner = findField(record, "trade") ?? findField(record, "refund") ?? record;
  if (isFields(inner) && readText(inner, "refund_fee") !== null) return readRefund(inner, shop);
  if (isFields(inner) && readText(inner, "tid") !== null) return readTrade(inner, shop);
  throw new FieldFault(null, "neither an order nor a refund");
}
