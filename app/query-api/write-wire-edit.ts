/** An edit of the knowledge as `GET /api/v1/edits` shows it. */
import type { Verdict } from "#app/effect/judge-edit.ts";
import type { JudgedEdit } from "#app/reports/edits.server.ts";
import { getDayFromNumber } from "#app/time/day.ts";

export type WireEdit = {
  store: string;
  entry: string;
  topic: string | null;
  trainer: string | null;
  /** ISO 8601: when it went live. */
  at: string;
  work: JudgedEdit["work"];
  /** Shares: 0.1 is ten points. Null where nothing can be told. */
  lift: number | null;
  low: number | null;
  high: number | null;
  shrunk: number | null;
  /** Matured conversations on the topic after the edit and before it. */
  exposed: number;
  before: number;
  verdict: Verdict;
  /** Topics compared with. */
  controls: number;
  /** First and last store-local day of the time after; null while there is none. */
  counted: [from: string, to: string] | null;
};

export function writeWireEdit({ store, entry, topic, trainer, at, work, effect }: JudgedEdit): WireEdit {
  const { lift, low, high, shrunk, exposed, before, verdict, controls, spans } = effect;
  const { from, to } = spans.after;
  return {
    ...{ store, entry, topic, trainer, at: new Date(at).toISOString(), work },
    ...{ lift, low, high, shrunk, exposed, before, verdict, controls: controls.length },
    counted: to > from ? [getDayFromNumber(from), getDayFromNumber(to - 1)] : null,
  };
}
