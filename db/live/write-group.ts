/** What several requests sent, written as one transaction; each still learns what became of its own lines. */
import type { CanonicalEvent } from "#app/events/canonical-event.ts";
import type { Db } from "../connection.ts";
import { quarantineLines, type QuarantinedLine } from "../load/imports.ts";
import { loadInTransaction } from "../load/load-batch.ts";
import { retryConflicts } from "./failures.ts";
import { countIntoHour } from "./hour-import.ts";

/** A request, or a piece of a long one. */
export type RequestPart = {
  /** Number of the request among those of its hour: keeps line numbers of different requests apart. */
  number: number;
  events: CanonicalEvent[];
  lines: QuarantinedLine[];
};

export type PartCounts = { accepted: number; duplicate: number };
export type GroupResult = { counts: PartCounts[]; conversationIds: number[] };

/**
 * Stores the parts durably, or nothing of them. No two parts may hold the same event: whose is accepted and whose a
 * duplicate would be undecided. `countNew` says how many of the conversations the hour has not counted yet.
 */
export function writeGroup(
  db: Db,
  importId: number,
  parts: readonly RequestPart[],
  countNew: (conversationIds: readonly number[]) => number,
): Promise<GroupResult> {
  return retryConflicts(() =>
    db.transaction().execute(async (trx) => {
      let quarantined = 0;
      for (const { number, lines } of parts) {
        if (lines.length > 0) quarantined += await quarantineLines(trx, importId, lines, number);
      }
      const accepted = new Set<CanonicalEvent>();
      const result = await loadInTransaction(trx, {
        events: parts.flatMap(({ events }) => events),
        importId,
        onAccepted: (event) => accepted.add(event),
      });
      const { conversationIds } = result;
      await countIntoHour(trx, importId, {
        accepted: result.accepted,
        duplicate: result.duplicate,
        quarantined,
        conversations: countNew(conversationIds),
      });
      return { counts: parts.map(({ events }) => countPart(events, accepted)), conversationIds };
    }),
  );
}

function countPart(events: readonly CanonicalEvent[], all: ReadonlySet<CanonicalEvent>): PartCounts {
  const accepted = events.filter((event) => all.has(event)).length;
  return { accepted, duplicate: events.length - accepted };
}
