/**
 * What really happened in the demo world, counted from the simulator's plans as it carries them out and never from the
 * events: the figures a dashboard that follows the metric dictionary must show.
 */
import { getZoneClock, hourMs } from "./calendar.ts";
import type { Edit } from "./edits.ts";
import type { Plan } from "./plan.ts";
import type { Verdict } from "./ratings.ts";
import type { StoreSalesTruth } from "./sales/sales-truth.ts";
import type { StoreProfile } from "./stores.ts";
import { stores } from "./stores.ts";

export const outcomes = [
  "confirmed",
  "durable",
  "recontacted",
  "rejected",
  "unanswered",
  "handoff_solved",
  "handoff_unsolved",
  "handoff_lost",
  "takeover",
] as const;
export type Outcome = (typeof outcomes)[number];

/** Re-contact windows in hours. */
export const recontactWindows = [24, 72, 168] as const;

/** Engaged conversations judged with one re-contact window; all but `pending` count matured ones only. */
export type WindowTruth = {
  pending: number;
  outcomes: Record<Outcome, number>;
  requested: number;
  executed: number;
  reached: number;
  /** Requested but never executed. */
  ignored: number;
};

export type RatingTruth = { rated: number; good: number; bad: number };

/** Counts of conversations that began on one store-local day (or on any). Tests are left out of all but `test`. */
export type DayTruth = {
  conversations: number;
  test: number;
  engaged: number;
  blocked: number;
  humanOnly: number;
  unattended: number;
  empty: number;
  /** Conversations whose customer has an id. */
  linkable: number;
  /** Conversations in which a survey was sent. */
  invited: number;
  /** The exception to the day of start: conversations whose first executed handoff fell on this day. */
  escalations: number;
  /** Of these, the engaged ones. */
  escalationsEngaged: number;
  /** Latest rating of each conversation and part rated, matured or not. */
  ratings: RatingTruth;
  ratingsByHandler: Record<Handler, RatingTruth>;
  /** Keyed by the window's hours. */
  windows: Record<string, WindowTruth>;
};

export type Handler = "bot" | "mixed" | "human";

export type StoreTruth = {
  timezone: string;
  /** Newest time among the store's conversations' events, ISO 8601 with offset; null for a store without any. */
  dataThrough: string | null;
  /** Keyed by store-local day; days without anything are absent. */
  days: Record<string, DayTruth>;
  total: DayTruth;
};

export type WorldTruth = {
  seed: number;
  /** All conversations, tests included. */
  conversations: number;
  events: number;
  stores: Record<string, StoreTruth>;
  total: DayTruth;
  sales: Record<string, StoreSalesTruth>;
  /** Trainers' edits with what they do to the bot. */
  edits: { store: string; topic: string; trainer: string; at: string; effect: Edit["effect"] }[];
};

/** One conversation as the simulator knows it. */
export type ConversationRecord = {
  store: StoreProfile;
  plan: Plan;
  test: boolean;
  linkable: boolean;
  start: number;
  end: number;
  /** The store's data-through; known beforehand. */
  through: number;
  /** First executed handoff, if any. */
  escalatedAt: number | null;
  /** How long after the end the customer's next real conversation begins; null if none is coming. */
  returnsAfter: number | null;
  verdicts: readonly Verdict[];
  invited: boolean;
};

export function createDayTruth(): DayTruth {
  const ratings = () => ({ rated: 0, good: 0, bad: 0 });
  return {
    conversations: 0,
    test: 0,
    engaged: 0,
    blocked: 0,
    humanOnly: 0,
    unattended: 0,
    empty: 0,
    linkable: 0,
    invited: 0,
    escalations: 0,
    escalationsEngaged: 0,
    ratings: ratings(),
    ratingsByHandler: { bot: ratings(), mixed: ratings(), human: ratings() },
    windows: Object.fromEntries(recontactWindows.map((hours) => [String(hours), createWindowTruth()])),
  };
}

function createWindowTruth(): WindowTruth {
  const counts = Object.fromEntries(outcomes.map((outcome) => [outcome, 0])) as Record<Outcome, number>;
  return { pending: 0, outcomes: counts, requested: 0, executed: 0, reached: 0, ignored: 0 };
}

export type TruthBook = {
  record: (conversation: ConversationRecord) => void;
  stores: Record<string, StoreTruth>;
  total: DayTruth;
};

export function createTruthBook(): TruthBook {
  const book: Record<string, StoreTruth> = Object.fromEntries(
    stores.map((store) => [
      store.key,
      { timezone: store.zone, dataThrough: null, days: {}, total: createDayTruth() },
    ]),
  );
  const total = createDayTruth();
  return {
    stores: book,
    total,
    record: (conversation) => {
      const clock = getZoneClock(conversation.store.zone);
      const truth = book[conversation.store.key]!;
      const dayOf = (at: number) => (truth.days[clock.day(at)] ??= createDayTruth());
      truth.dataThrough ??= clock.iso(conversation.through);
      for (const counts of [dayOf(conversation.start), truth.total, total])
        countConversation(counts, conversation);
      if (conversation.escalatedAt === null || conversation.test) return;
      for (const counts of [dayOf(conversation.escalatedAt), truth.total, total]) {
        counts.escalations += 1;
        if (conversation.plan.group === "engaged") counts.escalationsEngaged += 1;
      }
    },
  };
}

function countConversation(counts: DayTruth, conversation: ConversationRecord): void {
  const { plan } = conversation;
  if (conversation.test) {
    counts.test += 1;
    return;
  }
  counts.conversations += 1;
  counts.linkable += Number(conversation.linkable);
  counts.invited += Number(conversation.invited);
  if (plan.group === "human_only") counts.humanOnly += 1;
  else counts[plan.group] += 1;
  countRatings(counts, conversation);
  if (plan.group !== "engaged") return;
  for (const hours of recontactWindows) {
    const window = counts.windows[String(hours)]!;
    if (conversation.end + hours * hourMs > conversation.through) {
      window.pending += 1;
      continue;
    }
    window.outcomes[decideOutcome(conversation, hours)] += 1;
    if (plan.transfer === "none") continue;
    window.requested += 1;
    if (plan.transfer === "unheard") window.ignored += 1;
    else window.executed += 1;
    if (plan.human !== "never") window.reached += 1;
  }
}

function decideOutcome({ plan, returnsAfter }: ConversationRecord, hours: number): Outcome {
  const returned = returnsAfter !== null && returnsAfter <= hours * hourMs;
  const ending = plan.group === "engaged" ? plan.ending : "silent";
  if (ending === "silent") return returned ? "recontacted" : "durable";
  if (ending === "handoff_rejected") return "handoff_unsolved";
  if (ending === "handoff_solved") return returned ? "handoff_unsolved" : "handoff_solved";
  return ending;
}

function countRatings(counts: DayTruth, { plan, verdicts }: ConversationRecord): void {
  if (verdicts.length === 0) return;
  const engaged = plan.group === "engaged";
  const hasHuman =
    plan.group === "human_only" ||
    (plan.group !== "empty" && plan.group !== "unattended" && plan.human !== "never");
  const handler: Handler = engaged ? (hasHuman ? "mixed" : "bot") : "human";
  for (const verdict of verdicts) {
    for (const ratings of [counts.ratings, counts.ratingsByHandler[handler]]) {
      ratings.rated += 1;
      if (verdict !== "neutral") ratings[verdict] += 1;
    }
  }
}
