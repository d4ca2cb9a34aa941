/** The short way for ratings, as `plain-message.ts` is for messages. */
import type { RatingEvent } from "./canonical-event.ts";
import {
  plainFields,
  readFlag,
  readId,
  readInstant,
  readOneOf,
  readPlainFields,
  readText,
} from "./plain-fields.ts";
import type { PlainDefaults } from "./plain-text.ts";
import { ratedParts } from "./vocabulary.ts";

const readFigure = (value: unknown) => (Number.isSafeInteger(value) ? value : undefined);

const fields = plainFields(
  { conversation: readId, score: readFigure, worst: readFigure, best: readFigure },
  {
    at: readInstant,
    of: readOneOf(ratedParts),
    invited: readFlag,
    solved: readFlag,
    message: readId,
    comment: readText,
  },
);

/** The event of a record that is plainly a rating in the wire format; undefined when it takes a closer look. */
export function readPlainRating(
  record: Readonly<Record<string, unknown>>,
  defaults: PlainDefaults,
  now: number,
): RatingEvent | undefined {
  const event: RatingEvent = {
    store: defaults.store ?? "",
    source: defaults.source ?? "api",
    id: "",
    version: null,
    extra: null,
    type: "rating",
    conversation: "",
    score: NaN,
    worst: NaN,
    best: NaN,
    at: null,
    of: null,
    invited: null,
    solved: null,
    message: null,
    comment: null,
  };
  if (!readPlainFields(record, fields, event, now)) return undefined;
  const { store, id, conversation, score, worst, best } = event;
  if (store === "" || id === "" || conversation === "" || worst === best) return undefined;
  // Absent ones are NaN and fail here too.
  return score >= Math.min(worst, best) && score <= Math.max(worst, best) ? event : undefined;
}
