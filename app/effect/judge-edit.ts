/** The effect of one edit, or why none can be told (metrics.md, Trainers). */
import { chooseControls, type Topic, type TopicEdit } from "./choose-controls.ts";
import { getPlaceboSpans, getSpans, leastControls, leastConversations, type Neighbours } from "./design.ts";
import { getDifference, type Difference } from "./difference.ts";
import { effectSpread, shrink } from "./shrink.ts";
import { sumSpan, type Span } from "./topic-days.ts";

export const verdicts = [
  "helped",
  "no clear effect",
  "harmed",
  /** The topic moved against the others before the edit too: what came after cannot be told apart from that. */
  "unsteady before",
  "not enough traffic",
  /** Too few topics that nobody touched in the meantime. */
  "nothing to compare with",
  /** The source does not say what the edited entry is about. */
  "topic unknown",
] as const;
export type Verdict = (typeof verdicts)[number];

export type EditEffect = {
  verdict: Verdict;
  /** Lift in points as a share, with its 95 % interval; null where nothing can be told. */
  lift: number | null;
  low: number | null;
  high: number | null;
  /** The lift drawn towards none by how uncertain it is: what edits are ranked and added up by. */
  shrunk: number | null;
  standardError: number | null;
  /** Conversations on the topic after the edit. */
  exposed: number;
  before: number;
  /** How many of those before and after were resolved. */
  resolved: { before: number; after: number };
  /** The lift found at a date before the edit at which nothing was changed; null where none can be told. */
  placebo: { lift: number; low: number; high: number } | null;
  /** Names of the topics compared with. */
  controls: string[];
  /** The days compared, as day numbers. */
  spans: { before: Span; after: Span };
};

const normal95 = 1.959964;

/** `topics` are all of the edit's store; `through` is the first day without matured data. */
export function judgeEdit(
  edit: TopicEdit,
  topics: readonly Topic[],
  edits: readonly TopicEdit[],
  through: number,
): EditEffect {
  const spans = getSpans(edit.day, through, findNeighbours(edit, edits));
  const own = topics.find(({ name }) => name === edit.topic)?.days ?? new Map();
  const [then, now] = [sumSpan(own, spans.before), sumSpan(own, spans.after)];
  const [before, exposed] = [then.total, now.total];
  const controls = chooseControls(edit.topic, topics, edits, spans);
  const none = {
    ...{ lift: null, low: null, high: null, shrunk: null, standardError: null, exposed, before },
    resolved: { before: then.resolved, after: now.resolved },
    placebo: null,
    controls: controls.map(({ name }) => name),
    spans,
  };
  if (before < leastConversations || exposed < leastConversations) {
    return { verdict: "not enough traffic", ...none };
  }
  if (controls.length < leastControls) return { verdict: "nothing to compare with", ...none };
  const others = controls.map(({ days }) => days);
  const found = getDifference(own, others, spans);
  if (!found) return { verdict: "not enough traffic", ...none };
  const placebo = getDifference(own, others, getPlaceboSpans(spans.before));
  return {
    ...none,
    verdict: hasMoved(placebo) ? "unsteady before" : decide(found),
    ...withInterval(found),
    placebo: placebo && withInterval(placebo),
    shrunk: shrink(found, effectSpread),
    standardError: found.standardError,
  };
}

const withInterval = ({ lift, standardError }: Difference) => ({
  lift,
  low: lift - normal95 * standardError,
  high: lift + normal95 * standardError,
});

/** Edits of the same topic on other days: what came of them is theirs. */
function findNeighbours({ topic, day }: TopicEdit, edits: readonly TopicEdit[]): Neighbours {
  const days = edits.filter((edit) => edit.topic === topic).map((edit) => edit.day);
  const [earlier, later] = [days.filter((other) => other < day), days.filter((other) => other > day)];
  return {
    previous: earlier.length === 0 ? null : Math.max(...earlier),
    next: later.length === 0 ? null : Math.min(...later),
  };
}

function decide(found: Difference): Verdict {
  if (!isClear(found)) return "no clear effect";
  return found.lift > 0 ? "helped" : "harmed";
}

/** A date at which nothing was changed needs less to raise doubt than an effect needs to be believed. */
function hasMoved(placebo: Difference | null): boolean {
  return placebo !== null && Math.abs(placebo.lift / placebo.standardError) > normal95;
}

/** Whether even the shrunken effect is apart from none by its own interval. */
function isClear({ lift, standardError }: Difference): boolean {
  const kept = Math.sqrt(effectSpread ** 2 / (effectSpread ** 2 + standardError ** 2));
  return Math.abs(lift / standardError) * kept > normal95;
}
