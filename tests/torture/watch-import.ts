/** What an importing process does at this moment, seen from the database: so that kills hit what they should. */
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";

export const phases = ["start", "read", "transaction", "refresh", "end"] as const;
export type Phase = (typeof phases)[number];

export type Watch = {
  /** The phase of the import newer than `after`, an import's id ("end" once it is finished), and how many records are in. */
  see: (after: number) => Promise<{ phase: Phase; recordsRead: number }>;
  newestImport: () => Promise<number>;
  close: () => Promise<void>;
};

const watcherName = "torture";

/** The address under which a test's own connections are not taken for the import's. */
export function nameWatcher(url: string): string {
  return Object.assign(new URL(url), { search: `application_name=${watcherName}` }).href;
}

const glance = `
  select
    coalesce((select max(import_id) from imports), 0)::int as import,
    (select status from imports order by import_id desc limit 1) as status,
    coalesce((select records_read from imports order by import_id desc limit 1), 0)::int as "recordsRead",
    count(*) > 0 as "isConnected",
    coalesce(bool_or(xact_start is not null), false) as "isInTransaction",
    coalesce(bool_or(xact_start is not null and query ~ '_rollups|dirty_days d'), false) as "isRefreshing"
  from pg_stat_activity
  where application_name <> '${watcherName}' and backend_type = 'client backend' and datname = current_database()`;

type Glance = {
  import: number;
  status: string | null;
  recordsRead: number;
  isConnected: boolean;
  isInTransaction: boolean;
  isRefreshing: boolean;
};

/** A client that gives up on a server that is killed while it answers; whoever asks next gets the error. */
export function openWatcher(url: string): pg.Client {
  const client = new pg.Client({
    connectionString: nameWatcher(url),
    connectionTimeoutMillis: 3_000,
    query_timeout: 10_000,
  });
  client.on("error", () => undefined);
  return client;
}

/** Ends a client; one whose server has gone may never say that it has. */
export async function endWatcher(client: pg.Client): Promise<void> {
  await Promise.race([client.end().catch(() => undefined), sleep(500)]);
}

/** Opens a connection to look through; it does not see itself. */
export async function watchImports(url: string): Promise<Watch> {
  const client = openWatcher(url);
  await client.connect();
  const look = async () => (await client.query<Glance>(glance)).rows[0]!;
  return {
    async see(after) {
      const seen = await look();
      return { phase: tellPhase(seen, after), recordsRead: seen.import > after ? seen.recordsRead : 0 };
    },
    newestImport: async () => (await look()).import,
    close: () => endWatcher(client),
  };
}

function tellPhase(seen: Glance, after: number): Phase {
  if (seen.import <= after || seen.status === "queued" || !seen.isConnected) return "start";
  if (seen.status !== "running") return "end";
  if (seen.isRefreshing) return "refresh";
  return seen.isInTransaction ? "transaction" : "read";
}
