import type { RatedPart } from "#app/events/vocabulary.ts";
import type { RatingFact } from "./conversation-fact.ts";
import type { RecordedRating } from "./conversation-record.ts";

/** Normalised scores at or over this are good (CSAT) and confirm. */
export const goodScore = 0.75;
/** Normalised scores at or under this are bad (DSAT) and reject. */
export const badScore = 0.25;

/** Score on a 0–1 scale, whichever end of the platform's scale is best. */
export function normaliseScore({
  score,
  worst,
  best,
}: Pick<RecordedRating, "score" | "worst" | "best">): number {
  return (score - worst) / (best - worst);
}

/** The latest rating among those of the given parts; without a time it counts at `endedAt`, ties go to the higher id. */
function findLatest(
  ratings: readonly RecordedRating[],
  parts: readonly (RatedPart | null)[],
  endedAt: number,
): RecordedRating | undefined {
  let latest: RecordedRating | undefined;
  for (const rating of ratings) {
    if (!parts.includes(rating.of)) continue;
    const difference = latest ? (rating.at ?? endedAt) - (latest.at ?? endedAt) : 1;
    if (difference > 0 || (difference === 0 && rating.id > latest!.id)) latest = rating;
  }
  return latest;
}

/** What the customer's rating says of the bot's part or the people's; undefined where no rating decides. */
export function readVerdict(
  ratings: readonly RecordedRating[],
  part: "bot" | "agent",
  endedAt: number,
): "confirmed" | "rejected" | undefined {
  const latest = findLatest(ratings, [part, null], endedAt);
  return latest && judge(latest);
}

/** Ids of the answers rated badly by themselves, each by its latest rating. A rating that names no answer speaks of none. */
export function listRejectedAnswers(ratings: readonly RecordedRating[], endedAt: number): Set<string> {
  const own = ratings.filter(({ of, message }) => of === "answer" && message !== null);
  const answers = new Set(own.map(({ message }) => message!));
  return new Set(
    [...answers].filter((answer) => {
      const latest = findLatest(
        own.filter(({ message }) => message === answer),
        ["answer"],
        endedAt,
      );
      return latest !== undefined && judge(latest) === "rejected";
    }),
  );
}

function judge(rating: RecordedRating): "confirmed" | "rejected" | undefined {
  if (rating.solved !== null) return rating.solved ? "confirmed" : "rejected";
  const score = normaliseScore(rating);
  return score <= badScore ? "rejected" : score >= goodScore ? "confirmed" : undefined;
}

/** One row for each rated part: its latest rating. */
export function listRatingFacts(ratings: readonly RecordedRating[], endedAt: number): RatingFact[] {
  const parts: (RatedPart | null)[] = ["bot", "agent", "answer", null];
  return parts.flatMap((part) => {
    const latest = findLatest(ratings, [part], endedAt);
    if (!latest) return [];
    const score = Math.min(1, Math.max(0, normaliseScore(latest)));
    return [{ ratedPart: part, score, solved: latest.solved, isInvited: latest.invited === true }];
  });
}
