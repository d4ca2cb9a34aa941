/** Plans and writes the conversations of one store, and keeps what is true of each. */
import { createBotSkill } from "./bot-skill.ts";
import { getZoneClock, hourMs, minuteMs } from "./calendar.ts";
import { findIncident, getCampaignFactor } from "./campaigns.ts";
import type { Visit } from "./customers.ts";
import { createOpeningHours } from "./opening-hours.ts";
import type { Person } from "./people.ts";
import type { Plan, PlanInput } from "./plan.ts";
import { planConversation } from "./plan.ts";
import type { Random } from "./random.ts";
import { rateConversation } from "./ratings.ts";
import { writeScript } from "./scripts/write-script.ts";
import type { SessionStart } from "./session.ts";
import { closeSession, getSpan } from "./session.ts";
import type { Arrival } from "./store-world.ts";
import type { StoreProfile } from "./stores.ts";
import type { Topic, TopicId } from "./topics.ts";
import { newProduct, topicById } from "./topics.ts";
import type { Scene } from "./transcript.ts";
import { pickLine } from "./transcript.ts";
import type { ConversationRecord } from "./truth.ts";
import type { Written } from "./wire-conversation.ts";
import { buildSlots, wordings } from "./wording/languages.ts";

type Setting = { store: StoreProfile; random: Random; agents: readonly Person[]; through: number };

export type WriterResult = { written: Written; record: ConversationRecord; settles: number };

export function createWriter({ store, random, agents, through }: Setting) {
  const clock = getZoneClock(store.zone);
  const skill = createBotSkill(store);
  const opening = createOpeningHours(store);
  const slots = buildSlots(store.language, store.line);
  const otherTopics = new Map<TopicId, Topic[]>(
    skill.topics.map(({ id }) => [
      id,
      skill.topics.filter((other) => other.id !== id && other.id !== newProduct.topic),
    ]),
  );
  let count = 0;

  const buildScene = (arrival: Arrival, visit: Visit, topic: Topic, plan: Plan, crowd: number): Scene => ({
    random,
    store,
    channel: visit.channel,
    topic,
    otherTopics: otherTopics.get(topic.id)!,
    plan,
    wording: wordings[store.language],
    slots,
    memory: new Map(),
    agent: random.pick(agents),
    crowd,
    nextOpening: opening.findOpening,
    deadline: through,
    now: arrival.at,
    beginsAtOnce: false,
    messages: [],
    handoffs: [],
    ratings: [],
    invited: false,
  });

  /** Writes one conversation; throws if it would outlive the world, which would falsify what is pending. */
  return function write(arrival: Arrival, visit: Visit): WriterResult {
    const day = clock.day(arrival.at);
    const drawn = skill.topics[random.pickIndex(skill.topicWeights(day))]!;
    const topic = visit.topic === null ? drawn : topicById.get(visit.topic)!;
    const settles = skill.chanceToSettle(topic, arrival.at) * (visit.depth > 0 ? 0.75 : 1);
    const crowd = getCampaignFactor(store.region, day);
    const plan = choosePlan(arrival, visit, {
      random,
      store,
      source: visit.source,
      topic,
      settles,
      incident: findIncident(store.key, day, clock.minuteOfDay(arrival.at))?.kind ?? null,
      staffed: opening.isStaffed(arrival.at),
      opensAgain: opening.findOpening(arrival.at + 20 * minuteMs) + 2 * hourMs <= through,
      crowd,
      isPhone: visit.channel === "phone",
    });
    const isFresh = arrival.visit === null && !arrival.isLast && !visit.source.messagesOnly;
    const test = visit.hollow === "test" || (isFresh && random.chance(0.007));
    const scene = buildScene(arrival, visit, topic, plan, crowd);
    const sessionStart = visit.source.messagesOnly ? "absent" : pickSessionStart(random);
    scene.beginsAtOnce = sessionStart !== "recorded";
    writeScript(scene, plan);
    if (arrival.isLast) {
      scene.messages.push({
        at: through,
        from: "customer",
        text: pickLine(scene, "thanks"),
        kind: "closing",
      });
    }
    const hasHuman = scene.messages.some((message) => message.from === "agent");
    const session = visit.source.messagesOnly
      ? { startedAt: null, endedAt: null, endedBy: undefined }
      : closeSession(scene, sessionStart, arrival.at, hasHuman);
    const verdicts = arrival.isLast ? [] : rateConversation(scene, plan);
    const { start, end } = getSpan(scene, session);
    if (Math.max(end, scene.now) > through)
      throw new Error(`a conversation of ${store.key} outlives the world`);

    count += 1;
    const escalatedAt = scene.handoffs.find((handoff) => handoff.executed)?.at ?? null;
    const linkable = visit.customer !== null;
    return {
      settles,
      written: { id: `c${String(count).padStart(6, "0")}`, scene, visit, session, test },
      record: {
        store,
        plan,
        test,
        linkable,
        start,
        end,
        through,
        escalatedAt,
        returnsAfter: null,
        verdicts,
        invited: scene.invited,
      },
    };
  };
}

/** A session's start is nearly always recorded; some platforms note it late or not at all. */
function pickSessionStart(random: Random): SessionStart {
  const roll = random.next();
  return roll < 0.95 ? "recorded" : roll < 0.97 ? "late" : "absent";
}

/** The last conversation of a store and the returns that others rely on may not be just anything. */
function choosePlan(arrival: Arrival, visit: Visit, input: PlanInput): Plan {
  if (visit.hollow === "empty") return { group: "empty", how: "greeting" };
  if (arrival.isLast) {
    return {
      group: "engaged",
      ending: "silent",
      verdict: "none",
      reason: null,
      tellsReason: false,
      transfer: "none",
      human: "never",
      blocked: null,
    };
  }
  for (;;) {
    const plan = planConversation(input);
    if (plan.group !== "empty" || arrival.visit === null) return plan;
  }
}
