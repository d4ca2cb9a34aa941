import { describe, expect, it } from "vitest";
import { listGrams } from "#app/gaps/features.ts";
import { segment } from "#app/gaps/segment.ts";
import { stem } from "#app/gaps/stem.ts";

describe("the words of a question", () => {
  it.each([
    ["能否开具纸质发票", "能否 开具 纸质 发票"],
    ["Where is my ORDER?", "wher is my order"],
    ["ｒｅｆｕｎｄ　订单", "refund 订单"],
    ["iPhone15 的 charger 坏了", "iphone15 的 charger 坏 了"],
    ["ring [phone kfmbtqzr] now", "ring <phone> now"],
    ["订单[ORDERID_10124449]", "订单 <orderid>"],
    ["see https://shop.example/a?b=1 now", "see <link> now"],
    ["order 370795561790, 15 days", "order <number> 15 day"],
    ["你好，请问有货吗", "有货"],
    ["Hello, thanks!", "hello thank"],
    ["Café ouvert", "café ouvert"],
    ["??? 😀", ""],
    ["", ""],
  ])("of %j are %j", (text, words) => {
    expect(segment(text).join(" ")).toBe(words);
  });

  it.each([
    ["refunded", "refund"],
    ["refunds", "refund"],
    ["cancelling", "cancel"],
    ["cancelled", "cancel"],
    ["deliveries", "delivery"],
    ["charges", "charg"],
    ["charge", "charg"],
    ["charging", "charg"],
    ["address", "address"],
    ["bus", "bus"],
    ["calls", "cal"],
    ["call", "cal"],
    ["used", "used"],
    ["发票", "发票"],
  ])("stem of %s is %s", (word, expected) => {
    expect(stem(word)).toBe(expected);
  });
});

describe("grams", () => {
  it("are pairs of Chinese characters, across words", () => {
    expect(listGrams(["纸质", "发票"])).toEqual(["纸质", "质发", "发票"]);
  });

  it("are fours of letters of longer words, with their ends; nothing of short words and kinds", () => {
    expect(listGrams(["order", "card", "<number>"])).toEqual(["^ord", "orde", "rder", "der$"]);
  });
});
