import { shopifyCaller, shopifyGuest, shopifyOrder } from "../examples/shops.ts";
import type { FieldTable } from "./field-table.ts";

export const shopifyOrdersFields: FieldTable = {
  examples: {
    order: ["shopify-lines", shopifyOrder],
    guest: ["shopify-lines", shopifyGuest],
    caller: ["shopify-lines", shopifyCaller],
  },
  fields: {
    id: ["order.id", "order.id", "5500000000002"],
    name: ["order.name", "order.extra.number"],
    customer: ["order.customer", "order.customer"],
    created_at: ["order.created_at", "order.createdAt", "2025-01-01T02:00:09Z"],
    processed_at: ["order.processed_at", "order.paidAt"],
    updated_at: ["order.updated_at", "order.version"],
    cancelled_at: ["order.cancelled_at", "order.extra.cancelled_at", "2025-01-01T02:00:09Z"],
    cancel_reason: ["order.cancel_reason", "order.extra.cancel_reason"],
    source_name: ["order.source_name", "order.extra.source_name"],
    financial_status: ["order.financial_status", "order.extra.financial_status"],
    currency: ["order.currency", "order.currency", "GBP"],
    total_price: ["order.total_price", "order.amountMinor", "7"],
    test: ["order.test", "order.paidAt", true],
    refunds: ["order.refunds", "refund"],
    transactions: ["order.refunds.0.transactions", "refund"],
    kind: ["order.refunds.0.transactions.0.kind", "refund"],
    status: ["order.refunds.0.transactions.0.status", "refund", "zz"],
    amount: ["order.refunds.0.transactions.0.amount", "refund.amount", "7"],
    quantity: ["order.line_items.0.quantity", "order.items"],
    price: ["order.line_items.0.price", "order.items"],
    email: ["guest.email", "order.customer"],
    phone: ["caller.phone", "order.customer", "zz"],
  },
};
