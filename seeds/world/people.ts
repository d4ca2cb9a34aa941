/** The people of the group: agents a store, trainers a region. */
import type { Random } from "./random.ts";
import type { Region, StoreProfile } from "./stores.ts";
import { stores } from "./stores.ts";
import type { WirePerson } from "./wire-event.ts";

export type Person = {
  id: string;
  name: string;
  role: "agent" | "trainer";
  team: string;
  startedOn: string;
  level: string;
};

const chineseAgents =
  "小满 阿宁 若溪 子墨 晓棠 安然 佳禾 雨桐 思远 明轩 可可 一诺 青青 乐乐 海棠 小北 南星 知夏 木木 云朵 初一 白芷 小鹿 夏至 阿泽 嘉树 清和 元宝 沐沐 景行 知秋 半夏 小舟 石榴 鹿鸣 晚晴 星河 苏苏 念念 长安 秋实 小麦 阿澄 小茶 橙子 柚子 时雨 听松 月牙 丁丁 小可 山山 远山 阿木".split(
    " ",
  );
const traditionalAgents = ["怡君", "家豪", "雅婷"];
const englishAgents =
  "Maya Ethan Priya Lucas Hannah Diego Chloe Omar Grace Tyler Nadia Ben Sofia Jordan Claire Marcus Elena".split(
    " ",
  );

export const trainers: Record<Region, readonly Person[]> = {
  China: [
    trainer("t-lin-yue", "林悦", "2023-03-06", "senior"),
    trainer("t-zhou-heng", "周恒", "2024-07-15", "certified"),
    trainer("t-he-miao", "何淼", "2026-05-11", "junior"),
  ],
  "North America": [
    trainer("t-rachel-kim", "Rachel Kim", "2022-10-03", "senior"),
    trainer("t-andre-silva", "Andre Silva", "2025-09-22", "certified"),
  ],
};

function trainer(id: string, name: string, startedOn: string, level: string): Person {
  return { id, name, role: "trainer", team: "knowledge", startedOn, level };
}

/** The agents of every store, no name twice; ids are stable whatever the seed. */
export function listAgents(random: Random): Map<string, Person[]> {
  const pools = { "zh-CN": [...chineseAgents], "zh-TW": [...traditionalAgents], en: [...englishAgents] };
  return new Map(
    stores.map((store) => [
      store.key,
      Array.from({ length: store.agents }, (_, index) => ({
        id: `a-${store.key}-${index + 1}`,
        name: pools[store.language].shift()!,
        role: "agent" as const,
        team: index % 3 === 2 ? "after-sales" : "service",
        startedOn: `${2021 + random.below(5)}-0${1 + random.below(9)}-${10 + random.below(19)}`,
        level: random.pick(["junior", "regular", "regular", "senior"]),
      })),
    ]),
  );
}

export function buildPersonEvent(store: StoreProfile, person: Person): WirePerson {
  return {
    type: "person",
    store: store.key,
    source: "backoffice",
    id: person.id,
    role: person.role,
    name: person.name,
    team: person.team,
    started_on: person.startedOn,
    level: person.level,
  };
}
