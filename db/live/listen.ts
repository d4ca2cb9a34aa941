/** One connection that hears what other transactions announce on the channel `apiary`, and comes back when it is cut. */
import pg from "pg";

export type Change =
  /** Rollups of these stores (by id) have changed and can be read. */
  | { kind: "figures"; stores: number[] }
  /** An import's row has changed. */
  | { kind: "imports" }
  /** Days wait for the refresher. */
  | { kind: "dirty" };

export type ListenOptions = {
  onChange: (change: Change) => void;
  /** Called whenever it begins to hear, the first time too: what was said before that was missed. */
  onListening: () => void;
};

const firstRetryMs = 200;
const longestRetryMs = 3_000;
/** How often the connection is tried, so that one cut without a word is noticed. */
const probeMs = 15_000;

/** Listens until closed; connecting and connecting again happens in the background. */
export function listenForChanges(url: string, options: ListenOptions): () => Promise<void> {
  let isClosed = false;
  let client: pg.Client | null = null;
  let retryMs = firstRetryMs;
  let timer: NodeJS.Timeout | undefined;

  async function connect(): Promise<void> {
    const opened = new pg.Client({
      connectionString: url,
      application_name: "apiary listener",
      keepAlive: true,
      connectionTimeoutMillis: 5_000,
      query_timeout: 10_000,
    });
    client = opened;
    opened.on("error", () => lose(opened));
    opened.on("end", () => lose(opened));
    opened.on("notification", ({ payload }) => {
      const change = parseChange(payload);
      if (change) options.onChange(change);
    });
    try {
      await opened.connect();
      await opened.query("listen apiary");
    } catch {
      lose(opened);
      return;
    }
    if (client !== opened) return;
    retryMs = firstRetryMs;
    options.onListening();
    scheduleProbe(opened);
  }

  function scheduleProbe(opened: pg.Client): void {
    timer = setTimeout(() => {
      opened.query("select 1").then(
        () => client === opened && scheduleProbe(opened),
        () => lose(opened),
      );
    }, probeMs).unref();
  }

  function lose(lost: pg.Client): void {
    if (client !== lost) return;
    client = null;
    clearTimeout(timer);
    lost.end().catch(() => undefined);
    if (isClosed) return;
    timer = setTimeout(() => void connect(), retryMs).unref();
    retryMs = Math.min(retryMs * 2, longestRetryMs);
  }

  void connect();
  return async () => {
    isClosed = true;
    clearTimeout(timer);
    const last = client;
    client = null;
    await last?.end().catch(() => undefined);
  };
}

/** Words of another version of this program are passed over. */
function parseChange(payload: string | undefined): Change | null {
  const value = JSON.parse(payload || "null") as Partial<Change> | null;
  switch (value?.kind) {
    case "figures":
      return { kind: "figures", stores: value.stores ?? [] };
    case "imports":
    case "dirty":
      return { kind: value.kind };
    default:
      return null;
  }
}
