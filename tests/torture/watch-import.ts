/** What an importing process does at this moment, seen from the database: so that kills hit what they should. */
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

/** Opens a connection to look through; it does not see itself. */
export async function watchImports(url: string): Promise<Watch> {
  const client = new pg.Client({ connectionString: nameWatcher(url) });
  // A killed database drops this connection too; whoever asks next gets the error.
  client.on("error", () => undefined);
  await client.connect();
  const look = async () => (await client.query<Glance>(glance)).rows[0]!;
  return {
    async see(after) {
      const seen = await look();
      return { phase: tellPhase(seen, after), recordsRead: seen.import > after ? seen.recordsRead : 0 };
    },
    newestImport: async () => (await look()).import,
    close: () => client.end().catch(() => undefined),
  };
}

function tellPhase(seen: Glance, after: number): Phase {
  if (seen.import <= after || seen.status === "queued" || !seen.isConnected) return "start";
  if (seen.status !== "running") return "end";
  if (seen.isRefreshing) return "refresh";
  return seen.isInTransaction ? "transaction" : "read";
}
