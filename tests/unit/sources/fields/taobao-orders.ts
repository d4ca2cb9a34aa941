import { taobaoRefund, trade, tradeOfFees, tradeOfNick } from "../examples/shops.ts";
import type { FieldTable } from "./field-table.ts";

export const taobaoOrdersFields: FieldTable = {
  examples: {
    trade: ["taobao-lines", trade],
    nick: ["taobao-lines", tradeOfNick],
    fees: ["taobao-lines", tradeOfFees],
    refund: ["taobao-lines", taobaoRefund],
  },
  fields: {
    tid: ["trade.tid", "order.id", "4100000000000000009"],
    status: ["trade.status", "order.status"],
    payment: ["trade.payment", "order.amountMinor", "98.00"],
    created: ["trade.created", "order.createdAt", "2025-01-01T02:00:09Z"],
    pay_time: ["trade.pay_time", "order.paidAt", "2025-01-01T02:00:09Z"],
    modified: ["nick.modified", "order.version"],
    end_time: ["trade.end_time", "refund.version"],
    buyer_open_uid: ["trade.buyer_open_uid", "order.customer"],
    orders: ["nick.orders", "order.items"],
    num_iid: ["trade.orders.0.num_iid", "order.items"],
    refund_status: ["trade.orders.0.refund_status", "refund"],
    refund_id: ["trade.orders.0.refund_id", "refund.id"],
    buyer_nick: ["nick.buyer_nick", "order.customer", "zz"],
    step_trade_status: ["nick.step_trade_status", "order.paidAt"],
    oid: ["fees.orders.0.oid", "refund.id", "zz"],
    total_fee: ["fees.orders.0.total_fee", "refund.amount", "7"],
    refund_fee: ["refund.refund_fee", "refund.amount", "7"],
    reason: ["refund.reason", "refund.reason"],
  },
};
