import { wooOrder, wooRefund } from "../examples/shops.ts";
import type { FieldTable } from "./field-table.ts";

export const woocommerceOrdersFields: FieldTable = {
  examples: {
    order: ["woocommerce-lines", wooOrder],
    refund: ["woocommerce-lines", wooRefund],
  },
  fields: {
    id: ["order.id", "order.id", 728],
    number: ["order.number", "order.extra.number"],
    created_via: ["order.created_via", "order.extra.created_via"],
    status: ["order.status", "order.status"],
    currency: ["order.currency", "order.currency", "GBP"],
    total: ["order.total", "order.amountMinor", "30.00"],
    date_created_gmt: ["order.date_created_gmt", "order.createdAt", "2025-01-01T02:00:09Z"],
    date_paid_gmt: ["order.date_paid_gmt", "order.paidAt"],
    date_modified_gmt: ["order.date_modified_gmt", "order.version"],
    customer_id: ["order.customer_id", "order.customer", "zz"],
    billing: ["order.billing", "order.customer"],
    email: ["order.billing.email", "order.customer", "zz"],
    refunds: ["order.refunds", "refund"],
    reason: ["order.refunds.0.reason", "refund.reason"],
    parent_id: ["refund.parent_id", "refund.order", "zz"],
    amount: ["refund.amount", "refund.amount", "7"],
  },
};
