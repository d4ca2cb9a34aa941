/** Records of 京东咚咚: a customer asks a robot, is handed to a person and rates that one. */
const on = (clock: string) => `2025-01-01 ${clock}`;

export const records = {
  sessions: [
    {
      ...{ customer: "jd_u1", waiter: "shop-robot", beginTime: on("10:00:00"), replyTime: on("10:00:02") },
      ...{ endTime: on("10:06:00"), sessionType: 1, transfer: true, sid: "", skuId: 0 },
    },
  ],
  chat: [
    {
      ...{ customer: "jd_u1", waiter: "shop-robot", content: "在吗", sid: "S1", skuId: 77 },
      ...{ time: on("10:00:00"), channel: 1, waiterSend: false },
    },
    {
      ...{ customer: "jd_u1", waiter: "shop-robot", content: "您好", sid: "S1", skuId: 0 },
      ...{ time: on("10:00:02"), channel: 1, waiterSend: true },
    },
    {
      ...{ customer: "jd_u1", waiter: "amy", content: "我来", sid: "S1", skuId: 0 },
      ...{ time: on("10:06:30"), channel: 1, waiterSend: true },
    },
  ],
  evaluation: [{ customer: "jd_u1", waiter: "amy", desc: "慢", score: 25, evaTime: on("10:07:00") }],
};
export const unanswered = {
  ...{ customer: "jd_u2", waiter: "amy", beginTime: on("11:00:00"), replyTime: "" },
  ...{ endTime: on("11:06:00"), sessionType: 2, transfer: false, sid: "", skuId: 0 },
};
export const outMessage = {
  ...{ merchantId: 1, sid: "S9", mid: "m-9", uuid: "x-9", waiter: "amy", customer: "jd_u1", content: "" },
  ...{
    created: 1735696800000,
    channel: 2,
    waiterSend: 1,
    mt: 3,
    chatType: 4,
    type: "image",
    url: "https://x.test/a",
  },
};
export const order = {
  ...{ orderId: "311234567890123456", parentOrderId: "9", venderId: "10001", pin: "jd_u1" },
  ...{
    orderState: "FINISHED_L",
    orderTotalPrice: "120.00",
    orderSellerPrice: "110.00",
    orderPayment: "99.90",
  },
  ...{ freightPrice: "6.00", sellerDiscount: "10.00", orderStartTime: on("09:58:00") },
  ...{
    paymentConfirmTime: on("09:59:10"),
    orderEndTime: "2025-01-05 12:00:00",
    modified: "2025-01-06 08:00:00",
  },
  ...{ returnOrder: "0", itemInfoList: [{ skuId: "100012043978", itemTotal: "2" }] },
};
