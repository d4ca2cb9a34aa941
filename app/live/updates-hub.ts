/** What the database announces, passed on to every open page as server-sent events. One for each process. */
import type { Scope } from "#app/access/principal.ts";
import type { Change } from "#db/live/listen.ts";
import type { StoreNamer } from "#db/live/store-keys.ts";

/** What a page is told. `stores`: keys of those whose figures changed; null when that is not known. */
export type Update = { kind: "figures"; stores: string[] | null } | { kind: "imports" };

export type UpdatesHub = {
  /** Passes a change on. */
  announce: (change: Change) => void;
  /** Tells every page that it may have missed something. */
  announceAll: () => void;
  /** A stream of server-sent events for one page about the stores of a scope; ends with the signal or with the hub. */
  open: (signal: AbortSignal, scope: Scope) => ReadableStream<Uint8Array>;
  /** Ends every stream; pages come back by themselves. */
  close: () => void;
};

/** Between two of these a proxy must not give a silent stream up. */
const heartbeatMs = 20_000;
/** How long a page waits before it comes back, in ms. */
const comeBackMs = 1_000;
/** Then a page has to come back and say again who asks: the stores it may hear of can have changed. */
const longestStreamMs = 600_000;
/** A page that does not read this many messages is given up; it comes back and reads anew. */
const longestBacklog = 64;

type Client = ReadableStreamDefaultController<Uint8Array>;

export function createUpdatesHub(nameStores: StoreNamer): UpdatesHub {
  const clients = new Map<Client, Scope>();
  const encoder = new TextEncoder();
  let isClosed = false;

  function drop(client: Client): void {
    if (!clients.delete(client)) return;
    client.close();
  }

  /** Sends each page what is written for its stores; null is nothing. */
  function send(write: (scope: Scope) => string | null): void {
    for (const [client, scope] of clients) {
      const text = write(scope);
      if ((client.desiredSize ?? 0) < -longestBacklog) drop(client);
      else if (text !== null) client.enqueue(encoder.encode(text));
    }
  }

  const publish = (choose: (scope: Scope) => Update | null) =>
    send((scope) => {
      const update = choose(scope);
      return update && `data: ${JSON.stringify(update)}\n\n`;
    });

  /** Tells each page of those changed stores that are its own. */
  async function publishFigures(ids: readonly number[]): Promise<void> {
    // Unnamed, it concerns every page: better one look too many than one too few.
    const names = await nameStores(ids).catch(() => null);
    publish((scope) => {
      const own = scope.allStores ? ids : ids.filter((id) => scope.storeIds.includes(id));
      if (own.length === 0) return null;
      return { kind: "figures", stores: names && own.flatMap((id) => names.get(id) ?? []) };
    });
  }

  const heartbeat = setInterval(() => send(() => ":\n\n"), heartbeatMs);
  heartbeat.unref();

  return {
    announce(change) {
      if (clients.size === 0) return;
      // Imports are of no store: whoever sees only some hears nothing of them.
      if (change.kind === "imports") publish(({ allStores }) => (allStores ? { kind: "imports" } : null));
      if (change.kind === "figures") void publishFigures(change.stores);
    },
    announceAll() {
      publish(() => ({ kind: "figures", stores: null }));
    },
    open(signal, scope) {
      let own: Client;
      return new ReadableStream<Uint8Array>({
        start(controller) {
          own = controller;
          controller.enqueue(encoder.encode(`retry: ${comeBackMs}\n\n`));
          if (isClosed || signal.aborted) {
            controller.close();
            return;
          }
          clients.set(controller, scope);
          const ending = setTimeout(() => drop(controller), longestStreamMs).unref();
          signal.addEventListener("abort", () => (clearTimeout(ending), drop(controller)), { once: true });
        },
        cancel() {
          clients.delete(own);
        },
      });
    },
    close() {
      isClosed = true;
      clearInterval(heartbeat);
      for (const client of [...clients.keys()]) drop(client);
    },
  };
}
