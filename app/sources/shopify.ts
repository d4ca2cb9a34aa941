/** Shopify's orders as its REST API and webhooks send them: a document of orders, or one a line. */
import { orderCapabilities } from "./orders/capabilities.ts";
import { countFittingLines } from "./orders/detect-json.ts";
import { findField, isFields, type Fields } from "./orders/fields.ts";
import { openOrderReader } from "./orders/open-reader.ts";
import { readShopifyRecord, shopifyCustomerPlaces } from "./shopify-order.ts";
import type { DefaultStore, SourceAdapter } from "./source-adapter.ts";

export const shopifyStore: DefaultStore = {
  key: "shopify",
  name: "Shopify",
  timezone: "UTC",
  currency: "USD",
  locale: "en",
  platform: "shopify",
};

/** The source of all records of a Shopify shop, whichever way they come: an order is one order. */
export const shopifySource = "shopify";

const places = [...shopifyCustomerPlaces, ...shopifyCustomerPlaces.map((place) => `order.${place}`)];

function open({ store }: { store: string | null }) {
  const shop = { store: store ?? shopifyStore.key, source: shopifySource };
  return openOrderReader({
    read: (fields) => readShopifyRecord(fields, { shop, zone: null }),
    customerPlaces: places,
  });
}

function isOrder(fields: Fields): boolean {
  const inner = findField(fields, "order") ?? findField(fields, "refund") ?? fields;
  if (!isFields(inner)) return false;
  const has = (name: string) => Object.hasOwn(inner, name);
  return (has("total_price") && has("financial_status")) || (has("refund_line_items") && has("order_id"));
}

const marks = /"(?:financial_status|total_price|refund_line_items|admin_graphql_api_id)"\s*:/;

/**
 * `{"orders": […]}`, and the single `{"order": {…}}` or `{"refund": {…}}`. Test orders are taken with the status `test` and as
 * never paid, so that they are there to be seen and in no sum. A customer is the shop's id, else e-mail address, else phone
 * number of the order. Amounts are the shop's currency; a refund told in another one is set aside.
 */
export const shopify: SourceAdapter = {
  id: "shopify",
  source: shopifySource,
  title: "Shopify, API",
  recognises: "orders or refunds as Shopify's REST API answers them, in one JSON document",
  capabilities: orderCapabilities("recorded"),
  defaultStore: shopifyStore,
  framing: { by: "element", at: ["orders[]", "order", "refund", "refunds[]"] },
  isStateless: true,
  detect: (head) =>
    /^\s*\{\s*"(?:orders"\s*:\s*\[|order"\s*:\s*\{|refund"\s*:\s*\{|refunds"\s*:\s*\[)/.test(head) &&
    marks.test(head)
      ? 0.9
      : 0,
  open,
};

/** One order or refund a line, as webhooks are kept; bare or in an object called `order` or `refund`. */
export const shopifyLines: SourceAdapter = {
  ...shopify,
  id: "shopify-lines",
  title: "Shopify, one order a line",
  recognises: "orders or refunds of Shopify's API and webhooks, one a line",
  framing: { by: "line" },
  // More lines than one make it no document.
  detect: (head) => 0.95 * countFittingLines(head, isOrder),
  open,
};
