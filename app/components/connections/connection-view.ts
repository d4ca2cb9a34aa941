import type { Share } from "#app/connections/data-score.ts";

/** A connection as the page shows it; times in epoch ms. */
export type ConnectionView = {
  connectionId: string;
  storeId: number;
  storeName: string;
  kind: "webhook" | "pull";
  platform: string;
  format: string;
  name: string;
  state: "active" | "paused" | "failing";
  hasSecret: boolean;
  sources: string[];
  lastContactAt: number | null;
  lastEventAt: number | null;
  lastLagMs: number | null;
  lastError: string | null;
  lastErrorAt: number | null;
  createdBy: string;
  createdAt: number;
};

/** One connection beside the page. `asked`: where a pull asks, and from when on (epoch ms); null for a webhook. */
export type OpenedConnection = ConnectionView & { asked: { address: string; since: number } | null };

export type ConnectionCounts = {
  deliveries: number;
  taken: number;
  duplicate: number;
  quarantined: number;
  refused: number;
  late: number;
};

export type ConnectionEntry = ConnectionView & {
  counts: ConnectionCounts | null;
  /** Of the conversations of its sources. */
  shares: { unlinkable: Share; inferred: Share };
};

export type PlatformChoice = {
  id: string;
  title: string;
  format: string | null;
  secret: "theirs" | "ours";
};
