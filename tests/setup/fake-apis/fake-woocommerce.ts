/** WooCommerce's orders and refunds: counted pages, which move under whoever reads them. */
import { muddle, pick, type FakeAnswer, type FakeClock, type FakePlatform, type Random } from "./fake-api.ts";

type Order = { id: number; modified: number; created: number; status: string; refunds: number[] };

const dayMs = 86_400_000;
const pageSize = 5;
const gmt = (ms: number) => new Date(ms).toISOString().slice(0, 19);

export function fakeWooCommerce(clock: FakeClock, random: Random): FakePlatform {
  const orders: Order[] = [];
  let made = 700;
  const make = (at: number) => {
    made += 1;
    orders.push({ id: made, modified: at, created: at, status: "processing", refunds: [] });
  };
  for (let n = 0; n < 40; n++) make(clock.ms - Math.floor(random() * 8 * dayMs));

  const write = ({ id, modified, created, status, refunds }: Order) => ({
    ...{ id, status, currency: "EUR", total: "29.35", customer_id: 0, billing: { email: "li@example.test" } },
    ...{ date_created_gmt: gmt(created), date_paid_gmt: gmt(created), date_modified_gmt: gmt(modified) },
    refunds: refunds.map((refund) => ({ id: refund, reason: "", total: "-0.10" })),
  });
  const writeRefund = (order: Order) => (id: number) => ({
    ...{ id, date_created_gmt: gmt(order.created), amount: "0.10", reason: "" },
    _links: { up: [{ href: `https://shop.test/wp-json/wc/v3/orders/${order.id}` }] },
  });

  function list(query: URLSearchParams): FakeAnswer {
    const [after, before] = [query.get("modified_after")!, query.get("modified_before")!];
    const wanted = orders.filter(({ modified }) => gmt(modified) > after && gmt(modified) < before);
    const page = Number(query.get("page"));
    const from = (page - 1) * pageSize;
    if (page > 1 && from >= wanted.length)
      return { status: 400, body: { code: "rest_post_invalid_page_number" } };
    const headers = { "X-WP-TotalPages": String(Math.ceil(wanted.length / pageSize)) };
    return { headers, body: muddle(random, wanted.slice(from, from + pageSize)).map(write) };
  }

  return {
    token: ["authorization", `Basic ${btoa("ck_1:cs_1")}`],
    limit: {
      calls: 12,
      perMs: 5_000,
      tell: ({ at }) => ({ "retry-after": new Date(at + 999).toUTCString() }),
    },
    answer({ path, query }) {
      if (path === "/shop/wp-json/wc/v3/orders") return list(query);
      const id = Number(/^\/shop\/wp-json\/wc\/v3\/orders\/(\d+)\/refunds$/.exec(path)?.[1]);
      const order = orders.find((one) => one.id === id);
      return order ? { body: order.refunds.map(writeRefund(order)) } : { status: 404, body: {} };
    },
    change() {
      if (random() < 0.4) return make(clock.ms);
      const order = pick(random, orders);
      order.modified = clock.ms;
      order.status = "completed";
      order.refunds.push(100_000 + order.id * 10 + order.refunds.length);
    },
    hold: () => ({
      orders: orders.map(({ id, status }) => `${id} ${status} 29.35`),
      refunds: orders.flatMap(({ refunds }) => refunds.map(String)),
    }),
  };
}
