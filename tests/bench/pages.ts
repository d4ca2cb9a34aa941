/** How long the server takes for each page of the demo world, as a browser would ask for it. */
import { summarise, type Summary } from "./statistics.ts";

const pages = {
  stores: "/stores",
  sales: "/sales",
  "sales, one store": "/sales?f=store:is:lanqiao-flagship",
  experience: "/experience",
  "experience, one store": "/experience?f=store:is:lanqiao-flagship",
  "experience, 90 days by topic filter": "/experience?period=90d&f=topic:is:size",
  escalations: "/escalations",
  conversations: "/conversations",
  "conversations, words found": "/conversations?q=%E9%80%80%E6%AC%BE",
  "conversations, words not found": "/conversations?q=zzzz",
  definitions: "/definitions",
  imports: "/imports",
  "list behind a number": "/experience?list=verified_rate",
} as const;

export type PageTime = {
  page: string;
  path: string;
  total: Summary;
  server: Summary | null;
  kilobytes: number;
};

const warmUps = 5;
const runs = 40;

export async function measurePages({
  address,
  cookie,
}: {
  address: string;
  cookie: string;
}): Promise<PageTime[]> {
  const results: PageTime[] = [];
  for (const [page, path] of Object.entries(pages)) {
    const totals: number[] = [];
    const servers: number[] = [];
    let bytes = 0;
    for (let run = -warmUps; run < runs; run++) {
      const from = performance.now();
      const response = await fetch(address + path, { headers: { cookie } });
      const body = await response.arrayBuffer();
      const ms = performance.now() - from;
      if (!response.ok || response.redirected) throw new Error(`${path} answered ${response.status}`);
      if (run < 0) continue;
      bytes = body.byteLength;
      totals.push(ms);
      const server = readTotal(response.headers.get("server-timing"));
      if (server !== null) servers.push(server);
    }
    results.push({
      page,
      path,
      total: summarise(totals),
      server: servers.length === 0 ? null : summarise(servers),
      kilobytes: Math.round(bytes / 1024),
    });
  }
  return results;
}

/** The `total` of a Server-Timing header, or the longest step where there is none. */
export function readTotal(header: string | null): number | null {
  if (!header) return null;
  const steps = [...header.matchAll(/([\w-]+)[^,]*?;dur=([\d.]+)/g)].map(([, name, ms]) => ({
    name,
    ms: Number(ms),
  }));
  const total = steps.find(({ name }) => name === "total");
  return total ? total.ms : Math.max(...steps.map(({ ms }) => ms));
}
