import { describe, expect, it } from "vitest";
import {
  isAskForHuman,
  isFallbackWording,
  isTransferWording,
  recogniseCustomerKind,
  recogniseThemes,
} from "#app/facts/wording.ts";

describe("a customer message without a kind", () => {
  it.each([
    ["谢谢", "closing"],
    ["好的，谢谢亲", "closing"],
    ["謝謝您！再見", "closing"],
    ["ok thanks!", "closing"],
    ["Thank you so much, bye", "closing"],
    [
      "Thanks for taking care of that. I don’t need anything else right now—really appreciate your help.",
      "closing",
    ],
    ["Thanks so much for your help! I'll keep an eye out for the email. Have a great day!", "closing"],
    ["👍", "question"],
    ["解决了，谢谢", "affirm"],
    ["已经解决了", "affirm"],
    ["That worked, thanks", "affirm"],
    ["yes it works now", "affirm"],
    ["没解决", "deny"],
    ["还是不行啊", "deny"],
    ["没有解决我的问题", "deny"],
    ["No, that didn't help", "deny"],
    ["not solved", "deny"],
    ["谢谢，那什么时候发货？", "question"],
    ["Thanks. Where is my parcel", "question"],
    ["Thanks, and please cancel my order #W1. Use my card.", "question"],
    ["my charger doesn't work", "question"],
    ["这个问题怎么解决", "question"],
    ["", "question"],
  ] as const)("%s is %s", (text, kind) => {
    expect(recogniseCustomerKind(text)).toBe(kind);
  });

  it("is a question when it has no text, as a picture has", () => {
    expect(recogniseCustomerKind(null)).toBe("question");
  });
});

describe("a bot's wording", () => {
  it.each([
    ["抱歉，我没有听懂您的问题", true],
    ["小蜜还在学习中，换个说法试试", true],
    ["这个问题我暂时无法回答", true],
    ["Sorry, I didn't quite understand that.", true],
    ["Could you rephrase your question?", true],
    ["您的订单已经发货", false],
    ["Your parcel left today.", false],
  ])("%s: fallback %s", (text, expected) => {
    expect(isFallbackWording(text, [])).toBe(expected);
  });

  it("is a fallback in the store's own words too", () => {
    expect(isFallbackWording("小蜂飞走啦，稍后再来", ["小蜂飞走啦"])).toBe(true);
    expect(isFallbackWording("小蜂飞走啦，稍后再来", [])).toBe(false);
  });

  it.each([
    ["正在为您转接人工客服，请稍候", true],
    ["I'm transferring you to a colleague now.", true],
    ["YOU ARE BEING TRANSFERRED TO A HUMAN AGENT. PLEASE HOLD ON.", true],
    ["人工客服的工作时间是 9 点到 18 点", false],
  ])("%s: transfer %s", (text, expected) => {
    expect(isTransferWording(text)).toBe(expected);
  });
});

describe("an ask for a person", () => {
  it.each([
    ["转人工", true],
    ["我要找真人客服", true],
    ["有没有人工", true],
    ["人工", true],
    ["I want to talk to a real person", true],
    ["speak with an agent please", true],
    ["can I get a human", true],
    ["agent", true],
    ["是人工缝制的吗", false],
    ["is this made by hand", false],
  ])("%s: %s", (text, expected) => {
    expect(isAskForHuman(text)).toBe(expected);
  });
});

describe("themes", () => {
  it.each([
    ["垃圾店铺，我要投诉", "anger"],
    ["This is ridiculous", "anger"],
    ["你是不是机器人", "distrust"],
    ["are you a bot", "distrust"],
    ["帮我改一下地址", "needsAction"],
    ["please cancel my order", "needsAction"],
    ["查一下物流", "needsLookup"],
    ["where is my package, any tracking", "needsLookup"],
    ["系统繁忙", "toolFailure"],
    ["我要打12315", "policyRoute"],
  ] as const)("%s touches %s", (text, theme) => {
    expect(recogniseThemes(text)[theme]).toBe(true);
  });

  it("are not touched by a plain question", () => {
    const themes = recogniseThemes("有没有黑色的");
    expect(Object.values(themes).some(Boolean)).toBe(false);
  });
});
