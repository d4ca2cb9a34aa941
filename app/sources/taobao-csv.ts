/** Taobao's and Tmall's orders as the seller centre exports them (ExportOrderList), also after a spreadsheet has saved them. */
import { readHeader } from "./csv-row.ts";
import { orderCapabilities } from "./orders/capabilities.ts";
import { add, parseDecimal, zero, type Decimal } from "./orders/decimal.ts";
import {
  FieldFault,
  readAmount,
  readText,
  readTime,
  requireId,
  requireTime,
  type Fields,
} from "./orders/fields.ts";
import { findCustomerId, openOrderReader } from "./orders/open-reader.ts";
import { writeOrder, writeRefundSum, type Item, type Shop } from "./orders/order-records.ts";
import { refuseStrayCells } from "./orders/stray-cells.ts";
import type { SourceAdapter, WireRecord } from "./source-adapter.ts";
import { chinaCurrency, chinaTime, closedStates, taobaoSource, taobaoStore } from "./taobao-shop.ts";

/** Names of one column in the exports of different years. */
const columns = {
  id: ["订单编号"],
  created: ["订单创建时间", "买家下单时间"],
  paid: ["订单付款时间", "买家付款时间"],
  received: ["确认收货时间"],
  payment: ["买家实际支付金额", "买家实付金额"],
  due: ["买家应付货款"],
  postage: ["买家应付邮费"],
  total: ["总金额"],
  refunded: ["买家退款金额", "退款金额"],
  refundedAt: ["退款完结时间"],
  status: ["订单状态"],
  closedFor: ["订单关闭原因"],
} as const;
const customerPlaces = ["买家会员名", "买家昵称", "买家支付宝账号"];

/** The API's words for the export's. */
const states = new Map([
  ["等待买家付款", "WAIT_BUYER_PAY"],
  ["买家已付款，等待卖家发货", "WAIT_SELLER_SEND_GOODS"],
  ["卖家部分发货", "SELLER_CONSIGNED_PART"],
  ["卖家已发货，等待买家确认", "WAIT_BUYER_CONFIRM_GOODS"],
  ["买家已签收", "TRADE_BUYER_SIGNED"],
  ["交易成功", "TRADE_FINISHED"],
]);
const closed = "交易关闭";
const neverPaid = "买家未付款";

const spellings = new Map<readonly string[], string[]>(
  Object.values(columns).map((names) => [
    names,
    names.flatMap((name) => [name, `${name}元`, `${name}(元)`, `${name}（元）`]),
  ]),
);

/** The first of the names that the row has; amounts may say their unit there. */
function findColumn(row: Fields, names: readonly string[]): string {
  return spellings.get(names)?.find((name) => Object.hasOwn(row, name)) ?? names[0]!;
}

function readYuan(row: Fields, names: readonly string[]): Decimal | null {
  const column = findColumn(row, names);
  const text = readText(row, column);
  if (text === null) return null;
  const amount = parseDecimal(text.replace(/\s*元$/, ""));
  if (!amount) throw new FieldFault(column, "not a decimal amount");
  if (amount.units < 0n) throw new FieldFault(column, "negative amount");
  return amount;
}

function readChinaTime(row: Fields, names: readonly string[]): number | null {
  return readTime(row, findColumn(row, names), chinaTime);
}

/** 交易关闭 is two things: nothing was ever paid, or all of it went back. */
function readStatus(row: Fields, paidAt: number | null): string | null {
  const word = readText(row, columns.status[0]);
  if (word === null) return null;
  if (word !== closed) return states.get(word.replace(/,\s*/g, "，")) ?? word;
  const isUnpaid = paidAt === null || readText(row, columns.closedFor[0]) === neverPaid;
  return isUnpaid ? closedStates.unpaid : closedStates.refunded;
}

/** What the buyer pays or would have paid: before payment the export has it as what is due. */
function readDue(row: Fields): Decimal | null {
  const goods = readYuan(row, columns.due);
  if (goods) return add(goods, readYuan(row, columns.postage) ?? zero);
  return readYuan(row, columns.total);
}

function readAmountOf(row: Fields, status: string | null, isPaid: boolean): Decimal {
  const payment = readYuan(row, columns.payment);
  // What was paid for an order that was refunded whole may be told as 0, and what is left of it.
  const isTold = payment !== null && (payment.units > 0n || (isPaid && status !== closedStates.refunded));
  const amount = isTold ? payment : (readDue(row) ?? payment);
  if (!amount) throw new FieldFault(columns.payment[0], "is missing");
  return amount;
}

/** One kind of goods is an item; several titles in one cell cannot be told apart for sure. */
function readItems(row: Fields): Item[] {
  if (readText(row, "宝贝种类") !== "1") return [];
  return [{ product: readText(row, "宝贝标题"), quantity: readAmount(row, "宝贝总数量"), amount: null }];
}

function readOrder(row: Fields, shop: Shop): WireRecord[] {
  refuseStrayCells(row);
  const id = requireId(row, columns.id[0]);
  const createdAt = requireTime(row, findColumn(row, columns.created), chinaTime);
  const payTime = readChinaTime(row, columns.paid);
  const status = readStatus(row, payTime);
  const isPaid = payTime !== null && status !== closedStates.unpaid && status !== "WAIT_BUYER_PAY";
  const amount = readAmountOf(row, status, isPaid);
  const refundedAt = readChinaTime(row, columns.refundedAt);
  const version = Math.max(
    createdAt,
    payTime ?? 0,
    readChinaTime(row, columns.received) ?? 0,
    refundedAt ?? 0,
  );
  const order = writeOrder(shop, {
    id,
    customer: findCustomerId(row, customerPlaces),
    createdAt,
    paidAt: isPaid ? payTime : null,
    amount,
    currency: chinaCurrency,
    status,
    items: readItems(row),
    version,
    extra: { titles: readText(row, "宝贝标题"), shop: readText(row, "店铺名称") },
  });
  const told = readYuan(row, columns.refunded);
  const refunded = told ?? (status === closedStates.refunded ? amount : zero);
  if (!isPaid || refunded.units <= 0n) return [order];
  return [
    order,
    writeRefundSum(shop, {
      ...{ order: id, at: refundedAt ?? version, amount: refunded, currency: chinaCurrency, version },
      isInferred: refundedAt === null || told === null,
    }),
  ];
}

/**
 * UTF-8 or GBK, ids as `="…"`, times as `2025-01-01 09:58:00` or, from a spreadsheet, `2025/1/1 9:58`. A closed order counts
 * as refunded whole if it was paid; other refunds are in the API's or the refund report's records only. An id that a
 * spreadsheet has cut to 4.1E+18 refuses its row.
 */
export const taobaoCsv: SourceAdapter = {
  id: "taobao-csv",
  source: taobaoSource,
  title: "淘宝/天猫 Taobao, orders as CSV",
  recognises: "the order export of the seller centre (ExportOrderList), CSV in UTF-8, UTF-16 or GBK",
  capabilities: orderCapabilities("inferred"),
  defaultStore: taobaoStore,
  framing: { by: "row", join: null },
  isStateless: true,
  detect(head) {
    const header = readHeader(head);
    const has = (names: readonly string[]) =>
      names.some((name) => header.some((column) => column.startsWith(name)));
    return has(columns.id) &&
      has(columns.created) &&
      has(columns.status) &&
      has([...columns.payment, ...columns.due])
      ? 0.95
      : 0;
  },
  open({ store }) {
    const shop = { store: store ?? taobaoStore.key, source: taobaoSource };
    return openOrderReader({ read: (row) => readOrder(row, shop), customerPlaces });
  },
};
