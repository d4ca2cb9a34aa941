/** What pulls read from headers, addresses and forms. */
import { describe, expect, it, test } from "vitest";
import { isPublicAddress, readBaseAddress } from "#app/connections/pull/base-address.ts";
import { cutList } from "#app/connections/pull/cut-records.ts";
import { PullFault, pullFaults, readPullFault } from "#app/connections/pull/pull-fault.ts";
import { readPause, readRefusalWait } from "#app/connections/pull/rate-limit.ts";
import { readAskedPull } from "#app/connections/pull/read-asked-pull.ts";
import { pullShopify, readNextPage } from "#app/connections/pull/shopify.ts";
import { shopifyLines } from "#app/sources/shopify.ts";
import { ofType, readSource } from "#tests/factories/read-source.ts";

const now = Date.parse("2026-11-20T12:00:00Z");

describe("how long a platform wants us to wait", () => {
  it.each([
    [{ "retry-after": "2.0" }, 2_000],
    [{ "retry-after": "37" }, 37_000],
    [{ "retry-after": "Fri, 20 Nov 2026 12:00:09 GMT" }, 9_000],
    [{ "retry-after": "Fri, 20 Nov 2026 11:00:00 GMT" }, 0],
    [{ "x-ratelimit-reset": String(now / 1000 + 4) }, 4_000],
    [{ "ratelimit-reset": "41" }, 41_000],
    [{}, 10_000],
    [{ "retry-after": "soon" }, 10_000],
    [{ "retry-after": "999999" }, 900_000],
  ])("refused with %j", (headers, ms) => {
    expect(readRefusalWait(headers as Record<string, string>, now)).toBe(ms);
  });

  it.each([
    [{ "x-shopify-shop-api-call-limit": "31/40" }, 0],
    [{ "x-shopify-shop-api-call-limit": "32/40" }, 500],
    [{ "x-gorgias-account-api-call-limit": "40/40" }, 500],
    [{ "x-ratelimit-remaining": "0", "x-ratelimit-reset": String(now / 1000 + 4) }, 4_000],
    [{ "x-ratelimit-remaining": "1", "x-ratelimit-reset": String(now / 1000 + 4) }, 0],
    [{ "ratelimit-remaining": "0", "ratelimit-reset": "12" }, 12_000],
    [{}, 0],
  ])("answered with %j", (headers, ms) => {
    expect(readPause(headers as Record<string, string>, now)).toBe(ms);
  });
});

test.each([
  ["8.8.8.8", true],
  ["10.1.2.3", false],
  ["100.64.0.1", false],
  ["127.0.0.1", false],
  ["169.254.169.254", false],
  ["172.31.255.255", false],
  ["172.32.0.1", true],
  ["192.168.1.1", false],
  ["224.0.0.1", false],
  ["255.255.255.255", false],
  ["2606:4700::1", true],
  ["::1", false],
  ["::ffff:10.0.0.1", false],
  ["::ffff:8.8.8.8", false],
  ["fd00::1", false],
  ["fe80::1", false],
  ["64:ff9b::a00:1", false],
  ["2002:a00:1::", false],
  ["shop.example.com", false],
])("whether %s is public: %s", (ip, isPublic) => {
  expect(isPublicAddress(ip)).toBe(isPublic);
});

test.each([
  [" https://Shop.example.com/ ", { address: "https://shop.example.com" }],
  ["https://example.com/shop//", { address: "https://example.com/shop" }],
  ["shop.example.com", { fault: "not an address" }],
  ["http://shop.example.com", { fault: "not https" }],
  ["ftp://shop.example.com", { fault: "not https" }],
  ["https://a:b@shop.example.com", { fault: "credentials" }],
  ["https://shop.example.com/?a=1", { fault: "query" }],
  ["https://localhost:8080", { fault: "private" }],
  ["https://db.internal", { fault: "private" }],
  ["https://0x7f000001/", { fault: "private" }],
  ["https://[::1]/", { fault: "private" }],
  ["https://169.254.169.254", { fault: "private" }],
])("the address %s", (text, read) => {
  expect(readBaseAddress(text, false)).toEqual(read);
});

test("a private address, and plain http, where they are allowed", () => {
  expect(readBaseAddress("http://10.0.0.7:3000/", true)).toEqual({ address: "http://10.0.0.7:3000" });
  expect(readBaseAddress("ftp://10.0.0.7", true)).toEqual({ fault: "not https" });
});

test.each([
  ['<https://s.test/o.json?limit=2&page_info=a%2Bb>; rel="next"', "a+b"],
  [
    '<https://s.test/o.json?page_info=x>; rel="previous", <https://s.test/o.json?page_info=y>; rel="next"',
    "y",
  ],
  ["<https://s.test/o.json?page_info=y>; rel=next", "y"],
  ['<https://s.test/o.json?page_info=x>; rel="previous"', null],
  ["", null],
])("the next page of %s", (link, next) => {
  expect(readNextPage(link)).toBe(next);
});

test("records are cut as they were written, on one line", () => {
  const text = '{"data":{"list":[\n {"id": 92233720368547758071,\r\n  "note": "a\\nb"}, 7\n]}}';
  const answer = { status: 200, headers: {}, text, body: {}, at: now };
  expect(cutList(answer, "data.list")).toEqual([
    {
      text: '{"id": 92233720368547758071, "note": "a\\nb"}',
      fields: { id: "92233720368547758071", note: "a\nb" },
    },
  ]);
  expect(() => cutList(answer, "data.lists")).toThrow("no list data.lists in the answer");
});

describe("Shopify's payments", () => {
  const order = {
    ...{ id: "9007199254740993", currency: "USD", total_price: "50.00", customer: { id: 7 } },
    ...{
      created_at: "2026-11-01T10:00:00Z",
      processed_at: "2026-11-01T10:00:05Z",
      updated_at: "2026-11-03T09:00:00Z",
    },
    financial_status: "partially_refunded",
    refunds: [
      {
        ...{ id: "9001", created_at: "2026-11-03T09:00:00Z" },
        transactions: [
          { kind: "refund", status: "success", amount: "10.00" },
          { kind: "refund", status: "failure", amount: "40.00" },
        ],
      },
    ],
  };
  const paying = {
    kind: "capture",
    status: "success",
    processed_at: "2026-11-02T08:00:00Z",
    amount: "50.00",
  };
  const transactions = [
    { ...paying, kind: "authorization", processed_at: "2026-11-01T10:00:05Z" },
    { ...paying, status: "failure", processed_at: "2026-11-01T20:00:00Z" },
    paying,
    { ...paying, kind: "refund", processed_at: "2026-11-03T09:00:00Z", amount: "10.00" },
  ];

  /** The paths asked for, and the record they make. */
  function pull(orders: object[], payments: { status: number; body: unknown }) {
    const answer = (status: number, body: unknown) => ({
      ...{ status, headers: {}, text: JSON.stringify(body), body, at: now },
    });
    const reading = pullShopify.readPage(null, { since: 0, now, settings: {} });
    const paths: string[] = [];
    let step = reading.next();
    while (!step.done) {
      const { path } = step.value;
      paths.push(path.replace(/^admin\/api\/[\d-]+\//, ""));
      const isList = path.endsWith("/orders.json");
      step = reading.next(isList ? answer(200, { orders }) : answer(payments.status, payments.body));
    }
    return { paths, records: step.value.records };
  }

  it("say when an order was paid, and its refunds stay those that succeeded", async () => {
    const { paths, records } = pull([order], { status: 200, body: { transactions } });
    expect(paths).toEqual(["orders.json", "orders/9007199254740993/transactions.json"]);
    const { events, bad } = await readSource(shopifyLines, records.join("\n"));
    expect(bad).toEqual([]);
    expect(ofType(events, "order")).toMatchObject([
      { id: "9007199254740993", amountMinor: 5000n, paidAt: Date.parse("2026-11-02T08:00:00Z") },
    ]);
    expect(ofType(events, "refund").map(({ id, amount }) => [id, amount])).toEqual([
      ["9001", "10.00"],
      ["9007199254740993-refunded", "0"],
    ]);
  });

  it("are asked for where an order counts as paid; without them it was paid when it was processed", async () => {
    const others = ["pending", "authorized", "partially_paid", "voided"].map((financial_status, index) => ({
      ...{ ...order, id: String(index), financial_status, refunds: [] },
    }));
    const { paths, records } = pull([...others, { ...order, id: "8", test: true }, order], {
      status: 404,
      body: {},
    });
    expect(paths).toHaveLength(2);
    const { events } = await readSource(shopifyLines, records.join("\n"));
    expect(ofType(events, "order").map(({ paidAt }) => paidAt ?? null)).toEqual([
      ...[null, null, null, null, null],
      Date.parse("2026-11-01T10:00:05Z"),
    ]);
  });
});

test("a kept fault says its kind; other errors of a connection are none", () => {
  for (const kind of pullFaults)
    expect(readPullFault(new PullFault(kind, "40: 1").message)).toEqual({ kind, detail: "40: 1" });
  expect(readPullFault("wrong signature")).toBeNull();
  expect(readPullFault("address: is missing")).toBeNull();
});

describe("the form of a platform that is asked", () => {
  const good = {
    ...{ platform: "chatwoot", name: "Desk", store: "7", address: "https://desk.example.com", account: "3" },
    ...{ since: "2026-10-01", secret: " t0ken " },
  };
  const read = (changes: Record<string, string>) => {
    const form = new FormData();
    for (const [name, value] of Object.entries({ ...good, ...changes })) form.set(name, value);
    return readAskedPull(form, { stores: [{ storeId: 7, key: "hz" }], allowsPrivate: false, now });
  };

  it("reads what is asked for", () => {
    expect(read({})).toMatchObject({
      ...{ name: "Desk", store: { storeId: 7 }, format: "chatwoot-lines?account=3", secret: "t0ken" },
      ...{ address: "https://desk.example.com", since: Date.parse("2026-10-01T00:00:00Z") },
    });
    expect(read({ platform: "gorgias", bots: "12， 13," })).toMatchObject({
      format: "gorgias-lines?bots=12,13",
    });
    expect(read({ platform: "shopify", bots: "12" })).toMatchObject({ format: "shopify-lines" });
  });

  it.each([
    ["platform", { platform: "qiyu" }],
    ["name", { name: " " }],
    ["store", { store: "8" }],
    ["storeKey", { store: "new", storeKey: "hz" }],
    ["address", { address: "http://desk.example.com" }],
    ["private", { address: "https://192.168.0.4" }],
    ["account", { account: "3&bots=4" }],
    ["bots", { platform: "zendesk", bots: "a b" }],
    ["since", { since: "2026-11-21" }],
    ["since", { since: "yesterday" }],
    ["secret", { secret: "" }],
  ] as const)("%s: %j", (fault, changes) => {
    expect(read(changes)).toEqual({ fault });
  });
});
