/** Connections with their health, and how far the data of each store and source can be believed. */
import type { Scope } from "#app/access/principal.ts";
import { isConnectionId } from "#app/connections/connection-id.ts";
import { scoreData, type Share, type Shares } from "#app/connections/data-score.ts";
import { pullChoices } from "#app/connections/pull/pull-choices.ts";
import { pullSettingsShape, type PullSettings } from "#app/connections/pull/pull-settings.ts";
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
  const telling = Promise.all([
    listConnections(db, scope),
    sumConnectionDays(db, scope, from),
    listSourceQuality(db, scope),
  ]).then(([rows, counts, sources]) => ({
    ...{ rows, counts },
    quality: tieQuality(sources, rows, counts),
  }));
  const [connections, quality, stores, opened, part] = await Promise.all([
    settlePart("connections", telling.then(addHealth)),
    settlePart(
      "quality",
      telling.then((told) => told.quality),
    ),
    listStores(db, scope),
    openConnection({ db, scope }, url.searchParams.get("connection")),
    openPart({ db, scope }, url.searchParams),
  ]);
  return {
    ...{ connections, quality, opened, part, now },
    stores: stores.map(({ storeId, key, name }) => ({ storeId, key, name })),
    platforms: webhookPlatforms.map(({ id, title, format, secret }) => ({ id, title, format, secret })),
    pulls: pullChoices,
    formats: sourceAdapters
      .filter(({ framing }) => framing.by === "line")
      .map(({ id, title }) => ({ id, title })),
  };
}

type Telling = {
  rows: readonly ConnectionRow[];
  counts: ReadonlyMap<string, ConnectionCounts>;
  quality: readonly QualityRow[];
};

/** Each connection with what it brought, and what its sources' conversations tell. */
function addHealth({ rows, counts, quality }: Telling) {
  return rows.map((row) => {
    const own = quality.filter(
      ({ storeId, source }) => storeId === row.storeId && row.sources.includes(source),
    );
    const shares = {
      unlinkable: sumShares(own.map((one) => one.shares.unlinkable)),
      inferred: sumShares(own.map((one) => one.inferred)),
    };
    return { ...row, counts: counts.get(row.connectionId) ?? null, shares };
  });
}

function sumShares(shares: readonly Share[]): Share {
  return shares.reduce<Share>((sum, share) => (share ? add(sum, share.count, share.of) : sum), null);
}

/** A connection with its days; null for none asked for, or none with that id. */
async function openConnection({ db, scope }: Asking, connectionId: string | null) {
  if (connectionId === null || !isConnectionId(connectionId)) return null;
  const [connection, days] = await Promise.all([
    findConnection(db, scope, connectionId),
    listConnectionDays(db, scope, connectionId, shownDays),
  ]);
  return connection ? { connection: { ...connection, asked: readAsked(connection) }, days } : null;
}

/** Where a pull asks, and from when on; null for a webhook. */
function readAsked({ kind, settings }: ConnectionRow): PullSettings | null {
  const read = kind === "pull" ? pullSettingsShape.safeParse(settings) : null;
  return read?.success ? read.data : null;
}

/** The conversations behind a share: `?part=kinds&store=3&source=chatwoot`, which may name more sources than one. */
async function openPart(asking: Asking, search: URLSearchParams) {
  const part = qualityParts.find((known) => known === search.get("part"));
  const sources = search.getAll("source");
  const store = search.get("store") ?? "";
  if (!part || sources.length === 0 || !/^\d{1,9}$/.test(store)) return null;
  const asked = { part, sources, storeId: Number(store) };
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
  /** Conversations with something derived; null without any conversation. */
  inferred: Share;
  /** A connection that brings the source, for its days. */
  connectionId: string | null;
};

/** What conversations tell of each store and source, and what its connections counted of the same; the worst first. */
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
      ...{ storeId, storeName, source, connectionId: null, inferred: share(found.inferred) },
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
        ...{ storeId, storeName, source, connectionId: null, inferred: null },
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
  const rank = ({ shares }: QualityRow) => scoreData(shares) ?? Infinity;
  return [...rows.values()].sort((one, other) => {
    const [first, second] = [rank(one), rank(other)];
    if (first !== second) return first - second;
    return one.storeName.localeCompare(other.storeName) || one.source.localeCompare(other.source);
  });
}

function add(share: Share, count: number, of: number): NonNullable<Share> {
  return { count: (share?.count ?? 0) + count, of: (share?.of ?? 0) + of };
}
