/** What the demo world sells: believable, awkward where shops are awkward, and true to itself. */
import { describe, expect, it } from "vitest";
import { createWorld, demoOptions } from "#seeds/demo-world.ts";
import { attributionWindows, salesBuckets } from "#seeds/world/sales/sales-truth.ts";
import type { WireClick, WireOrder, WireRefund } from "#seeds/world/wire-event.ts";

const world = createWorld(demoOptions);
const events = [...world.events()];
const { sales } = world.truth();
const orders = events.filter((event): event is WireOrder => event.type === "order");
const refunds = events.filter((event): event is WireRefund => event.type === "refund");
const clicks = events.filter((event): event is WireClick => event.type === "click");

const day = 86_400_000;
const fen = (amount: string) => Math.round(Number(amount) * 100);
const keyOf = ({ store, source, id }: { store: string; source: string; id: string }) =>
  `${store} ${source} ${id}`;
const place = new Map(events.map((event, index) => [event, index]));
/** Each order as it stood at last. */
const settled = new Map<string, WireOrder>();
for (const order of orders) {
  const known = settled.get(keyOf(order));
  if (!known || (known.version ?? 0) < (order.version ?? 0)) settled.set(keyOf(order), order);
}

describe("orders of the demo world", () => {
  it("are a believable part of all events", () => {
    expect(settled.size).toBeGreaterThan(20_000);
    expect(settled.size).toBeLessThan(30_000);
    const paid = [...settled.values()].filter(({ paid_at }) => paid_at !== undefined).length;
    expect(paid / settled.size).toBeGreaterThan(0.88);
    expect(paid / settled.size).toBeLessThan(0.97);
  });

  it("are the sum of their items, with postage where little was bought", () => {
    for (const { amount, items, currency } of settled.values()) {
      const postage = fen(amount) - items.reduce((sum, item) => sum + fen(item.amount), 0);
      expect([0, { CNY: 800, TWD: 6000, USD: 595, EUR: 690 }[currency]]).toContain(postage);
      expect(fen(amount)).toBeGreaterThan(0);
    }
  });

  it("come before and after their payment, before their refunds and after them, and told twice", () => {
    const later = [...settled.values()].filter(
      ({ created_at, paid_at }) =>
        paid_at !== undefined && Date.parse(paid_at) - Date.parse(created_at) >= day,
    );
    expect(later.length).toBeGreaterThan(500);
    const early = refunds.filter((refund) => {
      const order = settled.get(keyOf({ ...refund, id: refund.order }))!;
      return place.get(order)! > place.get(refund)!;
    });
    expect(early.length).toBeGreaterThan(50);
    const overtaken = orders.filter(
      (order) => order.version === 1 && place.get(settled.get(keyOf(order))!)! < place.get(order)!,
    );
    expect(overtaken.length).toBeGreaterThan(20);
  });

  it("are refunded once or twice, never by more than they cost", () => {
    const byOrder = new Map<string, WireRefund[]>();
    for (const refund of refunds) {
      const key = keyOf({ ...refund, id: refund.order });
      byOrder.set(key, [...(byOrder.get(key) ?? []), refund]);
    }
    let whole = 0;
    for (const [key, own] of byOrder) {
      const order = settled.get(key)!;
      const left = fen(order.amount) - own.reduce((sum, refund) => sum + fen(refund.amount), 0);
      expect(left).toBeGreaterThanOrEqual(0);
      for (const refund of own) expect(Date.parse(refund.at)).toBeGreaterThan(Date.parse(order.paid_at!));
      if (left === 0) whole += 1;
    }
    expect([...byOrder.values()].some((own) => own.length === 2)).toBe(true);
    expect(whole).toBeGreaterThan(1000);
    expect(byOrder.size - whole).toBeGreaterThan(300);
  });

  it("peak with the campaigns", () => {
    const on = (local: string) =>
      [...settled.values()].filter(
        ({ store, created_at }) => store === "lanqiao-flagship" && created_at.startsWith(local),
      ).length;
    expect(on("2026-11-11")).toBeGreaterThan(4 * on("2026-09-09"));
  });

  it("know people who buy in two shops", () => {
    const shops = new Map<string, Set<string>>();
    for (const { store, source, customer } of settled.values()) {
      const key = `${source} ${customer}`;
      shops.set(key, (shops.get(key) ?? new Set()).add(store));
    }
    expect([...shops.values()].filter((own) => own.size > 1).length).toBeGreaterThan(20);
  });

  it("follow clicks on what the bot showed", () => {
    const shown = new Map(
      events.flatMap((event) =>
        event.type === "message" && event.products ? [[keyOf(event), event] as const] : [],
      ),
    );
    expect(clicks.length).toBeGreaterThan(300);
    for (const click of clicks) {
      const message = shown.get(keyOf({ ...click, id: click.message }))!;
      expect(message.products).toContain(click.product);
      expect(Date.parse(click.at)).toBeGreaterThan(Date.parse(message.at));
    }
  });
});

describe("the truth about them", () => {
  it("puts every paid order into one bucket, whatever the window", () => {
    for (const { days } of Object.values(sales)) {
      for (const { money } of Object.values(days)) {
        for (const windows of Object.values(money)) {
          const sums = attributionWindows.map((hours) => {
            const buckets = Object.values(windows[hours]!);
            return buckets.reduce(
              (sum, one) => [sum[0]! + one.orders, sum[1]! + one.gross, sum[2]! + one.refunded],
              [0, 0, 0],
            );
          });
          for (const sum of sums) expect(sum).toEqual(sums[0]);
        }
      }
    }
    const gross = [...settled.values()]
      .filter(({ paid_at, currency }) => paid_at !== undefined && currency === "TWD")
      .reduce((sum, { amount }) => sum + fen(amount), 0);
    const told = Object.values(sales)
      .flatMap(({ days }) => Object.values(days))
      .flatMap(({ money }) => Object.values(money["TWD"]?.["72"] ?? {}))
      .reduce((sum, one) => sum + one.gross, 0);
    expect(told).toBe(gross);
  });

  it("has something in every bucket of every shop of some size, and moves it with the window", () => {
    for (const [key, { days }] of Object.entries(sales)) {
      if (key === "starfield-renewed") continue;
      const sum = (hours: number, bucket: (typeof salesBuckets)[number]) =>
        Object.values(days)
          .flatMap(({ money }) => Object.values(money))
          .reduce((total, windows) => total + (windows[hours]?.[bucket]?.orders ?? 0), 0);
      for (const bucket of salesBuckets) expect(sum(72, bucket), `${key} ${bucket}`).toBeGreaterThan(0);
      for (const [narrow, wide] of [
        [1, 24],
        [24, 72],
        [72, 168],
      ] as const) {
        expect(sum(narrow, "bot"), key).toBeLessThan(sum(wide, "bot"));
        expect(sum(narrow, "silent"), key).toBeGreaterThan(sum(wide, "silent"));
      }
    }
  });

  it("converts about a quarter of inquirers in three days", () => {
    const windows = Object.values(sales)
      .flatMap(({ days }) => Object.values(days))
      .map((one) => one.windows["72"]!);
    const add = (read: (one: (typeof windows)[number]) => number) =>
      windows.reduce((sum, one) => sum + read(one), 0);
    const rate = add((one) => one.converted) / add((one) => one.matured);
    expect(rate).toBeGreaterThan(0.18);
    expect(rate).toBeLessThan(0.32);
    expect(add((one) => one.atRisk)).toBeGreaterThan(20);
  });
});
