/** Records of shops that wait: nothing personal is left in them, and mended they are the same customer's. */
import { createHmac } from "node:crypto";
import { expect, test } from "vitest";
import { maskRaw } from "#app/privacy/mask-raw.ts";
import { createMasker } from "#app/privacy/masker.ts";
import { findAdapter } from "#app/sources/registry.ts";

const masker = createMasker((text) => createHmac("sha256", "key").update(text).digest("hex"));
const person = {
  first_name: "Bob",
  last_name: "Norman",
  phone: "555-625-1199",
  address1: "Chestnut Street 92",
};
const secret = /Norman|555-625-1199|Chestnut|207119551|bob\.norman|13812345678|张三|小红|文三路/i;

const shopifyOrder = {
  ...{ id: 4507, total_price: "5.00", currency: "USD", created_at: "2025-01-01T10:00:00Z" },
  email: "Bob.Norman@example.com",
  customer: {
    ...{ id: 207119551, ...person },
    admin_graphql_api_id: "gid://shopify/Customer/207119551",
    default_address: { id: 207119551, customer_id: 207119551, ...person },
  },
  billing_address: person,
};
const { customer: _, ...shopifyGuest } = shopifyOrder;
const wooGuest = {
  ...{ id: 7, total: "5.00", currency: "EUR", date_created_gmt: "2025-01-01T10:00:00", customer_id: 0 },
  billing: { ...person, email: "bob.norman@example.com" },
};
const trade = {
  ...{ tid: "1", payment: "5.00", created: "2025-01-01 10:00:00", buyer_nick: "小红" },
  ...{
    receiver_name: "张三",
    receiver_mobile: "13812345678",
    receiver_address: "浙江省杭州市西湖区文三路 5 号",
  },
};
const row = {
  ...{ 订单编号: "1", 买家会员名: "小红", 买家支付宝账号: "13812345678", 买家实际支付金额: "5.00" },
  ...{
    订单状态: "交易成功",
    订单创建时间: "2025-01-01 10:00:00",
    收货人姓名: "张三",
    联系手机: "13812345678",
  },
  收货地址: "浙江省杭州市西湖区文三路 5 号",
};
const csvRow = {
  ...{ Id: "1", Email: "Bob.Norman@example.com", Currency: "USD", Total: "5.00" },
  ...{
    "Created at": "2025-01-01 10:00:00 +0000",
    "Billing Name": "Bob Norman",
    "Billing Phone": "555-625-1199",
  },
  "Shipping Street": "Chestnut Street 92",
};

test.each([
  ["shopify-lines", shopifyOrder, "207119551"],
  ["shopify-lines", { order: shopifyOrder }, "207119551"],
  ["shopify-lines", shopifyGuest, "bob.norman@example.com"],
  ["shopify-csv", csvRow, "bob.norman@example.com"],
  ["woocommerce-lines", wooGuest, "bob.norman@example.com"],
  ["woocommerce-lines", { ...wooGuest, customer_id: 207119551 }, "207119551"],
  ["taobao-lines", trade, "小红"],
  ["taobao-lines", { trade }, "小红"],
  ["taobao-csv", row, "小红"],
])("%s: %j", (format, record, customer) => {
  const reader = findAdapter(format)!.open({ store: null });
  const raw = Buffer.from(JSON.stringify(record));
  const masked = Buffer.from(maskRaw(masker, raw, reader.findCustomer)).toString();
  expect(masked).not.toMatch(secret);
  expect(masked).toContain(masker.maskCustomer(customer));
  const [output] = reader.push(masked, 1);
  expect(output).toMatchObject({ record: { type: "order", customer: masker.maskCustomer(customer) } });
});
