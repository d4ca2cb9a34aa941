/** Ratings that name no conversation, joined to the one they are most likely of: the same customer's, the account's, the last before. */
import { sql } from "kysely";
import type { CanonicalEvent } from "#app/events/canonical-event.ts";
import type { Db } from "../connection.ts";
import { loadBatch } from "../load/load-batch.ts";
import { findMisplaced, type MisplacedRating } from "./find-misplaced.ts";

const chunk = 1_000;
/** Newer than what a source without versions sends again. */
const placedVersion = 1;

/**
 * Puts every rating of `stores` and `source` that stands alone (in a conversation `rating:…` of its own) where it belongs, and those
 * whose conversation has gone back. It stays its import's, its own conversation loses its times and is counted no more. Returns
 * how many were moved; sent again, a rating stays where it was put.
 */
export async function joinRatings(
  db: Db,
  { stores, source }: { stores: readonly string[]; source: string },
): Promise<number> {
  if (stores.length === 0) return 0;
  const misplaced = await findMisplaced(db, { stores, source });
  for (const [importId, ratings] of groupByImport(misplaced)) {
    for (let from = 0; from < ratings.length; from += chunk) {
      const events = ratings.slice(from, from + chunk).flatMap(place);
      await loadBatch(db, { events, importId });
    }
  }
  return misplaced.length;
}

/** The same for all that have been joined: after an undo, whose conversations may have gone. */
export async function joinAgain(db: Db): Promise<void> {
  const { rows } = await sql<{ source: string; stores: string[] }>`
    select r.source, array_agg(distinct s.key) as stores from ratings r join stores s using (store_id)
    where r.extra->>'apart' is not null group by r.source`.execute(db);
  for (const { source, stores } of rows) await joinRatings(db, { stores, source });
}

function groupByImport(ratings: readonly MisplacedRating[]): Map<number | null, MisplacedRating[]> {
  const groups = new Map<number | null, MisplacedRating[]>();
  for (const rating of ratings) {
    const group = groups.get(rating.importId);
    if (group) group.push(rating);
    else groups.set(rating.importId, [rating]);
  }
  return groups;
}

/** The rating, and its own conversation with its times (or where it keeps them while it is not counted). */
function place({ own, chat, isNamed, ofSpeaker, ...rating }: MisplacedRating): CanonicalEvent[] {
  const { store, source, id, score, worst, best, at, invited, solved, message, comment } = rating;
  const { apart: _apart, joined_by: _by, of_inferred: wasInferred, ...extra } = rating.extra ?? {};
  const told = wasInferred === true ? null : rating.of;
  const joined = {
    ...{ ...extra, apart: own.id },
    joined_by: isNamed ? "customer, account and time" : "customer and time",
    ...(told === null && ofSpeaker !== null ? { of_inferred: true } : {}),
  };
  const times = { started_at: own.startedAt, ended_at: own.endedAt };
  return [
    {
      ...{ type: "rating", store, source, id, score, worst, best, at, invited, solved, message, comment },
      version: rating.version ?? placedVersion,
      conversation: chat ?? own.id,
      of: chat === null ? told : (told ?? ofSpeaker),
      extra: chat === null ? (Object.keys(extra).length > 0 ? extra : null) : joined,
    },
    {
      ...{ type: "conversation", store, source, id: own.id, customer: own.customer, channel: null },
      ...{ endedBy: null, topic: null, stage: null, blocked: null, test: null },
      startedAt: chat === null ? own.startedAt : null,
      endedAt: chat === null ? own.endedAt : null,
      version: own.version ?? placedVersion,
      extra: chat === null ? null : times,
    },
  ];
}
