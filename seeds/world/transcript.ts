/** A conversation while it is being written: its clock, what was said, what happened. Times are epoch milliseconds. */
import type { HandoffRequester, MessageKind, RatedPart, Speaker } from "#app/events/vocabulary.ts";
import type { Person } from "./people.ts";
import type { Plan } from "./plan.ts";
import type { Random } from "./random.ts";
import type { Channel, StoreProfile } from "./stores.ts";
import type { Topic } from "./topics.ts";
import type { SlotMemory } from "./wording/languages.ts";
import { fillSlots } from "./wording/languages.ts";
import type { SmallTalk, Slots, Wording } from "./wording/wording.ts";

export type MessageDraft = {
  at: number;
  from: Speaker;
  text: string;
  sender?: string;
  kind?: MessageKind;
  entry?: string;
  confidence?: number;
  matched?: boolean;
  products?: string[];
  intent?: string;
};

export type HandoffDraft = {
  at: number;
  requestedBy: HandoffRequester;
  executed: boolean;
  reason?: string;
  to?: string;
};

export type RatingDraft = {
  at?: number;
  score: number;
  of?: RatedPart;
  invited?: boolean;
  solved?: boolean;
  comment?: string;
};

/** Everything a script needs to write one conversation, and the conversation as far as it is written. */
export type Scene = {
  random: Random;
  store: StoreProfile;
  channel: Channel;
  topic: Topic;
  /** Topics for a second question in the same conversation. */
  otherTopics: readonly Topic[];
  plan: Plan;
  wording: Wording;
  slots: Slots;
  memory: SlotMemory;
  agent: Person;
  /** Times an ordinary day's crowd: people take longer. */
  crowd: number;
  /** The first moment at or after this one at which people of the store are at work. */
  nextOpening: (at: number) => number;
  /** No event of the store may be later. */
  deadline: number;
  now: number;
  /** The first message comes at the very start; the platform keeps no earlier mark. */
  beginsAtOnce: boolean;
  messages: MessageDraft[];
  handoffs: HandoffDraft[];
  ratings: RatingDraft[];
  invited: boolean;
};

type Marks = Omit<MessageDraft, "at" | "from" | "text">;

/** Fills a sentence's slots with what this conversation is about. */
export function word(scene: Scene, template: string): string {
  return fillSlots(template, scene.slots, scene.memory, scene.random);
}

export function pickLine(scene: Scene, key: keyof SmallTalk): string {
  return word(scene, scene.random.pick(scene.wording.talk[key]));
}

/** Lets time pass; before the first message a tenth of it. */
function pass(scene: Scene, milliseconds: number): void {
  if (scene.messages.length > 0) scene.now += Math.round(milliseconds);
  else if (!scene.beginsAtOnce) scene.now += Math.round(milliseconds / 10);
}

function add(scene: Scene, from: Speaker, text: string, marks: Marks): void {
  scene.messages.push({ at: scene.now, from, text, ...marks });
}

/** A customer reads, thinks and types: median 22 s, at most 150 s. */
export function customerSays(scene: Scene, text: string, marks: Marks = {}): void {
  pass(scene, Math.min(150_000, 2000 + scene.random.logNormal(20_000, 0.7)));
  add(scene, "customer", text, marks);
}

/** A bot answers in about a second, a voice bot in two; never in more than nine. */
export function botSays(scene: Scene, text: string, marks: Marks): void {
  const median = scene.channel === "phone" ? 1900 : 850;
  pass(scene, Math.min(9000, 150 + scene.random.logNormal(median, 0.45)));
  add(scene, "bot", text, marks);
}

/** An agent in the middle of a chat: median 28 s, at most 90 s. */
export function agentSays(scene: Scene, text: string, marks: Marks = {}): void {
  pass(scene, Math.min(90_000, 3000 + scene.random.logNormal(25_000, 0.6)));
  add(scene, "agent", text, { sender: scene.agent.id, ...marks });
}

export function systemSays(scene: Scene, text: string): void {
  scene.now += 60 + scene.random.below(300);
  add(scene, "system", text, {});
}

export function addHandoff(scene: Scene, handoff: Omit<HandoffDraft, "at">): void {
  scene.now += 40 + scene.random.below(400);
  scene.handoffs.push({ at: scene.now, ...handoff });
}
