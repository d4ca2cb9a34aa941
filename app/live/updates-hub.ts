/** What the database announces, passed on to every open page as server-sent events. One for each process. */
import type { Change } from "#db/live/listen.ts";

/** What a page is told. `stores`: keys of those whose figures changed; null when that is not known. */
export type Update = { kind: "figures"; stores: string[] | null } | { kind: "imports" };

export type UpdatesHub = {
  /** Passes a change on. */
  announce: (change: Change) => void;
  /** Tells every page that it may have missed something. */
  announceAll: () => void;
  /** A stream of server-sent events for one page; ends with the signal or with the hub. */
  open: (signal: AbortSignal) => ReadableStream<Uint8Array>;
  /** Ends every stream; pages come back by themselves. */
  close: () => void;
};

/** Between two of these a proxy must not give a silent stream up. */
const heartbeatMs = 20_000;
/** How long a page waits before it comes back, in ms. */
const comeBackMs = 1_000;
/** A page that does not read this many messages is given up; it comes back and reads anew. */
const longestBacklog = 64;

export function createUpdatesHub(nameStores: (ids: readonly number[]) => Promise<string[]>): UpdatesHub {
  const clients = new Set<ReadableStreamDefaultController<Uint8Array>>();
  const encoder = new TextEncoder();
  let isClosed = false;

  function drop(client: ReadableStreamDefaultController<Uint8Array>): void {
    if (!clients.delete(client)) return;
    client.close();
  }

  function send(text: string): void {
    const bytes = encoder.encode(text);
    for (const client of clients) {
      if ((client.desiredSize ?? 0) < -longestBacklog) drop(client);
      else client.enqueue(bytes);
    }
  }

  const publish = (update: Update) => send(`data: ${JSON.stringify(update)}\n\n`);
  const heartbeat = setInterval(() => send(":\n\n"), heartbeatMs);
  heartbeat.unref();

  return {
    announce(change) {
      if (clients.size === 0) return;
      if (change.kind === "imports") publish({ kind: "imports" });
      if (change.kind !== "figures") return;
      // Unnamed, it concerns every page: better one look too many than one too few.
      nameStores(change.stores).then(
        (stores) => publish({ kind: "figures", stores }),
        () => publish({ kind: "figures", stores: null }),
      );
    },
    announceAll() {
      publish({ kind: "figures", stores: null });
    },
    open(signal) {
      let own: ReadableStreamDefaultController<Uint8Array>;
      return new ReadableStream<Uint8Array>({
        start(controller) {
          own = controller;
          controller.enqueue(encoder.encode(`retry: ${comeBackMs}\n\n`));
          if (isClosed || signal.aborted) {
            controller.close();
            return;
          }
          clients.add(controller);
          signal.addEventListener("abort", () => drop(controller), { once: true });
        },
        cancel() {
          clients.delete(own);
        },
      });
    },
    close() {
      isClosed = true;
      clearInterval(heartbeat);
      for (const client of [...clients]) drop(client);
    },
  };
}
