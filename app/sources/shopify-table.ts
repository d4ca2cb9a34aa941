/** Shopify's orders as a table in a warehouse (Fivetran's `order`, of its REST or its GraphQL connector), exported as CSV. */
import { readHeader } from "./csv-row.ts";
import { orderCapabilities } from "./orders/capabilities.ts";
import { readText, type Fields } from "./orders/fields.ts";
import { openOrderReader } from "./orders/open-reader.ts";
import { shopifySource, shopifyStore } from "./shopify.ts";
import { readShopifyOrder } from "./shopify-order.ts";
import type { SourceAdapter } from "./source-adapter.ts";

/** Names of the GraphQL connector's columns, where they differ. */
const otherNames: Readonly<Record<string, string>> = {
  total_price: "total_price_set_shop_amount",
  currency: "currency_code",
  financial_status: "display_financial_status",
};

/** A row as the REST API would tell the same order. */
function buildOrder(row: Fields): Fields {
  const renamed = Object.entries(otherNames).flatMap(([name, other]) => {
    const value = readText(row, name) ?? readText(row, other);
    return value === null ? [] : [[name, value] as const];
  });
  return {
    ...row,
    ...Object.fromEntries(renamed),
    ...(isTrue(row, "_fivetran_deleted") ? { financial_status: "deleted" } : {}),
    customer: { id: readText(row, "customer_id") },
    test: isTrue(row, "test"),
  };
}

function isTrue(row: Fields, name: string): boolean {
  return /^(true|t|1)$/i.test(readText(row, name) ?? "");
}

/**
 * Times without a zone are UTC. An order that Shopify has deleted since stays, as never paid. Items and refunds lie in tables of their own, which tell no order's
 * time and currency.
 */
export const shopifyTable: SourceAdapter = {
  id: "shopify-table",
  source: shopifySource,
  title: "Shopify, order table (Fivetran)",
  recognises: "CSV of Fivetran's table of Shopify's orders",
  capabilities: orderCapabilities("not recorded"),
  defaultStore: shopifyStore,
  framing: { by: "row", join: null },
  isStateless: true,
  detect(head) {
    const header = readHeader(head);
    const has = (name: string) => header.includes(name) || header.includes(otherNames[name] ?? name);
    const known = [
      "id",
      "customer_id",
      "total_price",
      "currency",
      "financial_status",
      "created_at",
      "updated_at",
    ];
    return known.every(has) ? 0.9 : 0;
  },
  open({ store }) {
    const shop = { store: store ?? shopifyStore.key, source: shopifySource };
    return openOrderReader({
      read: (row) => readShopifyOrder(buildOrder(row), { shop, zone: "Z" }),
      customerPlaces: ["customer_id", "email", "phone"],
    });
  },
};
