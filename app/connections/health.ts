/** How a connection stands, in one word. Pure. */

export const healths = ["paused", "keyless", "failing", "waiting", "partly", "quiet", "well"] as const;
export type Health = (typeof healths)[number];

type Told = {
  kind: "webhook" | "pull";
  state: "active" | "paused" | "failing";
  hasSecret: boolean;
  /** Epoch ms. */
  lastContactAt: number | null;
  lastErrorAt: number | null;
};

/** A platform that has sent before is quiet after so long. */
const quietMs = 24 * 3_600_000;

/**
 * Failing: what came last was turned away, or a pull cannot go on. Partly: some lines of what came last were set aside.
 * Waiting: nothing has come yet.
 */
export function findHealth(connection: Told, now: number): Health {
  const { state, hasSecret, lastContactAt, lastErrorAt } = connection;
  if (state === "paused") return "paused";
  if (!hasSecret) return "keyless";
  if (state === "failing") return "failing";
  if (lastErrorAt !== null && (lastContactAt === null || lastErrorAt > lastContactAt)) return "failing";
  if (lastContactAt === null) return "waiting";
  if (lastErrorAt === lastContactAt) return "partly";
  return now - lastContactAt > quietMs ? "quiet" : "well";
}
