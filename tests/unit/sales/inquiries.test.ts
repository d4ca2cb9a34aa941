import { describe, expect, it } from "vitest";
import { isInquiryMature, listInquiries, type InquiryTalk } from "#app/sales/inquiries.ts";
import type { Order } from "#app/sales/net.ts";

const hour = 3_600_000;
const day = 24 * hour;
const noon = Date.UTC(2026, 9, 5, 12);

function talk(id: string, startedAt: number, own: Partial<InquiryTalk> = {}): InquiryTalk {
  return {
    id,
    startedAt,
    endedAt: startedAt + hour,
    isTest: false,
    firstBotSpeechAt: startedAt + 1,
    firstHumanSpeechAt: null,
    day: new Date(startedAt).toISOString().slice(0, 10),
    stage: null,
    settlement: null,
    ...own,
  };
}

function order(createdAt: number, own: Partial<Order> = {}): Order {
  return { id: "o", createdAt, paidAt: createdAt, amountMinor: 100n, currency: "CNY", refunds: [], ...own };
}

const isInquirer = (talks: readonly InquiryTalk[], orders: readonly Order[]) =>
  listInquiries(talks, orders, 168)[0]!.isInquirer;

describe("an inquirer", () => {
  it("is whoever had no open order when the day's first conversation began", () => {
    expect(isInquirer([talk("a", noon)], [])).toBe(true);
    expect(isInquirer([talk("a", noon)], [order(noon - 1)])).toBe(false);
    expect(isInquirer([talk("a", noon)], [order(noon)])).toBe(true);
    expect(isInquirer([talk("a", noon)], [order(noon - 15 * day)])).toBe(false);
    expect(isInquirer([talk("a", noon)], [order(noon - 15 * day - 1)])).toBe(true);
    expect(isInquirer([talk("a", noon)], [order(noon - day, { paidAt: null })])).toBe(false);
  });

  it("may have orders that were refunded by then, not later", () => {
    const refunded = (at: number) => order(noon - day, { refunds: [{ at, amountMinor: 100n }] });
    expect(isInquirer([talk("a", noon)], [refunded(noon)])).toBe(true);
    expect(isInquirer([talk("a", noon)], [refunded(noon + 1)])).toBe(false);
  });

  it("is what the source says, if it says so of the day's first conversation", () => {
    const open = [order(noon - day)];
    expect(isInquirer([talk("a", noon, { stage: "pre_sale" })], open)).toBe(true);
    expect(isInquirer([talk("a", noon, { stage: "after_sale" })], [])).toBe(false);
    expect(isInquirer([talk("b", noon + hour, { stage: "pre_sale" }), talk("a", noon)], open)).toBe(false);
  });
});

it("makes one inquiry of a customer's day, by its first conversation outside tests", () => {
  const talks = [
    talk("b", noon + 2),
    talk("x", noon, { isTest: true }),
    talk("c", noon + 3),
    talk("d", noon + day),
    talk("a", noon + 2),
  ];
  const list = listInquiries(talks, [], 168);
  expect(list.map((inquiry) => [inquiry.day, inquiry.id])).toEqual([
    ["2026-10-05", "a"],
    ["2026-10-06", "d"],
  ]);
});

it("is followed by the first order created after it and paid, inside the longest window", () => {
  const after = (...orders: Order[]) => listInquiries([talk("a", noon)], orders, 168)[0]!.orderedAfterMs;
  expect(after(order(noon + 9), order(noon + 5), order(noon + 1, { paidAt: null }), order(noon))).toBe(5);
  expect(after(order(noon + 168 * hour))).toBe(168 * hour);
  expect(after(order(noon + 168 * hour + 1))).toBeNull();
  expect(after(order(noon + 5, { paidAt: noon + 30 * day }))).toBe(5);
});

it("is mature when its window is over by what is known", () => {
  expect(isInquiryMature(noon, 72, noon + 72 * hour)).toBe(true);
  expect(isInquiryMature(noon, 72, noon + 72 * hour - 1)).toBe(false);
  expect(isInquiryMature(noon, 72, null)).toBe(false);
});

it("is lost when the day's first conversation was, whatever became of the next", () => {
  const isLost = (...talks: InquiryTalk[]) => listInquiries(talks, [], 168).map((inquiry) => inquiry.isLost);
  const lost = talk("a", noon, { settlement: "handoff_lost" });
  const answered = talk("b", noon + hour, { settlement: "handoff" });
  expect(isLost(lost, answered)).toEqual([true]);
  expect(isLost({ ...lost, startedAt: noon + 2 * hour }, answered)).toEqual([false]);
});
