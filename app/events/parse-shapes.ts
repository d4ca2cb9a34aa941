/** The wire form (snake_case, see the event table in README) of each event type, as zod objects. */
import { z } from "zod";
import {
  amount,
  currency,
  day,
  figure,
  flag,
  hours,
  id,
  instant,
  key,
  label,
  listOf,
  oneOf,
  share,
  text,
  timeZone,
  version,
} from "./parse-fields.ts";
import {
  blockReasons,
  closers,
  handoffRequesters,
  kindsBySpeaker,
  knowledgeActions,
  messageKinds,
  personRoles,
  ratedParts,
  speakers,
  stages,
} from "./vocabulary.ts";

const envelope = { store: key.nullish(), source: key.nullish(), id, version: version.nullish() };

export const storeShape = z.object({
  ...envelope,
  name: label,
  timezone: timeZone.nullish(),
  currency: currency.nullish(),
  locale: label.nullish(),
  platform: label.nullish(),
  region: label.nullish(),
  recontact_hours: hours.nullish(),
  attribution_hours: hours.nullish(),
});

export const conversationShape = z
  .object({
    ...envelope,
    customer: id.nullish(),
    channel: label.nullish(),
    started_at: instant.nullish(),
    ended_at: instant.nullish(),
    ended_by: oneOf(closers).nullish(),
    topic: label.nullish(),
    stage: oneOf(stages).nullish(),
    blocked: oneOf(blockReasons).nullish(),
    test: flag.nullish(),
  })
  .refine(
    (value) => value.started_at == null || value.ended_at == null || value.ended_at >= value.started_at,
    {
      path: ["ended_at"],
      message: "impossible time: before started_at",
    },
  );

export const messageShape = z
  .object({
    ...envelope,
    conversation: id,
    at: instant,
    from: oneOf(speakers),
    sender: id.nullish(),
    text: text.nullish(),
    kind: oneOf(messageKinds).nullish(),
    entry: id.nullish(),
    confidence: share.nullish(),
    matched: flag.nullish(),
    products: listOf(id).nullish(),
    intent: label.nullish(),
    customer: id.nullish(),
    channel: label.nullish(),
    at_inferred: flag.nullish(),
  })
  .refine((value) => !value.kind || kindsBySpeaker[value.from].includes(value.kind), {
    path: ["kind"],
    message: "kind does not fit the speaker",
  });

export const handoffShape = z.object({
  ...envelope,
  conversation: id,
  at: instant,
  requested_by: oneOf(handoffRequesters).nullish(),
  executed: flag.nullish(),
  reason: text.nullish(),
  to: label.nullish(),
});

export const ratingShape = z
  .object({
    ...envelope,
    conversation: id,
    score: figure,
    worst: figure,
    best: figure,
    at: instant.nullish(),
    of: oneOf(ratedParts).nullish(),
    invited: flag.nullish(),
    solved: flag.nullish(),
    message: id.nullish(),
    comment: text.nullish(),
  })
  .refine((value) => value.worst !== value.best, { path: ["best"], message: "same as worst: not a scale" })
  .refine(({ score, worst, best }) => score >= Math.min(worst, best) && score <= Math.max(worst, best), {
    path: ["score"],
    message: "outside its scale",
  });

export const orderShape = z.object({
  ...envelope,
  customer: id,
  created_at: instant,
  paid_at: instant.nullish(),
  amount,
  currency,
  status: label.nullish(),
  items: listOf(
    z.object(
      {
        product: id,
        name: text.nullish(),
        quantity: figure.positive("must be above 0"),
        amount: amount.nullish(),
      },
      "must be an object",
    ),
  ).nullish(),
});

export const refundShape = z.object({ ...envelope, order: id, at: instant, amount, reason: text.nullish() });

export const clickShape = z.object({
  ...envelope,
  at: instant,
  product: id,
  conversation: id.nullish(),
  message: id.nullish(),
  customer: id.nullish(),
});

export const knowledgeShape = z.object({
  ...envelope,
  at: instant,
  action: oneOf(knowledgeActions),
  entry: id,
  question: text.nullish(),
  variants: listOf(text).nullish(),
  answer: text.nullish(),
  topic: label.nullish(),
  trainer: id.nullish(),
  minutes: figure.min(0, "must not be negative").nullish(),
});

export const personShape = z.object({
  ...envelope,
  role: oneOf(personRoles),
  name: label,
  team: label.nullish(),
  started_on: day.nullish(),
  level: label.nullish(),
});

export const shiftShape = z
  .object({ ...envelope, person: id, from: instant, to: instant })
  .refine((value) => value.to > value.from, { path: ["to"], message: "impossible time: not after from" });

/** By the event's type. */
export const shapes = {
  store: storeShape,
  conversation: conversationShape,
  message: messageShape,
  handoff: handoffShape,
  rating: ratingShape,
  order: orderShape,
  refund: refundShape,
  click: clickShape,
  knowledge: knowledgeShape,
  person: personShape,
  shift: shiftShape,
};
