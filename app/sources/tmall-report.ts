/** A Tmall shop's order report: number, total, paid, province, times and refund of each order, and no buyers. */
import { readHeader } from "./csv-row.ts";
import { orderCapabilities } from "./orders/capabilities.ts";
import { add, zero } from "./orders/decimal.ts";
import {
  readAmount,
  readText,
  readTime,
  requireAmount,
  requireId,
  requireTime,
  type Fields,
} from "./orders/fields.ts";
import { openOrderReader } from "./orders/open-reader.ts";
import { writeOrder, writeRefundSum, type Shop } from "./orders/order-records.ts";
import { refuseStrayCells } from "./orders/stray-cells.ts";
import type { DefaultStore, SourceAdapter, WireRecord } from "./source-adapter.ts";
import { chinaCurrency, chinaTime, taobaoStore } from "./taobao-shop.ts";

const columns = {
  id: "订单编号",
  total: "总金额",
  payment: "买家实际支付金额",
  created: "订单创建时间",
  paid: "订单付款时间",
  refunded: "退款金额",
  province: "收货地址",
};

const store: DefaultStore = { ...taobaoStore, key: "tmall", name: "天猫" };

function readOrder(row: Fields, shop: Shop): WireRecord[] {
  refuseStrayCells(row);
  const id = requireId(row, columns.id);
  const createdAt = requireTime(row, columns.created, chinaTime);
  const paidAt = readTime(row, columns.paid, chinaTime);
  const refunded = readAmount(row, columns.refunded) ?? zero;
  const payment = requireAmount(row, columns.payment);
  const version = Math.max(createdAt, paidAt ?? 0);
  const order = writeOrder(shop, {
    id,
    customer: null,
    createdAt,
    paidAt,
    amount: paidAt === null ? requireAmount(row, columns.total) : add(payment, refunded),
    currency: chinaCurrency,
    status: paidAt === null ? "unpaid" : refunded.units > 0n ? "refunded" : "paid",
    items: [],
    version,
    extra: { province: readText(row, columns.province) },
  });
  if (paidAt === null || refunded.units <= 0n) return [order];
  return [
    order,
    writeRefundSum(shop, {
      ...{ order: id, at: paidAt, amount: refunded, currency: chinaCurrency, version },
      isInferred: true,
    }),
  ];
}

/**
 * What was paid is told after refunds: an order's amount is both together, which is the total of each that was paid; of one
 * never paid it is the total. Refunds have no time and stand at the payment. Nobody is named, so no order finds a conversation.
 */
export const tmallReport: SourceAdapter = {
  id: "tmall-report",
  source: "tmall",
  title: "天猫 Tmall, order report",
  recognises: "Tmall's order report with 总金额 and 退款金额, CSV",
  capabilities: orderCapabilities("inferred", "not recorded"),
  defaultStore: store,
  framing: { by: "row", join: null },
  isStateless: true,
  detect(head) {
    const header = readHeader(head);
    const { province: _, ...needed } = columns;
    return Object.values(needed).every((name) => header.includes(name)) && !header.includes("订单状态")
      ? 0.95
      : 0;
  },
  open: ({ store: key }) =>
    openOrderReader({
      read: (row) => readOrder(row, { store: key ?? store.key, source: "tmall" }),
      customerPlaces: [],
    }),
};
