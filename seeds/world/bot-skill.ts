/** How well a store's bot copes with a topic at a moment, and what its customers ask that day. */
import { getCampaignFactor } from "./campaigns.ts";
import { getZoneClock } from "./calendar.ts";
import { edits, listTopics } from "./edits.ts";
import type { StoreProfile } from "./stores.ts";
import type { Topic, TopicId } from "./topics.ts";
import { newProduct } from "./topics.ts";

export type BotSkill = {
  /** Chance that the bot settles a question on this topic at this moment. */
  chanceToSettle: (topic: Topic, at: number) => number;
  topics: readonly Topic[];
  /** Relative shares of `topics` on a store-local day. */
  topicWeights: (day: string) => readonly number[];
};

export function createBotSkill(store: StoreProfile): BotSkill {
  const clock = getZoneClock(store.zone);
  const topics = listTopics(store);
  const changes = new Map<TopicId, { live: number; shift: number }[]>();
  for (const edit of edits) {
    if (edit.store !== store.key) continue;
    const list = changes.get(edit.topic) ?? [];
    list.push({ live: clock.instant(edit.day, edit.minute), shift: edit.shift });
    changes.set(edit.topic, list);
  }
  const weights = new Map<string, number[]>();
  return {
    topics,
    chanceToSettle: (topic, at) => {
      let logOdds = Math.log(topic.solvable / (1 - topic.solvable)) + store.skill;
      for (const change of changes.get(topic.id) ?? []) if (at >= change.live) logOdds += change.shift;
      return 1 / (1 + Math.exp(-logOdds));
    },
    topicWeights: (day) => {
      let list = weights.get(day);
      if (!list) {
        list = topics.map(
          (topic) =>
            topic.share *
            (store.asks?.[topic.id] ?? 1) *
            getDemand(topic, getCampaignFactor(store.region, day), day),
        );
        weights.set(day, list);
      }
      return list;
    },
  };
}

/** Sales make people ask about prices first and parcels later; a new product is asked about only once it exists. */
function getDemand(topic: Topic, campaign: number, day: string): number {
  if (topic.id === newProduct.topic) return day < newProduct.launchedOn ? 0 : day < "2026-09-19" ? 0.5 : 1;
  if (campaign < 1.5) return 1;
  if (topic.id === "promotion-rules" || topic.id === "coupon" || topic.id === "price-protection") return 2.4;
  if (topic.id === "payment" || topic.id === "dispatch-time") return 1.8;
  return 1;
}
