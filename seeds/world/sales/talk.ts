/** A conversation as its customer's purse sees it. */
import type { Random } from "../random.ts";
import type { Topic } from "../topics.ts";
import type { Scene } from "../transcript.ts";
import type { ConversationRecord } from "../truth.ts";
import type { Visit } from "../customers.ts";
import type { Suggestion } from "./buyer.ts";

export type Talk = {
  id: string;
  scene: Scene;
  visit: Visit;
  record: ConversationRecord;
  topic: Topic;
  /** What the platform says of it; null where it says nothing. */
  stage: Topic["stage"] | null;
  /** When the customer is expected back, to whatever end. */
  returnsAt: number | null;
};

export type Speech = { bot: number | null; human: number | null };

/** When bot and human first said something that counts as speaking to the customer. */
export function findSpeech({ messages }: Scene): Speech {
  const bot = messages.find(({ from, kind }) => from === "bot" && kind !== "greeting" && kind !== "survey");
  const human = messages.find(({ from, kind }) => from === "agent" && kind !== "note" && kind !== "survey");
  return { bot: bot?.at ?? null, human: human?.at ?? null };
}

/** Some order while they are still talking: after the bot's first word and before a human's, or before any. */
export function pickMomentInTalk(
  random: Random,
  start: number,
  { bot, human }: Speech,
): { at: number; isHeard: boolean } | null {
  const roll = random.next();
  if (roll < 0.05 && bot !== null && human !== null && human - bot > 5000) {
    return { at: bot + 1 + random.below(human - bot - 1), isHeard: true };
  }
  const first = Math.min(bot ?? Infinity, human ?? Infinity);
  if (roll > 0.98 && Number.isFinite(first) && first - start > 2000) {
    return { at: start + 1 + random.below(first - start - 1), isHeard: false };
  }
  return null;
}

/** Each product the bot shows in a conversation, once, and the message that showed it first. */
export function suggestProducts(
  random: Random,
  { id, scene }: Talk,
  { day, start, through }: { day: string; start: number; through: number },
): { suggestion: Suggestion; message: string }[] {
  const shown = new Map<string, { suggestion: Suggestion; message: string }>();
  scene.messages.forEach((message, index) => {
    for (const product of message.products ?? []) {
      if (shown.has(product)) continue;
      const at = message.at + 3000 + Math.round(random.logNormal(25_000, 0.9));
      const clickedAt = random.chance(0.34) && at < through ? at : null;
      shown.set(product, { suggestion: { day, start, product, clickedAt }, message: `${id}-m${index + 1}` });
    }
  });
  return [...shown.values()];
}
