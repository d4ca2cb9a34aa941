/** What row-level security costs: the same pages of the same process with and without it, asked in turn. */
import type { Principal, Scope } from "#app/access/principal.ts";
import { setNodeMode } from "#app/env.server.ts";
import { createDatabase } from "#db/connection.ts";
import { loadBuild, serveCallers, type Served } from "#tests/setup/serve-callers.ts";
import { median, round } from "./statistics.ts";

const paths = [
  "/stores",
  "/experience",
  "/escalations",
  "/conversations",
  "/conversations?q=%E9%80%80%E6%AC%BE",
  "/experience?period=90d&f=topic:is:size",
  "/definitions",
];
const warmUps = 8;
const runs = 60;

export type RlsTime = { who: string; path: string; with: number; without: number; ratio: number };

/** Medians in ms of whole answers, for an owner of all stores and one of three. The queries keep the scope either way. */
export async function measureRls({ databaseUrl }: { databaseUrl: string }): Promise<RlsTime[]> {
  setNodeMode("production");
  const built = await loadBuild();
  const db = createDatabase(databaseUrl, { max: 4 });
  const stores = await db.selectFrom("stores").select("store_id").orderBy("store_id").limit(3).execute();
  const scopes: Record<string, Scope> = {
    "all stores": { allStores: true },
    "three stores": { allStores: false, storeIds: stores.map(({ store_id: id }) => id) },
  };
  const callers = new Map(
    Object.entries(scopes).map(([who, scope]): [string, Principal] => [
      who,
      { kind: "person", id: 1, name: who, role: "owner", scope },
    ]),
  );
  const database = { db, url: databaseUrl };
  const [limited, open] = [
    await serveCallers(built, database, callers, "whole"),
    await serveCallers(built, database, callers, "queries"),
  ];
  const results: RlsTime[] = [];
  try {
    for (const who of callers.keys()) {
      for (const path of paths) {
        const times = { limited: [] as number[], open: [] as number[] };
        for (let run = -warmUps; run < runs; run++) {
          // First the one, then the other: neither always meets what the other has warmed.
          const order = run % 2 === 0 ? (["limited", "open"] as const) : (["open", "limited"] as const);
          for (const kind of order) {
            const ms = await time(kind === "limited" ? limited : open, path, who);
            if (run >= 0) times[kind].push(ms);
          }
        }
        const [on, off] = [median(times.limited), median(times.open)];
        results.push({ who, path, with: round(on), without: round(off), ratio: round(on / off) });
      }
    }
  } finally {
    await limited.close();
    await open.close();
    await db.destroy();
  }
  return results;
}

async function time(served: Served, path: string, who: string): Promise<number> {
  const from = performance.now();
  const response = await served.ask(path, who);
  await response.arrayBuffer();
  if (response.status !== 200) throw new Error(`${path} answered ${response.status}`);
  return performance.now() - from;
}
