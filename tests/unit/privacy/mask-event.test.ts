import { createHmac } from "node:crypto";
import { describe, expect, test } from "vitest";
import { parseEvent } from "#app/events/parse-event.ts";
import { isCustomerHash } from "#app/privacy/customer-hash.ts";
import { maskEvent } from "#app/privacy/mask-event.ts";
import { maskRaw } from "#app/privacy/mask-raw.ts";
import { createMasker } from "#app/privacy/masker.ts";

const hash = (text: string) => createHmac("sha256", "key").update(text).digest("hex");
const masker = createMasker(hash, ["open"]);
const clock = { now: () => Date.UTC(2026, 10, 20) };
const at = "2026-10-01T08:00:00+08:00";
const phone = "13812345678";
const phoneToken = masker.maskText(phone);
const secret = /13812345678|u-1|张三|jane@example\.com/;

function mask(record: object) {
  const parsed = parseEvent({ store: "s", id: "1", ...record }, {}, clock);
  if (!("event" in parsed)) throw new Error(parsed.reason);
  maskEvent(masker, parsed.event);
  return parsed.event;
}

const text = `我是${phone}`;
const maskedText = `我是${phoneToken}`;
const customer = masker.maskCustomer("u-1");
const conversation = { conversation: "13812345678" };

describe("the personal fields of every event", () => {
  test.each([
    [
      { type: "message", ...conversation, at, from: "customer", text, customer: "u-1", sender: "u-1" },
      { text: maskedText, customer, sender: customer, ...conversation },
    ],
    [
      { type: "message", ...conversation, at, from: "agent", text, sender: "Ann" },
      { text: maskedText, sender: "Ann" },
    ],
    [{ type: "conversation", customer: "u-1" }, { customer }],
    [{ type: "handoff", ...conversation, at, reason: text }, { reason: maskedText }],
    [
      { type: "rating", ...conversation, score: 1, worst: 1, best: 5, comment: text },
      { comment: maskedText },
    ],
    [{ type: "order", customer: "u-1", created_at: at, amount: "1.00", currency: "CNY" }, { customer }],
    [
      { type: "refund", order: "13812345678", at, amount: "1.00", reason: text },
      { reason: maskedText, order: "13812345678" },
    ],
    [
      { type: "click", at, product: "13812345678", customer: "u-1" },
      { customer, product: "13812345678" },
    ],
    [
      {
        type: "knowledge",
        at,
        action: "created",
        entry: "e",
        question: text,
        answer: text,
        variants: [text],
      },
      { question: maskedText, answer: maskedText, variants: [maskedText] },
    ],
    [{ type: "person", role: "agent", name: "Ann" }, { name: "Ann" }],
  ])("%j", (record, expected) => {
    expect(mask(record)).toMatchObject(expected);
  });
});

test("unknown fields are masked by their names or by what they hold, however deep; things keep theirs", () => {
  const { extra } = mask({
    type: "conversation",
    buyer: { name: "张三", Mobile: 13812345678, "e-mail": "jane@example.com", id: "7" },
    user_id: "u-1",
    note: { lines: [text, 5, null] },
    receiver: "张三",
    order_name: "#1001",
    name: "#1001",
    items: [{ name: "红色外套", sku: "13812345678" }],
    address: "某处",
    total: 13812345678,
  });
  expect(extra).toMatchObject({
    buyer: { Mobile: phoneToken, id: "7", name: expect.stringMatching(/^\[name [a-z]{8}\]$/) },
    user_id: customer,
    note: { lines: [maskedText, 5, null] },
    order_name: "#1001",
    name: "#1001",
    address: expect.stringMatching(/^\[address [a-z]{8}\]$/),
    items: [{ name: "红色外套" }],
    total: 13812345678,
  });
  expect(JSON.stringify(extra)).not.toMatch(/张三|jane@|u-1/);
});

test("a store that keeps its data as it is sent is left alone", () => {
  expect(mask({ store: "open", type: "conversation", customer: "u-1", note: text })).toMatchObject({
    customer: "u-1",
    extra: { note: text },
  });
  expect([masker.masksStore("open"), masker.masksStore("s"), masker.masksStore(null)]).toEqual([
    false,
    true,
    true,
  ]);
});

test("a customer's hash is recognised and stays; one altered character makes it an id like any other", () => {
  expect(customer).toMatch(/^c_[0-9a-z]{20}$/);
  expect(masker.maskCustomer(customer)).toBe(customer);
  expect(createMasker((value) => hash(`other ${value}`)).maskCustomer(customer)).toBe(customer);
  for (let place = 2; place < customer.length; place++) {
    const altered =
      customer.slice(0, place) + (customer[place] === "0" ? "1" : "0") + customer.slice(place + 1);
    expect(isCustomerHash(altered), altered).toBe(false);
    expect(masker.maskCustomer(altered)).not.toBe(altered);
  }
});

test("ten thousand customers have ten thousand hashes", () => {
  const hashes = new Set(Array.from({ length: 10_000 }, (_, index) => masker.maskCustomer(`u${index}`)));
  expect(hashes.size).toBe(10_000);
});

const raw = (line: string) => Buffer.from(maskRaw(masker, Buffer.from(line))).toString();

describe("a line that is set aside", () => {
  test("tells what its event would tell, and everything else byte for byte", () => {
    const line = `{ "type":"message","store":"s", "id":"${phone}","conversation":"${phone}","from":"customer","customer":"u-1","sender":"u-1","text":"\\u6211${phone}","at":1,"n":1.0}`;
    expect(raw(line)).toBe(
      line
        .replace('"customer":"u-1"', `"customer":"${customer}"`)
        .replace('"sender":"u-1"', `"sender":"${customer}"`)
        .replace(`"\\u6211${phone}"`, `"我${phoneToken}"`),
    );
    expect(raw(raw(line))).toBe(raw(line));
  });

  test("names its customer with a number: digits are hashed as they are written", () => {
    expect(raw('{"customer":12345678901234567890}')).toBe(
      `{"customer":"${masker.maskCustomer("12345678901234567890")}"}`,
    );
  });

  test.each([
    `{"type":"message","customer":"u-1","text":"${phone}`,
    `{'type':'message',"buyer":"u-1", text: ${phone}}`,
    `张三;jane@example.com;${phone}`.replace("张三", "x"),
    `[{"text":"${phone}","customer":"u-1"}]`,
    `{"message":"${phone}"}`,
    `{"type":"message","message":{"phone":"${phone}"},"to_name":{"receiver":"张三"}}`,
  ])("is masked though it is broken or strange: %s", (line) => {
    expect(raw(line)).not.toMatch(secret);
  });

  test("nothing personal in it: the very same bytes", () => {
    const bytes = Buffer.from('{"type":"message","text":"你好","at":"x"} ');
    expect(maskRaw(masker, bytes)).toBe(bytes);
    const binary = Buffer.from([0xff, 0x00, 0x31, 0x80]);
    expect(maskRaw(masker, binary)).toBe(binary);
  });

  test("in another encoding keeps every other byte", () => {
    const latin = Buffer.concat([
      Buffer.from([0xe9, 0x20]),
      Buffer.from(`${phone} jane@example.com`),
      Buffer.from([0xff]),
    ]);
    const masked = Buffer.from(maskRaw(masker, latin));
    expect(masked.toString("latin1")).toBe(`\xe9 ${phoneToken} ${masker.maskText("jane@example.com")}\xff`);
    const wide = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(phone, "utf16le")]);
    expect(Buffer.from(maskRaw(masker, wide)).includes(Buffer.from(phoneToken))).toBe(true);
  });
});
