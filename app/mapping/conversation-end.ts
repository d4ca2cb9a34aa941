/** What the rows of a conversation say of it as a whole. */
import type { Speaker } from "#app/events/vocabulary.ts";
import { inferHandoff } from "#app/sources/chats/infer-handoff.ts";
import { writeEvent, type Origin } from "#app/sources/chats/write-event.ts";
import { nameCustomer } from "#app/sources/orders/name-customer.ts";
import type { SourceOutput, WireRecord } from "#app/sources/source-adapter.ts";
import type { Mapping } from "./mapping.ts";
import type { Score } from "./rating-score.ts";

/** One row's share in it. */
export type Told = {
  line: number;
  at: number;
  from: Speaker;
  customer: string | null;
  /** The row says that the conversation went to a person. */
  isFlagged: boolean;
  reason: string | null;
  rating: Score | null;
  solved: boolean | null;
  comment: string | null;
  topic: string | null;
};

/** Rows of one conversation, in any order. */
export function tellConversation(
  conversation: string,
  rows: readonly Told[],
  mapping: Pick<Mapping, "handoff">,
  origin: Origin,
): SourceOutput[] {
  const { line } = rows[0]!;
  const first = <Key extends keyof Told>(key: Key) => rows.find((row) => row[key] !== null)?.[key] ?? null;
  const topic = first("topic");
  const rated = rows.find(({ rating, solved }) => rating !== null || solved !== null);
  const records: WireRecord[] = [];
  if (topic !== null) {
    const customer = first("customer");
    const named = customer === null ? null : nameCustomer(customer);
    records.push(writeEvent(origin, "conversation", { id: conversation, customer: named, topic }));
  }
  const handoff = findHandoff(conversation, rows, mapping, origin);
  if (handoff) records.push(handoff);
  if (rated) records.push(writeMappedRating(origin, conversation, rated));
  return records.map((record) => ({ line, record }));
}

type Rated = Pick<Told, "rating" | "solved" | "comment"> & { at?: number | null };

/** A vote on "solved" alone is a rating of two steps. */
export function writeMappedRating(
  origin: Origin,
  conversation: string,
  rated: Rated,
  id?: string,
): WireRecord {
  const { rating, solved, comment, at = null } = rated;
  const score = rating ?? { score: solved ? 1 : 0, worst: 0, best: 1, of: null };
  return writeEvent(origin, "rating", {
    id: id ?? `${conversation}-rating`,
    conversation,
    ...score,
    solved,
    comment,
    at,
  });
}

function findHandoff(
  conversation: string,
  rows: readonly Told[],
  { handoff }: Pick<Mapping, "handoff">,
  origin: Origin,
): WireRecord | null {
  if (handoff.by === "turn") return inferHandoff(origin, conversation, rows as readonly WireRecord[]);
  const flagged = rows.filter(({ isFlagged }) => isFlagged);
  if (flagged.length === 0) return null;
  const reason = flagged.find((row) => row.reason !== null)?.reason ?? null;
  const id = `${conversation}-handoff`;
  if (flagged.length < rows.length) {
    const at = Math.min(...flagged.map((row) => row.at));
    return writeEvent(origin, "handoff", { id, conversation, at, reason });
  }
  // Every row says so: it is said of the whole, and the moment has to be inferred.
  const inferred = inferHandoff(origin, conversation, rows as readonly WireRecord[]);
  if (inferred) return { ...inferred, reason };
  const spoken = rows.filter(({ from }) => from === "bot").map((row) => row.at);
  const at = spoken.length > 0 ? Math.max(...spoken) + 1 : Math.min(...rows.map((row) => row.at));
  return writeEvent(
    origin,
    "handoff",
    { id, conversation, at, reason },
    { inferred: "said of the whole conversation" },
  );
}
