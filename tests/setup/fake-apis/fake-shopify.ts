/** Shopify's orders, each with its payments elsewhere: a bucket that leaks, Link headers, ids beyond 2^53. */
import { muddle, pad, pageBehind, pick, type FakeClock, type FakePlatform, type Random } from "./fake-api.ts";

type Order = {
  id: string;
  updatedAt: number;
  createdAt: number;
  status: string;
  total: string;
  refunds: string[];
};

const dayMs = 86_400_000;
const iso = (ms: number) => new Date(ms).toISOString();

export function fakeShopify(clock: FakeClock, random: Random): FakePlatform {
  const orders: Order[] = [];
  let made = 0;
  const make = (at: number) => {
    made += 1;
    const id = `92233720368547${String(10_000 + made)}`;
    orders.push({ id, updatedAt: at, createdAt: at, status: "paid", total: `${made}.50`, refunds: [] });
  };
  // Every third was authorised at once and paid a day later, after a capture that failed.
  const paidAt = ({ id, createdAt }: Order) => createdAt + (Number(id.slice(-5)) % 3 === 0 ? dayMs : 2_000);
  const writePayments = (order: Order) =>
    [
      { kind: "authorization", status: "success", at: order.createdAt + 1_000 },
      { kind: "capture", status: "failure", at: order.createdAt + 1_500 },
      { kind: "capture", status: "success", at: paidAt(order) },
    ].map(({ at, ...payment }, index) => ({
      ...{ id: `#${order.id}${index}#`, order_id: `#${order.id}#`, ...payment },
      ...{ processed_at: iso(at), created_at: iso(at), amount: order.total, currency: "USD" },
    }));
  // Ten share one moment: more than a page.
  for (let n = 0; n < 40; n++) make(clock.ms - dayMs * (n < 10 ? 5 : 1 + Math.floor(random() * 8)));

  const write = (order: Order) => ({
    id: `#${order.id}#`,
    ...{ currency: "USD", total_price: order.total, financial_status: order.status, customer: { id: 7 } },
    ...{
      created_at: iso(order.createdAt),
      processed_at: iso(order.createdAt),
      updated_at: iso(order.updatedAt),
    },
    refunds: order.refunds.map((id) => ({
      ...{ id, created_at: iso(order.updatedAt) },
      transactions: [{ kind: "refund", status: "success", amount: "0.25" }],
    })),
  });

  return {
    token: ["x-shopify-access-token", "shpat_1"],
    limit: { calls: 4, perMs: 2_000, tell: ({ ms }) => ({ "retry-after": (ms / 1000).toFixed(1) }) },
    answer({ path, query }) {
      const one = /^\/admin\/api\/\d{4}-\d\d\/orders\/(\d+)\/transactions\.json$/.exec(path)?.[1];
      const order = one === undefined ? undefined : orders.find(({ id }) => id === one);
      if (order) return { body: { transactions: writePayments(order) } };
      if (!/^\/admin\/api\/\d{4}-\d\d\/orders\.json$/.test(path)) return { status: 404, body: {} };
      const given = query.get("page_info");
      const told =
        given === null ? null : (JSON.parse(atob(given)) as { from: string; to: string; after: string });
      const [from, to] = [
        told?.from ?? query.get("updated_at_min")!,
        told?.to ?? query.get("updated_at_max")!,
      ];
      const wanted = orders.filter(
        ({ updatedAt }) => updatedAt >= Date.parse(from) && updatedAt <= Date.parse(to),
      );
      const key = ({ updatedAt, id }: Order) => `${pad(updatedAt)} ${id}`;
      const { page, before, next } = pageBehind(wanted, { key, after: told?.after ?? null, size: 6 });
      const pointer = next && encodeURIComponent(btoa(JSON.stringify({ from, to, after: next })));
      const link = `<https://shop.test${path}?limit=6&page_info=${pointer}>; rel="next"`;
      const headers: Record<string, string> = next === null ? {} : { link };
      return { headers, body: { orders: muddle(random, page, before).map(write) } };
    },
    change() {
      if (random() < 0.4) return make(clock.ms);
      const order = pick(random, orders);
      order.updatedAt = clock.ms;
      order.status = "partially_refunded";
      order.refunds.push(`${order.id}${order.refunds.length}`);
    },
    hold: () => ({
      orders: orders.map((order) => `${order.id} ${order.status} ${order.total}`),
      paid: orders.map((order) => `${order.id} ${iso(paidAt(order))}`),
      refunds: orders.flatMap(({ refunds }) => refunds),
    }),
  };
}
