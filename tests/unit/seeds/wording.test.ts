import { describe, expect, it } from "vitest";
import { createRandom } from "#seeds/world/random.ts";
import { stores } from "#seeds/world/stores.ts";
import { buildSlots, fillSlots, wordings } from "#seeds/world/wording/languages.ts";
import { toTraditional } from "#seeds/world/wording/traditional.ts";

/** All sentences of a language. */
function listSentences(language: keyof typeof wordings): string[] {
  const { topics, talk, items, slots } = wordings[language];
  return [...Object.values(topics), talk, items, slots].flatMap((lists) => Object.values(lists).flat());
}

describe("wording", () => {
  it("uses no slot that a store cannot fill", () => {
    for (const store of stores) {
      const slots = buildSlots(store.language, store.line);
      const used = new Set(
        listSentences(store.language)
          .join(" ")
          .match(/(?<=\{)\w+(?=\})/g),
      );
      used.delete("agent");
      expect([...used].filter((name) => !slots[name]?.length)).toEqual([]);
    }
  });

  it("keeps a slot's value within a conversation", () => {
    const memory = new Map([["agent", "Ann"]]);
    const random = createRandom(1, "test");
    const slots = { order: ["A###"] };
    const text = fillSlots("{agent}: {order} is {order}", slots, memory, random);
    expect(text).toMatch(/^Ann: (A\d{3}) is \1$/);
    expect(fillSlots("{order}", slots, memory, random)).toBe(text.slice(-4));
  });

  it("parts every exchange in a question and a reply", () => {
    for (const { talk } of Object.values(wordings)) {
      for (const exchange of talk.exchanges) expect(exchange.split("|")).toHaveLength(2);
    }
  });

  it("writes traditional characters by meaning, not one by one", () => {
    expect(toTraditional("请尽快回复，洗完晾干再联系")).toBe("請盡快回覆，洗完晾乾再聯繫");
    expect(toTraditional("这件宽松，身高厘米数发短信给后台")).toBe("這件寬鬆，身高公分數發簡訊給後台");
  });

  it("leaves no simplified character in the traditional store", () => {
    const simplified =
      "们个为么书买产亲从仓价优会传体余关减刚别动务区单发变号后听员响图坏处备复够头学宝实审对导将尽层师带帮应开张归当录态户护报择换据损数断无时显暂机权来极标样检欢气没满灯点热独环现电码确礼离种积称稳笔签类紧红约级纯纸线细经结给统继维网联节范荐获蓝补裤见规视觉计订认让议记讲设证评词试话询详误说请谁调谢账货质购贴费资赔赠转轻较输边达过运还这进远连适选递邮里释针钱银销错键镜长门问间队际险随难页项顺须顾预领频题颜额风饱马驱验";
    const left = listSentences("zh-TW").flatMap((text) =>
      [...text].filter((character) => simplified.includes(character)),
    );
    // 里 stays in 公里.
    expect(left.filter((character) => character !== "里")).toEqual([]);
  });
});
