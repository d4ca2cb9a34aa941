/** From sending to the figure: how long an event takes to the answer of a query while thousands more come in. */
import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { gzipSync } from "node:zlib";
import { stores } from "#seeds/world/stores.ts";
import { createConversations } from "./live-conversations.ts";
import { readTotal } from "./pages.ts";
import { round } from "./statistics.ts";

export type FreshnessOptions = {
  baseUrl: string;
  apiKey: string;
  /** Of a signed-in person, for pages and updates. */
  cookie: string;
  seconds: number;
  messagesPerSecond: number;
};

/** Times in ms. */
export type FreshnessReport = {
  /** Lines answered with 200, probes left out. */
  sent: number;
  /** Lines per second over the whole run. */
  rate: number;
  samples: number;
  p50: number;
  p99: number;
  max: number;
  /** How long `POST /api/v1/events` takes to answer. */
  requests: { p50: number; p99: number };
  /** From sending to the message that tells an open page. */
  updates: { samples: number; p50: number; p99: number };
  statusCounts: Record<number, number>;
  /** Whole answers; `head`: until the first of them is sent, by the server's clock. */
  pages: { p50: number; p95: number; head: { p50: number; p95: number } };
};

const senders = 4;
const probers = 2;
/** Asks as soon as the page's stream tells of the store, as a page does, and this often in ms if it does not. */
const pollMs = 250;
/** Until warmed up nobody minds the load. */
const warmPollMs = 30;
const patienceMs = 30_000;
const paths = ["/stores", "/experience", "/escalations", "/conversations"];
const probeTopic = "freshness-probe";

export async function measureFreshness(options: FreshnessOptions): Promise<FreshnessReport> {
  const run = randomUUID().slice(0, 8);
  const statusCounts: Record<number, number> = {};
  const requests: number[] = [];
  const fresh: number[] = [];
  const updates: number[] = [];
  const pages: number[] = [];
  const heads: number[] = [];
  await warmUp(options, run);
  const started = performance.now();
  const ends = started + options.seconds * 1000;
  let sent = 0;

  async function post(lines: readonly object[], isPacked: boolean): Promise<number> {
    const text = lines.map((line) => JSON.stringify(line)).join("\n");
    const from = performance.now();
    const response = await fetch(`${options.baseUrl}/api/v1/events`, {
      method: "POST",
      headers: { Authorization: `Bearer ${options.apiKey}` },
      body: isPacked ? new Uint8Array(gzipSync(text)) : text,
    });
    await response.arrayBuffer();
    requests.push(performance.now() - from);
    statusCounts[response.status] = (statusCounts[response.status] ?? 0) + 1;
    return response.status;
  }

  /** Keeps to its share of the rate; what the server delays is sent later, never dropped. */
  async function sendSteadily(sender: number): Promise<void> {
    const next = createConversations(`${run}-${sender}`);
    let due = started;
    for (let request = 0; due < ends; request++) {
      const lines = [50, 80, 120, 200][request % 4]!;
      await sleep(Math.max(0, due - performance.now()));
      const batch = next(lines);
      while ((await post(batch, request % 3 === 0)) !== 200) await sleep(250);
      sent += batch.length;
      due += (batch.length * senders * 1000) / options.messagesPerSecond;
    }
  }

  const heard = listenForUpdates(options);

  async function probe(prober: number): Promise<void> {
    const own = stores.filter((_, index) => index % probers === prober);
    const counts = new Map<string, number>();
    for (const { key } of own) counts.set(key, await countProbes(options, key));
    for (let turn = 0; performance.now() < ends; turn++) {
      const { key } = own[turn % own.length]!;
      const wanted = counts.get(key)! + 1;
      counts.set(key, wanted);
      const from = performance.now();
      await post(buildProbe(key, `${run}-probe-${prober}-${turn}`), false);
      await heard.waitFor(key, pollMs);
      while ((await countProbes(options, key)) < wanted) {
        if (performance.now() - from > patienceMs) throw new Error(`${key}: a probe never showed`);
        await heard.waitFor(key, pollMs);
      }
      const shown = performance.now();
      fresh.push(shown - from);
      const told = heard.findLast(key, from, shown);
      if (told !== null) updates.push(told - from);
      await sleep(50);
    }
  }

  async function readPages(): Promise<void> {
    for (let turn = 0; performance.now() < ends; turn++) {
      const from = performance.now();
      const response = await fetch(options.baseUrl + paths[turn % paths.length]!, {
        headers: { cookie: options.cookie },
      });
      await response.arrayBuffer();
      pages.push(performance.now() - from);
      heads.push(readTotal(response.headers.get("server-timing")) ?? NaN);
      if (!response.ok || response.redirected) throw new Error(`${response.url} answered ${response.status}`);
      await sleep(200);
    }
  }

  try {
    await Promise.all([
      ...Array.from({ length: senders }, (_, index) => sendSteadily(index)),
      ...Array.from({ length: probers }, (_, index) => probe(index)),
      readPages(),
    ]);
  } finally {
    heard.stop();
  }
  return {
    sent,
    rate: Math.round((sent * 1000) / (performance.now() - started)),
    samples: fresh.length,
    p50: percentile(fresh, 0.5),
    p99: percentile(fresh, 0.99),
    max: percentile(fresh, 1),
    requests: { p50: percentile(requests, 0.5), p99: percentile(requests, 0.99) },
    updates: { samples: updates.length, p50: percentile(updates, 0.5), p99: percentile(updates, 0.99) },
    statusCounts,
    pages: {
      ...{ p50: percentile(pages, 0.5), p95: percentile(pages, 0.95) },
      head: { p50: percentile(heads, 0.5), p95: percentile(heads, 0.95) },
    },
  };
}

/**
 * The demo's data ends days before now: the first message of a store moves its clock, and whole days mature at once.
 * That happens once, not in a steady stream, and is waited for.
 */
async function warmUp(options: FreshnessOptions, run: string): Promise<void> {
  const before = await Promise.all(stores.map(({ key }) => countProbes(options, key)));
  const lines = stores.flatMap(({ key }, index) => buildProbe(key, `${run}-warm-${index}`));
  const response = await fetch(`${options.baseUrl}/api/v1/events`, {
    method: "POST",
    headers: { Authorization: `Bearer ${options.apiKey}` },
    body: lines.map((line) => JSON.stringify(line)).join("\n"),
  });
  if (!response.ok) throw new Error(`events answered ${response.status}: ${await response.text()}`);
  for (const [index, { key }] of stores.entries()) {
    while ((await countProbes(options, key)) <= before[index]!) await sleep(warmPollMs);
  }
  for (const path of paths) {
    await (await fetch(options.baseUrl + path, { headers: { cookie: options.cookie } })).arrayBuffer();
  }
}

/** Its topic tells it from all others: the count of that topic moves by one. */
function buildProbe(store: string, id: string): object[] {
  const envelope = { store, source: "live" };
  const at = Date.now() - 10;
  return [
    {
      ...envelope,
      type: "conversation",
      id,
      customer: id,
      channel: "web",
      topic: probeTopic,
      started_at: at,
    },
    {
      ...envelope,
      type: "message",
      id: `${id}-q`,
      conversation: id,
      at,
      from: "customer",
      text: "Is it live?",
    },
    {
      ...envelope,
      type: "message",
      id: `${id}-a`,
      conversation: id,
      at: at + 5,
      from: "bot",
      text: "Yes.",
      kind: "answer",
    },
  ];
}

async function countProbes({ baseUrl, apiKey }: FreshnessOptions, store: string): Promise<number> {
  const today = Date.now();
  const day = (offset: number) => new Date(today + offset * 86_400_000).toISOString().slice(0, 10);
  const response = await fetch(`${baseUrl}/api/v1/query`, {
    method: "POST",
    headers: { Authorization: `Bearer ${apiKey}` },
    body: JSON.stringify({
      metrics: ["conversations"],
      period: [day(-1), day(1)],
      filters: [
        ["store", "is", [store]],
        ["topic", "is", [probeTopic]],
      ],
    }),
  });
  if (!response.ok) throw new Error(`query answered ${response.status}: ${await response.text()}`);
  const { results } = (await response.json()) as { results: { metrics: { value: number | null }[] }[] };
  return results[0]?.metrics[0]?.value ?? 0;
}

/** Stays on the stream of updates, as an open page does. */
function listenForUpdates({ baseUrl, cookie }: FreshnessOptions) {
  const stop = new AbortController();
  const messages: { at: number; stores: string[] | null }[] = [];
  let waiting: { store: string; resume: () => void }[] = [];
  const isAbout = (stores: string[] | null, store: string) => stores?.includes(store) ?? true;
  async function listen(): Promise<void> {
    const response = await fetch(`${baseUrl}/updates`, { signal: stop.signal, headers: { cookie } });
    const decoder = new TextDecoder();
    let text = "";
    for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
      text += decoder.decode(chunk, { stream: true });
      const parts = text.split("\n\n");
      text = parts.pop()!;
      for (const part of parts) {
        if (!part.startsWith("data: ")) continue;
        const { kind, stores } = JSON.parse(part.slice(6)) as { kind: string; stores?: string[] | null };
        if (kind !== "figures") continue;
        messages.push({ at: performance.now(), stores: stores ?? null });
        const told = waiting.filter(({ store }) => isAbout(stores ?? null, store));
        waiting = waiting.filter((one) => !told.includes(one));
        for (const { resume } of told) resume();
      }
    }
  }
  listen().catch((error: unknown) => {
    if (!stop.signal.aborted) throw error;
  });
  return {
    stop: () => stop.abort(),
    /** Resolves when the stream tells of a store, or after so many ms. */
    waitFor: (store: string, ms: number): Promise<unknown> =>
      Promise.race([new Promise<void>((resume) => waiting.push({ store, resume })), sleep(ms)]),
    /** When the last message about a store came between two times: the one that announced what was seen at the second. */
    findLast: (store: string, after: number, before: number): number | null =>
      messages.findLast(({ at, stores }) => at >= after && at <= before && isAbout(stores, store))?.at ??
      null,
  };
}

function percentile(values: readonly number[], quantile: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return round(sorted[Math.max(0, Math.ceil(quantile * sorted.length) - 1)] ?? NaN);
}
