/** One written conversation as canonical events. */
import type { ZoneClock } from "./calendar.ts";
import type { Visit } from "./customers.ts";
import type { Session } from "./session.ts";
import type { Topic, TopicId } from "./topics.ts";
import type { HandoffDraft, MessageDraft, RatingDraft, Scene } from "./transcript.ts";
import type { WireConversation, WireEvent, WireHandoff, WireMessage, WireRating } from "./wire-event.ts";

export type Written = { id: string; scene: Scene; visit: Visit; session: Session; test: boolean };

/** What a platform knows a conversation to be about; it leaves out some of it. */
export type Labels = { topic: TopicId | null; stage: Topic["stage"] | null };

export function drawLabels({ scene: { plan, topic, random }, visit }: Written): Labels {
  if (visit.source.messagesOnly || plan.group === "empty") return { topic: null, stage: null };
  return {
    topic: random.chance(0.93) ? topic.id : null,
    stage: random.chance(0.9) ? topic.stage : null,
  };
}

/** The conversation first where the source sends one, then what happened in order of time, then the ratings. */
export function listConversationEvents(written: Written, labels: Labels, clock: ZoneClock): WireEvent[] {
  const { scene, visit } = written;
  const events: WireEvent[] = [];
  if (!visit.source.messagesOnly) events.push(buildConversation(written, labels, clock));
  let handoff = 0;
  scene.messages.forEach((message, index) => {
    while (handoff < scene.handoffs.length && scene.handoffs[handoff]!.at < message.at) {
      events.push(buildHandoff(written, scene.handoffs[handoff]!, (handoff += 1), clock));
    }
    events.push(buildMessage(written, message, index + 1, clock));
  });
  while (handoff < scene.handoffs.length) {
    events.push(buildHandoff(written, scene.handoffs[handoff]!, (handoff += 1), clock));
  }
  scene.ratings.forEach((rating, index) => events.push(buildRating(written, rating, index + 1, clock)));
  return events;
}

function buildConversation(
  { id, scene, visit, session, test }: Written,
  labels: Labels,
  clock: ZoneClock,
): WireConversation {
  const { plan } = scene;
  const event: WireConversation = {
    type: "conversation",
    store: scene.store.key,
    source: visit.source.name,
    id,
    channel: scene.channel,
  };
  if (visit.customer !== null) event.customer = visit.customer;
  if (session.startedAt !== null) event.started_at = clock.iso(session.startedAt);
  if (session.endedAt !== null) event.ended_at = clock.iso(session.endedAt);
  if (session.endedBy) event.ended_by = session.endedBy;
  if (labels.topic !== null) event.topic = labels.topic;
  if (labels.stage !== null) event.stage = labels.stage;
  if (plan.group === "blocked") event.blocked = plan.flag;
  else if (plan.group === "engaged" && plan.blocked !== null) event.blocked = plan.blocked;
  if (test) event.test = true;
  return event;
}

function buildMessage(written: Written, draft: MessageDraft, number: number, clock: ZoneClock): WireMessage {
  const { scene, visit } = written;
  const event: WireMessage = {
    type: "message",
    store: scene.store.key,
    source: visit.source.name,
    id: `${written.id}-m${number}`,
    conversation: written.id,
    at: clock.iso(draft.at),
    from: draft.from,
    text: draft.text,
  };
  if (draft.sender !== undefined) event.sender = draft.sender;
  if (draft.kind !== undefined) event.kind = draft.kind;
  if (draft.entry !== undefined) event.entry = draft.entry;
  if (draft.confidence !== undefined) event.confidence = draft.confidence;
  if (draft.matched !== undefined) event.matched = draft.matched;
  if (draft.products !== undefined) event.products = draft.products;
  if (draft.intent !== undefined) event.intent = draft.intent;
  if (visit.source.messagesOnly && (number === 1 || draft.from === "customer")) {
    event.channel = scene.channel;
    if (visit.customer !== null) event.customer = visit.customer;
  }
  return event;
}

function buildHandoff(written: Written, draft: HandoffDraft, number: number, clock: ZoneClock): WireHandoff {
  const event: WireHandoff = {
    type: "handoff",
    store: written.scene.store.key,
    source: written.visit.source.name,
    id: `${written.id}-h${number}`,
    conversation: written.id,
    at: clock.iso(draft.at),
    requested_by: draft.requestedBy,
  };
  // Executed is what an event without the field means.
  if (!draft.executed || number % 2 === 1) event.executed = draft.executed;
  if (draft.reason !== undefined) event.reason = draft.reason;
  if (draft.to !== undefined) event.to = draft.to;
  return event;
}

function buildRating(written: Written, draft: RatingDraft, number: number, clock: ZoneClock): WireRating {
  const { scene } = written;
  const event: WireRating = {
    type: "rating",
    store: scene.store.key,
    source: written.visit.source.name,
    id: `${written.id}-r${number}`,
    conversation: written.id,
    score: draft.score,
    worst: scene.store.scale.worst,
    best: scene.store.scale.best,
  };
  if (draft.at !== undefined) event.at = clock.iso(draft.at);
  if (draft.of !== undefined) event.of = draft.of;
  if (draft.invited !== undefined) event.invited = draft.invited;
  if (draft.solved !== undefined) event.solved = draft.solved;
  if (draft.comment !== undefined) event.comment = draft.comment;
  return event;
}
