/** Files as shops and connectors wrote them, against figures worked out from the files in another way. */
import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { chooseFormat } from "#app/ingest/choose-format.ts";
import { ofType, readSource } from "#tests/factories/read-source.ts";

const folder = `${import.meta.dirname}/../../../../shared/data`;
const isAbsent = !existsSync(folder);

function load(file: string): Buffer {
  return isAbsent ? Buffer.alloc(0) : readFileSync(`${folder}/${file}`);
}

async function readFile(bytes: Buffer, name: string) {
  const adapter = chooseFormat(bytes.subarray(0, 65_536), name, null);
  return { id: adapter.id, ...(await readSource(adapter, bytes, { chunk: 65_536 })) };
}

/** Hundredths of an amount with up to two decimals, by its digits. */
function cents(text: string): number {
  const [whole = "0", fraction = ""] = text.split(".");
  return Number(whole) * 100 + Number(fraction.padEnd(2, "0"));
}

describe.skipIf(isAbsent)(
  "a Tmall shop's orders of February 2020 (skipped where ../shared/data is absent)",
  async () => {
    const bytes = load("orders_tmall_zh/tmall_order_report.csv");
    const rows = bytes
      .toString("utf8")
      .trim()
      .split(/\r?\n/)
      .slice(1)
      .map((line) => line.split(","));
    const { id, events, bad } = await readFile(bytes, "tmall_order_report.csv");
    const orders = ofType(events, "order");
    const refunds = ofType(events, "refund");
    const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
    const isPaid = (row: string[]) => row[5] !== "";

    test("28,010 orders are read and none is set aside", () => {
      expect([id, bad, orders.length, rows.length]).toEqual(["tmall-report", [], 28_010, 28_010]);
      expect(new Set(orders.map((order) => order.id)).size).toBe(28_010);
    });

    test("paid orders: their number, what was paid and what went back", () => {
      const paid = orders.filter((order) => order.paidAt !== null);
      expect(paid).toHaveLength(24_087);
      expect(paid).toHaveLength(rows.filter(isPaid).length);
      const gross = Number(paid.reduce((total, order) => total + order.amountMinor, 0n));
      const back = sum(refunds.map((refund) => cents(refund.amount)));
      expect(gross).toBe(sum(rows.filter(isPaid).map((row) => cents(row[1]!))));
      expect(back).toBe(sum(rows.map((row) => cents(row[6]!))));
      // What the shop kept is what its buyers are told to have paid.
      expect(gross - back).toBe(sum(rows.map((row) => cents(row[2]!))));
      expect(refunds).toHaveLength(5_646);
      expect(refunds).toHaveLength(rows.filter((row) => cents(row[6]!) > 0).length);
    });

    test("unpaid orders: their number and what they would have brought", () => {
      const unpaid = orders.filter((order) => order.paidAt === null);
      expect(unpaid).toHaveLength(3_923);
      expect(Number(unpaid.reduce((total, order) => total + order.amountMinor, 0n))).toBe(
        sum(rows.filter((row) => !isPaid(row)).map((row) => cents(row[1]!))),
      );
    });

    test("times are China's", () => {
      const byId = new Map(orders.map((order) => [order.id, order]));
      for (const row of rows) {
        const order = byId.get(row[0]!)!;
        const time = (text: string) => (text === "" ? null : Date.parse(`${text.replace(" ", "T")}+08:00`));
        expect([order.createdAt, order.paidAt]).toEqual([time(row[4]!), time(row[5]!)]);
      }
    });
  },
);

describe.skipIf(isAbsent)("Shopify's own records (skipped where ../shared/data is absent)", () => {
  const rest = "helpdesk_and_shop_formats/shopify_rest";

  test("the list of orders: order 1001 by Bob Norman, 598.94 USD, in part refunded", async () => {
    const { id, events, bad } = await readFile(load(`${rest}/orders.json`), "orders.json");
    expect([id, bad]).toEqual(["shopify", []]);
    expect(events).toEqual([
      {
        type: "order",
        store: "shopify",
        source: "shopify",
        id: "450789469",
        customer: "207119551",
        createdAt: Date.UTC(2008, 0, 10, 16),
        paidAt: Date.UTC(2008, 0, 10, 16),
        amountMinor: 59894n,
        currency: "USD",
        status: "partially_refunded",
        items: null,
        version: Date.UTC(2008, 0, 10, 16),
        extra: { number: "#1001", financial_status: "partially_refunded" },
      },
    ]);
  });

  test("one order: authorized only, with its items", async () => {
    const { id, events, bad } = await readFile(load(`${rest}/order.json`), "order.json");
    expect([id, bad]).toEqual(["shopify", []]);
    const item = { product: "632910392", quantity: 1, amountMinor: 19900n };
    expect(ofType(events, "order")).toMatchObject([
      { id: "450789469", paidAt: null, amountMinor: 40994n, status: "authorized", items: [item, item, item] },
    ]);
  });

  test("one refund", async () => {
    const { id, events, bad } = await readFile(load(`${rest}/refund.json`), "refund.json");
    expect([id, bad]).toEqual(["shopify", []]);
    expect(ofType(events, "refund")).toMatchObject([
      {
        ...{ id: "509562969", order: "450789469", amount: "209.00", reason: "it broke during shipping" },
        at: Date.UTC(2016, 5, 20, 17, 35, 6),
      },
      { id: "450789469-refunded", amount: "0" },
    ]);
  });

  test.each(["customer", "draft_orders", "checkouts", "product", "payouts", "transactions"])(
    "%s.json is no list of orders",
    async (name) => {
      const bytes = load(`${rest}/${name}.json`);
      expect(() => chooseFormat(bytes, `${name}.json`, null)).toThrow(
        "a JSON document in no format known here",
      );
    },
  );
});

describe.skipIf(isAbsent)("Shopify in a warehouse (skipped where ../shared/data is absent)", () => {
  const tables = "helpdesk_and_shop_formats/fivetran_shopify";

  test("the order table", async () => {
    const { id, events, bad } = await readFile(
      load(`${tables}/shopify_order_data.csv`),
      "shopify_order_data.csv",
    );
    expect([id, bad]).toEqual(["shopify-table", []]);
    const told = ofType(events, "order").map((order) => [
      order.id,
      order.customer,
      order.amountMinor,
      order.currency,
    ]);
    expect(told).toEqual([
      ["2674098602081", "3589760876641", 280n, "GBP"],
      ["2669516488801", "3584045351009", 379n, "GBP"],
      ["2669509541985", "3584045351009", 539n, "GBP"],
      ["1000001", "10001", 10001n, "USD"],
      ["1000002", "10002", 10002n, "USD"],
      ["1000003", "10003", 5000n, "USD"],
      ["1000004", "10004", 20500n, "USD"],
      ["1000005", "10005", 16000n, "USD"],
    ]);
    expect(ofType(events, "order")[1]).toMatchObject({
      createdAt: Date.UTC(2020, 8, 9, 23, 1, 54),
      paidAt: Date.UTC(2020, 8, 9, 23, 1, 53),
      version: Date.UTC(2020, 8, 10, 15, 38, 26),
      status: "paid",
    });
  });

  test("the order table of the GraphQL connector", async () => {
    const { id, events, bad } = await readFile(load(`${tables}/shopify_gql_order_data.csv`), "order.csv");
    expect([id, bad]).toEqual(["shopify-table", []]);
    const [first, second] = ofType(events, "order");
    expect(first).toMatchObject({
      id: "4001",
      customer: "1001",
      amountMinor: 5500n,
      currency: "USD",
      status: "paid",
    });
    expect(second).toMatchObject({
      id: "4002",
      amountMinor: 5999n,
      currency: "CAD",
      paidAt: null,
      status: "cancelled",
    });
  });
});
