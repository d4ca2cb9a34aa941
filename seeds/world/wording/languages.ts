/** The wording a store speaks, and the filling of slots. */
import type { Random } from "../random.ts";
import type { Language } from "../stores.ts";
import type { Line } from "../topics.ts";
import { enGoods } from "./en-goods.ts";
import { enMoney } from "./en-money.ts";
import { enOrders } from "./en-orders.ts";
import { enItems, enSlots, enTalk } from "./en-talk.ts";
import { convertSlots, convertTalk, convertTopics, toTraditional } from "./traditional.ts";
import type { Slots, Wording } from "./wording.ts";
import { zhGoods } from "./zh-goods.ts";
import { zhMoney } from "./zh-money.ts";
import { zhOrders } from "./zh-orders.ts";
import { zhItems, zhSlots, zhTalk } from "./zh-talk.ts";

const simplified: Wording = {
  topics: { ...zhOrders, ...zhMoney, ...zhGoods },
  talk: zhTalk,
  slots: zhSlots,
  items: zhItems,
};

const traditional: Wording = {
  topics: convertTopics(simplified.topics),
  talk: convertTalk(zhTalk),
  slots: convertSlots(zhSlots),
  items: {
    apparel: zhItems.apparel.map(toTraditional),
    electronics: zhItems.electronics.map(toTraditional),
  },
};

export const wordings: Record<Language, Wording> = {
  "zh-CN": simplified,
  "zh-TW": traditional,
  en: { topics: { ...enOrders, ...enMoney, ...enGoods }, talk: enTalk, slots: enSlots, items: enItems },
};

/** The slots of one shop: those of its language, with the things it sells. */
export function buildSlots(language: Language, line: Line): Slots {
  const wording = wordings[language];
  return { ...wording.slots, item: wording.items[line] };
}

/** Values that keep their meaning within one conversation, such as the order it is about. */
export type SlotMemory = Map<string, string>;

const parsed = new Map<string, string[]>();

/** Fills the slots of a sentence; a slot met before in this conversation keeps its value. */
export function fillSlots(template: string, slots: Slots, memory: SlotMemory, random: Random): string {
  let parts = parsed.get(template);
  if (!parts) {
    parts = template.split(/\{(\w+)\}/);
    parsed.set(template, parts);
  }
  if (parts.length === 1) return template;
  let text = parts[0]!;
  for (let index = 1; index < parts.length; index += 2) {
    const name = parts[index]!;
    let value = memory.get(name);
    if (value === undefined) {
      value = fillDigits(random.pick(slots[name]!), random);
      memory.set(name, value);
    }
    text += value + parts[index + 1]!;
  }
  return text;
}

function fillDigits(pattern: string, random: Random): string {
  return pattern.includes("#") ? pattern.replace(/#/g, () => String(random.below(10))) : pattern;
}
