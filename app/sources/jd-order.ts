/** Orders of 京东 as `jingdong.pop.order.search` answers them. */
import { orderCapabilities } from "./orders/capabilities.ts";
import { countFittingLines } from "./orders/detect-json.ts";
import {
  FieldFault,
  readAmount,
  readList,
  readText,
  readTime,
  requireAmount,
  requireId,
  requireTime,
  type Fields,
} from "./orders/fields.ts";
import { findCustomerId, openOrderReader } from "./orders/open-reader.ts";
import { writeOrder, type Item, type Shop } from "./orders/order-records.ts";
import { jdStore, jdZone } from "./jd-shape.ts";
import type { SourceAdapter, WireRecord } from "./source-adapter.ts";

/** The buyer's name in the chat log is the same as in their orders, open or not. */
const customerPlaces = ["pin", "open_id_buyer"];
const names = ["orderId", "orderStartTime"];

function readItem(item: Fields): Item {
  const price = readAmount(item, "itemTotal");
  return { product: readText(item, "skuId"), quantity: readAmount(item, "itemNum"), amount: price };
}

/** JD writes the year 1 where there is no time. */
function readJdTime(fields: Fields, place: string): number | null {
  return readText(fields, place)?.startsWith("0001-") ? null : readTime(fields, place, jdZone);
}

function readOrder(fields: Fields, shop: Shop): WireRecord[] {
  if (Object.hasOwn(fields, "zh_desc") || Object.hasOwn(fields, "en_desc")) {
    const said = readText(fields, "zh_desc") ?? readText(fields, "en_desc") ?? "no reason";
    throw new FieldFault(null, `JD answered with an error: ${said}`);
  }
  const createdAt = requireTime(fields, "orderStartTime", jdZone);
  const paidAt = readJdTime(fields, "paymentConfirmTime");
  const changes = ["modified", "orderEndTime"].map((place) => readJdTime(fields, place) ?? 0);
  return [
    writeOrder(shop, {
      ...{ id: requireId(fields, "orderId"), customer: findCustomerId(fields, customerPlaces) },
      ...{ createdAt, paidAt, currency: "CNY", status: readText(fields, "orderState") },
      amount: requireAmount(fields, "orderPayment"),
      items: readList(fields, "itemInfoList").map(readItem),
      version: Math.max(createdAt, paidAt ?? 0, ...changes),
      extra: {
        parent_order: readText(fields, "parentOrderId"),
        return_order: readText(fields, "returnOrder"),
        total: readText(fields, "orderTotalPrice"),
        seller_price: readText(fields, "orderSellerPrice"),
        seller_discount: readText(fields, "sellerDiscount"),
        freight: readText(fields, "freightPrice"),
        vender: readText(fields, "venderId"),
      },
    }),
  ];
}

/**
 * Times are China's. The amount is what the buyer paid (`orderPayment`). Refunds are in calls of their own, whose fields are not
 * public: an order that was cancelled or sent back after payment keeps its amount, and says so in its status.
 */
export const jdOrders: SourceAdapter = {
  id: "jd-orders",
  source: "jd",
  title: "京东 JD, orders",
  recognises: "answers of JD's order search (pop.order.search), in one JSON document or one after the other",
  capabilities: orderCapabilities("not recorded"),
  defaultStore: jdStore,
  framing: { by: "element", at: ["[]", "*[]", "*.*[]", "*.*.*[]", "error_response"] },
  isStateless: true,
  detect: (head) => (/^\s*[[{]/.test(head) && names.every((name) => head.includes(`"${name}"`)) ? 0.92 : 0),
  open: ({ store }) =>
    openOrderReader({
      read: (fields) => readOrder(fields, { store: store ?? jdStore.key, source: "jd" }),
      customerPlaces,
    }),
};

/** One order a line. */
export const jdOrderLines: SourceAdapter = {
  ...jdOrders,
  id: "jd-order-lines",
  title: "京东 JD, one order a line",
  recognises: "orders of JD's order search, one a line",
  framing: { by: "line" },
  detect: (head) =>
    0.95 * countFittingLines(head, (fields) => names.every((name) => Object.hasOwn(fields, name))),
};
