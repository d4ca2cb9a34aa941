/** Orders as Shopify, WooCommerce and Taobao write them, and a rating of Taobao's: the examples of their descriptions, with items. */
export const shopifyOrder = {
  ...{
    id: "5500000000001",
    name: "#1001",
    order_number: 1001,
    email: "li@example.test",
    phone: "+4930123456",
  },
  customer: { id: "7100000000001" },
  ...{ created_at: "2025-01-01T10:00:00+08:00", processed_at: "2025-01-01T10:00:05+08:00" },
  ...{ updated_at: "2025-01-03T09:00:00+08:00", cancelled_at: "2025-01-02T09:00:00+08:00" },
  ...{ cancel_reason: "customer", source_name: "web", financial_status: "partially_refunded" },
  ...{ currency: "USD", total_price: "50.00", current_total_price: "40.00", test: false },
  refunds: [
    {
      ...{ id: "9001", created_at: "2025-01-03T09:00:00+08:00", note: "too small" },
      transactions: [{ kind: "refund", status: "success", amount: "10.00" }],
    },
  ],
  line_items: [{ product_id: 632910392, title: "Mug", quantity: 2, price: "25.00" }],
};
/** Without a customer's account. */
export const shopifyGuest = { ...shopifyOrder, customer: null };
export const shopifyCaller = { ...shopifyGuest, email: null };

export const wooOrder = {
  ...{ id: 727, parent_id: 0, number: "727", created_via: "checkout", status: "completed", currency: "EUR" },
  ...{ total: "29.35", date_created: "2025-01-01T10:00:00", date_created_gmt: "2025-01-01T09:00:00" },
  ...{ date_paid: "2025-01-01T10:00:08", date_paid_gmt: "2025-01-01T09:00:08" },
  ...{ date_modified_gmt: "2025-01-02T09:00:00", customer_id: 0, billing: { email: "li@example.test" } },
  line_items: [{ id: 1, product_id: 93, quantity: 2, total: "29.35" }],
  refunds: [{ id: 726, reason: "late", total: "-10.00" }],
};
export const wooRefund = {
  ...{ id: 726, parent_id: 727, date_created_gmt: "2025-01-02T08:00:00", amount: "10.00", reason: "late" },
  ...{ refunded_by: 1, refunded_payment: true },
};

export const trade = {
  ...{ tid: "4100000000000000001", status: "TRADE_FINISHED", payment: "99.00", post_fee: "0.00" },
  ...{ created: "2025-01-01 09:58:00", pay_time: "2025-01-01 09:59:10", modified: "2025-01-09 12:00:00" },
  ...{ end_time: "2025-01-09 11:00:00", buyer_nick: "t**1", buyer_open_uid: "AAH-example" },
  orders: [
    {
      ...{ oid: "4100000000000000002", num: 2, payment: "60.00", num_iid: "600000000001" },
      ...{ refund_status: "SUCCESS", refund_id: "180000000000000001" },
    },
    {
      oid: "4100000000000000003",
      num: 1,
      payment: "39.00",
      num_iid: "600000000002",
      refund_status: "NO_REFUND",
    },
  ],
};
/** Known by their nick only; paid in steps. */
export const tradeOfNick = {
  ...trade,
  buyer_open_uid: null,
  step_trade_status: "FRONT_PAID_FINAL_NOPAID",
  status: null,
};
/** Items with a fee and no payment. */
export const tradeOfFees = {
  ...trade,
  orders: [
    {
      oid: "4100000000000000004",
      num: 1,
      total_fee: "99.00",
      num_iid: "600000000003",
      refund_status: "SUCCESS",
    },
  ],
};
export const taobaoRefund = {
  ...{ refund_id: "180000000000000001", tid: trade.tid, oid: "4100000000000000002", refund_fee: "60.00" },
  ...{
    status: "SUCCESS",
    created: "2025-01-05 10:00:00",
    modified: "2025-01-06 10:00:00",
    reason: "尺码不合",
  },
};

export const rating = {
  ...{ eval_code: 4, eval_sender: "cntaobaoshop:amy", eval_recer: "t**1", open_uid: "AAH-example" },
  ...{
    send_time: "2025-01-01 10:00:00",
    eval_time: "2025-01-01 10:02:11",
    source: 0,
    label_name: "未解决问题",
  },
};
