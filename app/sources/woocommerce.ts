/** WooCommerce's orders as its REST API (v3) and webhooks send them: a list of orders, or one a line. */
import { orderCapabilities } from "./orders/capabilities.ts";
import { countFittingLines } from "./orders/detect-json.ts";
import type { Fields } from "./orders/fields.ts";
import { openOrderReader } from "./orders/open-reader.ts";
import type { DefaultStore, SourceAdapter } from "./source-adapter.ts";
import { readWooRecord, wooCustomerPlaces } from "./woocommerce-order.ts";

const store: DefaultStore = {
  key: "woocommerce",
  name: "WooCommerce",
  timezone: "UTC",
  currency: "USD",
  locale: "en",
  platform: "woocommerce",
};

function isOrder(fields: Fields): boolean {
  return (
    Object.hasOwn(fields, "date_created_gmt") &&
    (Object.hasOwn(fields, "total") || Object.hasOwn(fields, "amount"))
  );
}

/**
 * Lists of `/orders` and of `/orders/ID/refunds`. Times are those in GMT; a customer is the site's id, a guest the e-mail
 * address of the bill. An order lists its refunds without times: such a refund stands at the order's last change, marked as
 * inferred, until the refunds themselves are imported, which have the same ids.
 */
export const woocommerce: SourceAdapter = {
  id: "woocommerce",
  source: "woocommerce",
  title: "WooCommerce, API",
  recognises: "a JSON list of orders or refunds as WooCommerce's REST API (v3) answers it",
  capabilities: orderCapabilities("inferred"),
  defaultStore: store,
  framing: { by: "element", at: ["[]"] },
  isStateless: true,
  detect: (head) => (/^\s*\[\s*\{/.test(head) && /"date_created_gmt"\s*:/.test(head) ? 0.9 : 0),
  open: ({ store: key }) =>
    openOrderReader({
      read: (fields) => readWooRecord(fields, { store: key ?? store.key, source: "woocommerce" }),
      customerPlaces: wooCustomerPlaces,
    }),
};

/** One order or refund a line, as webhooks are kept. */
export const woocommerceLines: SourceAdapter = {
  ...woocommerce,
  id: "woocommerce-lines",
  title: "WooCommerce, one order a line",
  recognises: "orders or refunds of WooCommerce's API and webhooks, one a line",
  framing: { by: "line" },
  detect: (head) => 0.95 * countFittingLines(head, isOrder),
};
