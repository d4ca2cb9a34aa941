/** A platform's API on this machine: it wants its token, enforces its rate limit, breaks answers off, and its data move meanwhile. */
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** Shared by the fake and whoever asks it; epoch ms. */
export type FakeClock = { ms: number };
export type Random = () => number;

export type FakeRequest = { path: string; query: URLSearchParams; body: unknown };
export type FakeAnswer = { status?: number; headers?: Record<string, string>; body: unknown };

/** What a platform holds: ids with what is to be seen of each; `deleted`: conversations it has no more, but may have told of. */
export type Holding = {
  deleted?: string[];
  messages?: string[];
  conversations?: string[];
  ratings?: string[];
  orders?: string[];
  /** When each order was paid, where orders do not say it themselves. */
  paid?: string[];
  refunds?: string[];
};

export type FakePlatform = {
  /** The header of a request that the token is in, and what has to stand there. */
  token: [header: string, value: string];
  limit: { calls: number; perMs: number; tell: (wait: { ms: number; at: number }) => Record<string, string> };
  answer: (request: FakeRequest) => FakeAnswer;
  /** Something happens at the merchant's. */
  change: () => void;
  hold: () => Holding;
};

export type FakeApi = {
  address: string;
  counts: { requests: number; limited: number; dropped: number };
  /** How many changes are still to happen between requests. */
  changes: number;
  /** Whether answers break off now and then. */
  breaksOff: boolean;
  /** Told of each request before it is answered. */
  onRequest: () => void;
  close: () => Promise<void>;
};

const requestMs = 20;

export async function startFake(platform: FakePlatform, clock: FakeClock, random: Random): Promise<FakeApi> {
  let windowFrom = 0;
  let calls = 0;
  const api: FakeApi = {
    address: "",
    counts: { requests: 0, limited: 0, dropped: 0 },
    changes: 40,
    breaksOff: true,
    onRequest: () => undefined,
    close: () => new Promise((resolve) => void server.close(() => resolve()).closeAllConnections()),
  };

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
    clock.ms += requestMs;
    api.counts.requests += 1;
    api.onRequest();
    response.setHeader("date", new Date(clock.ms).toUTCString());
    const [header, token] = platform.token;
    if (request.headers[header] !== token) return send(response, { status: 401, body: { error: "token" } });
    if (clock.ms - windowFrom >= platform.limit.perMs) [windowFrom, calls] = [clock.ms, 0];
    calls += 1;
    if (calls > platform.limit.calls) {
      api.counts.limited += 1;
      const at = windowFrom + platform.limit.perMs;
      return send(response, {
        status: 429,
        headers: platform.limit.tell({ ms: at - clock.ms, at }),
        body: {},
      });
    }
    if (api.changes > 0 && random() < 0.4) {
      api.changes -= 1;
      platform.change();
    }
    const url = new URL(request.url ?? "", "http://fake");
    const text = Buffer.concat(chunks).toString();
    const body: unknown = text === "" ? null : JSON.parse(text);
    send(response, platform.answer({ path: url.pathname, query: url.searchParams, body }));
  }

  function send(response: ServerResponse, { status = 200, headers = {}, body }: FakeAnswer): void {
    // "#1#" is the number 1, however long it is.
    const bytes = Buffer.from(JSON.stringify(body, null, 1).replace(/"#(\d+)#"/g, "$1"));
    response.writeHead(status, {
      ...headers,
      "content-type": "application/json",
      "content-length": bytes.length,
    });
    if (!api.breaksOff || api.counts.requests % 7 !== 5) return void response.end(bytes);
    api.counts.dropped += 1;
    response.write(bytes.subarray(0, bytes.length >> 1), () => response.destroy());
  }

  const server = createServer((request, response) => void serve(request, response)).listen(0, "127.0.0.1");
  await once(server, "listening");
  api.address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return api;
}

/** The same numbers for the same seed, from 0 to 1. */
export function createRandom(seed: number): Random {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return state / 2 ** 31;
  };
}

export const pick = <Item>(random: Random, items: readonly Item[]): Item =>
  items[Math.floor(random() * items.length)]!;

/** The same items in another order, some of those of the page before among them: as no API should, and some do. */
export function muddle<Item>(random: Random, page: readonly Item[], before: readonly Item[] = []): Item[] {
  const all = random() < 0.5 && before.length > 0 ? [pick(random, before), ...page] : [...page];
  return all.toSorted(() => random() - 0.5);
}

/** A page behind a key, of items in the order of their keys, as pointers of APIs have it. */
export function pageBehind<Item>(
  items: readonly Item[],
  { key, after, size }: { key: (item: Item) => string; after: string | null; size: number },
): { page: Item[]; before: Item[]; next: string | null } {
  const sorted = items.toSorted((a, b) => (key(a) < key(b) ? -1 : 1));
  const rest = sorted.filter((item) => after === null || key(item) > after);
  const page = rest.slice(0, size);
  const before = sorted.filter((item) => after !== null && key(item) <= after).slice(-2);
  return { page, before, next: rest.length > size ? key(page.at(-1)!) : null };
}

/** A number as a key of a fixed length. */
export const pad = (number: number): string => String(number).padStart(16, "0");
