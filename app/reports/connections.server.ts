/** Connections with their health, and how far the data of each store and source can be believed. */
import type { Scope } from "#app/access/principal.ts";
import { isConnectionId } from "#app/connections/connection-id.ts";
import type { Shares } from "#app/connections/data-score.ts";
import { webhookPlatforms } from "#app/connections/webhook-platforms.ts";
import { sourceAdapters } from "#app/sources/registry.ts";
import type { Db } from "#db/connection.ts";
import { listConnectionDays, sumConnectionDays, type ConnectionCounts } from "#db/connections/health.ts";
import { findConnection, listConnections, type ConnectionRow } from "#db/connections/list.ts";
import {
  listQualityConversations,
  listSourceQuality,
  qualityParts,
  type SourceQuality,
} from "#db/connections/quality.ts";
import { listStores } from "#db/queries/stores.ts";
import { settlePart } from "./part.server.ts";

const dayMs = 86_400_000;
/** Days that the counts of a connection go back, today included. */
const countedDays = 30;
const shownDays = 30;
const shownConversations = 200;

type Asking = { db: Db; scope: Scope };

/** All connections, the quality of what stores have, what can be added; and what the address of the page opens. */
export async function loadConnectionsReport({ db, scope }: Asking, url: URL) {
  const now = Date.now();
  const from = new Date(now - (countedDays - 1) * dayMs).toISOString().slice(0, 10);
  const connecting = Promise.all([listConnections(db, scope), sumConnectionDays(db, scope, from)]);
  const [connections, quality, stores, opened, part] = await Promise.all([
    settlePart(
      "connections",
      connecting.then(([rows, counts]) => addCounts(rows, counts)),
    ),
    settlePart(
      "quality",
      Promise.all([connecting, listSourceQuality(db, scope)]).then(([[rows, counts], sources]) =>
        tieQuality(sources, rows, counts),
      ),
    ),
    listStores(db, scope),
    openConnection({ db, scope }, url.searchParams.get("connection")),
    openPart({ db, scope }, url.searchParams),
  ]);
  return {
    ...{ connections, quality, opened, part, now },
    stores: stores.map(({ storeId, key, name }) => ({ storeId, key, name })),
    platforms: webhookPlatforms.map(({ id, title, format, secret }) => ({ id, title, format, secret })),
    formats: sourceAdapters
      .filter(({ framing }) => framing.by === "line")
      .map(({ id, title }) => ({ id, title })),
  };
}

function addCounts(rows: readonly ConnectionRow[], counts: ReadonlyMap<string, ConnectionCounts>) {
  return rows.map((row) => ({ ...row, counts: counts.get(row.connectionId) ?? null }));
}

/** A connection with its days; null for none asked for, or none with that id. */
async function openConnection({ db, scope }: Asking, connectionId: string | null) {
  if (connectionId === null || !isConnectionId(connectionId)) return null;
  const [connection, days] = await Promise.all([
    findConnection(db, scope, connectionId),
    listConnectionDays(db, scope, connectionId, shownDays),
  ]);
  return connection ? { connection, days } : null;
}

/** The conversations behind a share: `?part=kinds&store=3&source=chatwoot`. */
async function openPart(asking: Asking, search: URLSearchParams) {
  const part = qualityParts.find((known) => known === search.get("part"));
  const source = search.get("source");
  const store = search.get("store") ?? "";
  if (!part || source === null || !/^\d{1,9}$/.test(store)) return null;
  const asked = { part, source, storeId: Number(store) };
  const rows = await listQualityConversations(asking.db, asking.scope, {
    ...asked,
    limit: shownConversations,
  });
  return { ...asked, rows };
}

export type QualityRow = {
  storeId: number;
  storeName: string;
  source: string;
  shares: Shares;
  /** A connection that brings the source, for its days. */
  connectionId: string | null;
};

/** What conversations tell of each store and source, and what its connections counted of the same. */
export function tieQuality(
  sources: readonly SourceQuality[],
  connections: readonly Pick<ConnectionRow, "storeId" | "storeName" | "connectionId" | "sources">[],
  counts: ReadonlyMap<string, ConnectionCounts>,
): QualityRow[] {
  const rows = new Map<string, QualityRow>();
  const keyOf = (storeId: number, source: string) => `${storeId} ${source}`;
  for (const { storeId, storeName, source, conversations, ...found } of sources) {
    const share = (count: number) => ({ count, of: conversations });
    rows.set(keyOf(storeId, source), {
      ...{ storeId, storeName, source, connectionId: null },
      shares: {
        ...{ quarantined: null, late: null },
        ...{ unlinkable: share(found.unlinkable), kinds: share(found.kinds), times: share(found.times) },
      },
    });
  }
  for (const { storeId, storeName, connectionId, sources: brought } of connections) {
    const told = counts.get(connectionId);
    for (const source of brought) {
      const row = rows.get(keyOf(storeId, source)) ?? {
        ...{ storeId, storeName, source, connectionId: null },
        shares: { quarantined: null, late: null, unlinkable: null, kinds: null, times: null },
      };
      rows.set(keyOf(storeId, source), row);
      row.connectionId ??= connectionId;
      if (!told) continue;
      const events = told.taken + told.duplicate;
      row.shares.quarantined = add(row.shares.quarantined, told.quarantined, events + told.quarantined);
      row.shares.late = add(row.shares.late, told.late, events);
    }
  }
  return [...rows.values()].sort(
    (one, other) => one.storeName.localeCompare(other.storeName) || one.source.localeCompare(other.source),
  );
}

function add(share: Shares["late"], count: number, of: number): Shares["late"] {
  return { count: (share?.count ?? 0) + count, of: (share?.of ?? 0) + of };
}
