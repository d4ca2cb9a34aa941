/**
 * A second reading of the demo world: counts the wire events by the exact rules of the metric dictionary, knowing nothing of
 * the simulator's plans. Days come from the text of the local times, so the zone arithmetic is not shared either.
 */
import type {
  WireConversation,
  WireEvent,
  WireHandoff,
  WireMessage,
  WireRating,
} from "#seeds/world/wire-event.ts";

type Gathered = {
  store: string;
  customer: string | null;
  mark: WireConversation | null;
  messages: WireMessage[];
  handoffs: WireHandoff[];
  ratings: WireRating[];
};

type Judged = {
  store: string;
  customer: string | null;
  test: boolean;
  day: string;
  start: number;
  end: number;
  group: "engaged" | "blocked" | "humanOnly" | "unattended" | "empty";
  /** The outcome without and with a re-contact. */
  alone: string;
  back: string;
  requested: boolean;
  executedOn: string | null;
  reached: boolean;
  handler: "bot" | "mixed" | "human";
  latest: number[];
  invited: boolean;
  newest: number;
};

export type Counts = Record<string, number>;

const ms = (text: string) => Date.parse(text);
const hour = 3_600_000;
const notQuestions = ["closing", "affirm", "deny"];
const silentBotKinds = ["greeting", "survey"];

function gather(events: Iterable<WireEvent>): Gathered[] {
  const all = new Map<string, Gathered>();
  const find = (event: { store: string; source: string }, id: string) => {
    const key = `${event.store}|${event.source}|${id}`;
    let found = all.get(key);
    if (!found) {
      found = {
        store: event.store,
        customer: null,
        mark: null,
        messages: [],
        handoffs: [],
        ratings: [],
      };
      all.set(key, found);
    }
    return found;
  };
  for (const event of events) {
    if (event.type === "conversation") {
      const conversation = find(event, event.id);
      conversation.mark = event;
      if (event.customer) conversation.customer = `${event.source}|${event.customer}`;
    } else if (event.type === "message") {
      const conversation = find(event, event.conversation);
      if (event.kind !== "note") conversation.messages.push(event);
      if (event.customer) conversation.customer = `${event.source}|${event.customer}`;
    } else if (event.type === "handoff") find(event, event.conversation).handoffs.push(event);
    else if (event.type === "rating") find(event, event.conversation).ratings.push(event);
  }
  return [...all.values()];
}

function botKind(message: WireMessage): string {
  if (message.kind) return message.kind;
  if (message.matched === false) return "fallback";
  if (message.matched === true || message.entry) return "answer";
  throw new Error(`bot message ${message.id} says neither kind nor match`);
}

function score(rating: WireRating): number {
  return (rating.score - rating.worst) / (rating.best - rating.worst);
}

function judge({ store, customer, mark, messages, handoffs, ratings }: Gathered): Judged {
  const times = messages.map((message) => message.at);
  const starts = mark?.started_at ? [mark.started_at, ...times] : times;
  const ends = mark?.ended_at ? [mark.ended_at, ...times] : times;
  const first = starts.reduce((left, right) => (ms(right) < ms(left) ? right : left));
  const end = Math.max(...ends.map(ms));
  const everyTime = [...starts, ...ends, ...handoffs.map((handoff) => handoff.at)].map(ms);

  const questions = messages.filter((m) => m.from === "customer" && !notQuestions.includes(m.kind ?? ""));
  const bot = messages.filter((m) => m.from === "bot" && !silentBotKinds.includes(botKind(m)));
  const human = messages.filter((m) => m.from === "agent" && m.kind !== "survey");
  const substantive = bot.filter((m) => ["answer", "recommend"].includes(botKind(m)));
  const lastQuestion = Math.max(...questions.map((m) => ms(m.at)));
  const lastAnswer = Math.max(-Infinity, ...substantive.map((m) => ms(m.at)));
  const handoffAt = Math.min(...handoffs.map((handoff) => ms(handoff.at)));
  const executed = handoffs.filter((handoff) => handoff.executed !== false).map((handoff) => handoff.at);
  const reached = human.some((m) => ms(m.at) >= handoffAt);
  const isBotOnly = handoffs.length === 0 && human.length === 0;

  const byTime = ratings.map((rating) => ({ rating, at: rating.at ? ms(rating.at) : end }));
  byTime.sort((left, right) => left.at - right.at || (left.rating.id < right.rating.id ? -1 : 1));
  const speaking = byTime.filter(
    ({ rating }) => rating.of === undefined || rating.of === (isBotOnly ? "bot" : "agent"),
  );
  const verdict = readVerdict(speaking.at(-1)?.rating, isBotOnly ? messages : [], lastAnswer);

  let alone = "durable";
  let back = "recontacted";
  if (human.some((m) => ms(m.at) < handoffAt)) alone = back = "takeover";
  else if (handoffs.length > 0 && !reached) alone = back = "handoff_lost";
  else if (handoffs.length > 0) {
    back = "handoff_unsolved";
    alone = verdict === "bad" ? back : "handoff_solved";
  } else if (verdict === "bad") alone = back = "rejected";
  else if (verdict === "good") alone = back = "confirmed";
  else if (lastAnswer < lastQuestion) alone = back = "unanswered";

  return {
    store,
    customer: customer === null ? null : `${store}|${customer}`,
    test: mark?.test === true,
    day: first.slice(0, 10),
    start: ms(first),
    end,
    group:
      questions.length === 0
        ? "empty"
        : bot.length > 0
          ? "engaged"
          : mark?.blocked
            ? "blocked"
            : human.length > 0
              ? "humanOnly"
              : "unattended",
    alone,
    back,
    requested: handoffs.length > 0,
    executedOn: executed.length > 0 ? executed.reduce((l, r) => (ms(r) < ms(l) ? r : l)).slice(0, 10) : null,
    reached,
    handler: human.length === 0 ? "bot" : bot.length === 0 ? "human" : "mixed",
    latest: [...new Map(byTime.map(({ rating }) => [rating.of, score(rating)])).values()],
    invited: messages.some((m) => m.kind === "survey"),
    newest: Math.max(...everyTime, ...byTime.map(({ at }) => at)),
  };
}

function readVerdict(
  rating: WireRating | undefined,
  messages: WireMessage[],
  after: number,
): "good" | "bad" | null {
  if (rating?.solved !== undefined) return rating.solved ? "good" : "bad";
  if (rating && score(rating) <= 0.25) return "bad";
  if (rating && score(rating) >= 0.75) return "good";
  const words = messages.filter((m) => m.kind === "affirm" || m.kind === "deny").at(-1);
  if (!words || ms(words.at) < after) return null;
  return words.kind === "affirm" ? "good" : "bad";
}

/** Counts as `<store> <day|total> <what>[ <window>]`; zero counts are absent. */
export function recount(events: Iterable<WireEvent>): { counts: Counts; through: Map<string, number> } {
  const judged = gather(events).map(judge);
  const through = new Map<string, number>();
  const visits = new Map<string, number[]>();
  for (const one of judged) {
    through.set(one.store, Math.max(through.get(one.store) ?? 0, one.newest));
    if (one.customer === null || one.test || one.group === "empty") continue;
    visits.set(one.customer, [...(visits.get(one.customer) ?? []), one.start]);
  }
  const counts: Counts = {};
  for (const one of judged) {
    const add = (what: string, day = one.day) => {
      for (const key of [`${one.store} ${day} ${what}`, `${one.store} total ${what}`]) {
        counts[key] = (counts[key] ?? 0) + 1;
      }
    };
    if (one.test) {
      add("test");
      continue;
    }
    for (const what of ["conversations", one.group]) add(what);
    if (one.customer !== null) add("linkable");
    if (one.invited) add("invited");
    if (one.executedOn !== null) add("escalations", one.executedOn);
    if (one.executedOn !== null && one.group === "engaged") add("escalationsEngaged", one.executedOn);
    for (const value of one.latest) {
      for (const prefix of ["rating", `rating-${one.handler}`]) {
        add(`${prefix}-rated`);
        if (value >= 0.75) add(`${prefix}-good`);
        if (value <= 0.25) add(`${prefix}-bad`);
      }
    }
    if (one.group !== "engaged") continue;
    const later = (visits.get(one.customer ?? "") ?? []).filter((start) => start > one.end);
    for (const hours of [24, 72, 168]) {
      if (one.end + hours * hour > through.get(one.store)!) {
        add(`pending ${hours}`);
        continue;
      }
      add(`${later.some((start) => start <= one.end + hours * hour) ? one.back : one.alone} ${hours}`);
      if (!one.requested) continue;
      add(`requested ${hours}`);
      add(`${one.executedOn === null ? "ignored" : "executed"} ${hours}`);
      if (one.reached) add(`reached ${hours}`);
    }
  }
  return { counts, through };
}
