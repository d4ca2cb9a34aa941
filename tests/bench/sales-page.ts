/** The questions of the Sales page and of the cards it sends later, asked in this process as its loader asks them. */
import type { Principal } from "#app/access/principal.ts";
import { loadPageFrame } from "#app/reports/page-frame.server.ts";
import { loadSalesCards } from "#app/reports/sales-cards.server.ts";
import { loadSalesReport } from "#app/reports/sales.server.ts";
import { parsePageSearch } from "#app/search/page-search.ts";
import type { Timing } from "#app/reports/timing.server.ts";
import type { Db } from "#db/connection.ts";
import { summarise, type Summary } from "./statistics.ts";

/** As in a page's URL. */
const searches = {
  "all stores, 30 days": "",
  "all stores, net, 24 h": "money=net&window=24",
  "one store": "f=store:is:s3",
  "one topic": "f=topic:is:topic 7",
} as const;

/** `total` is what the page waits for, `cards` until the last of those sent later is there; each part and card by itself too. */
export type SalesPageTime = {
  search: string;
  total: Summary;
  cards: Summary;
  parts: Record<string, Summary>;
};

const owner: Principal = {
  ...{ kind: "key", id: null, name: "bench", role: "owner" },
  scope: { allStores: true },
};

const warmUps = 3;
const runs = 40;

export async function measureSalesPage(db: Db): Promise<SalesPageTime[]> {
  const results: SalesPageTime[] = [];
  for (const [search, parameters] of Object.entries(searches)) {
    const parts = new Map<string, number[]>();
    const totals: number[] = [];
    const cards: number[] = [];
    for (let run = -warmUps; run < runs; run++) {
      const timing = collect(run < 0 ? new Map<string, number[]>() : parts);
      const started = performance.now();
      const frame = await loadPageFrame(
        { db, scope: { allStores: true } },
        parsePageSearch(new URLSearchParams(parameters)),
      );
      let sendHead = () => {};
      const head = new Promise<void>((resolve) => (sendHead = resolve));
      const page = {
        ...{ db, principal: owner, privacyKey: "bench" },
        afterHead: <Result>(work: () => Promise<Result>) => head.then(work),
      };
      const report = await loadSalesReport(page, frame, timing);
      if (run >= 0) totals.push(performance.now() - started);
      if (!report.totals.ok || report.currency === null) throw new Error(`${search}: nothing sold`);
      const asked = performance.now();
      sendHead();
      await Promise.all(
        Object.entries({
          topics: report.topics,
          windows: report.windows,
          ...loadSalesCards(page, frame),
        }).map(([card, sent]) =>
          timing.measure(`card ${card}`, async () => {
            if (!(await sent).ok) throw new Error(`${search}: card ${card} failed`);
          }),
        ),
      );
      if (run >= 0) cards.push(performance.now() - asked);
    }
    const summaries = [...parts].map(([part, times]) => [part, summarise(times)] as const);
    results.push({
      ...{ search, total: summarise(totals), cards: summarise(cards) },
      parts: Object.fromEntries(summaries),
    });
  }
  return results;
}

function collect(parts: Map<string, number[]>): Timing {
  return {
    async measure(step, work) {
      const started = performance.now();
      const result = await work();
      parts.set(step, [...(parts.get(step) ?? []), performance.now() - started]);
      return result;
    },
    respond: () => {
      throw new Error("a bench answers nobody");
    },
  };
}
