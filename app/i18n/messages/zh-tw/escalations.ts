import type { enEscalations } from "../en/escalations.ts";

export const zhTwEscalations: Record<keyof typeof enEscalations, string> = {
  "escalations.title": "轉真人",
  "escalations.subtitle": "{count, plural, other {共 # 則對話轉給真人客服}}。點任何數字即可看到背後的對話。",
  "escalations.none": "所選範圍內沒有轉真人。",
  "escalations.none.title": "沒有對話轉真人",
  "escalations.none.text": "這些對話裡沒有人要求真人，也沒有發生轉接。若與實際不符，可能是來源沒有記錄轉接。",
  "escalations.none.people": "這些對話全由真人客服回應；沒有機器人，也就沒有轉真人。",

  "escalations.ledger": "轉真人流程",
  "escalations.ledger.note": "占機器人參與且已成熟的對話，依對話開始日",
  "escalations.ledger.none":
    "這裡沒有機器人參與且已成熟的對話，因此沒有占比可算。轉真人的次數請見旁邊與下方。",
  "escalations.lost": "{count, plural, other {# 則要求真人的對話裡：}}",
  "escalations.lost.ignored": "則始終沒轉",
  "escalations.lost.lost": "則始終沒等到真人",
  "escalations.lost.unsolved": "則被否定或又回來",
  "escalations.between.transfer": "距第一次要求，平均",
  "escalations.between.wait": "等待中位數",
  "escalations.between.handle": "處理中位數",

  "escalations.after": "後來如何",
  "escalations.after.note": "全部轉真人，合計 100%",
  "escalations.unjudged": "不予判定",

  "escalations.matrix": "各商店轉真人原因",
  "escalations.sources": "原因由平台提供 {platform}，規則推斷 {rule}，未分類 {unclassified}",
  "escalations.all": "全部轉真人",
  "escalations.cell": "{count, plural, other {# 次轉真人}}，占該欄 {share}",
  "escalations.cells": "格內顯示",
  "escalations.cells.count": "次數",
  "escalations.cells.share": "占本店 %",

  "escalations.trend.volume": "依轉真人當日",
  "escalations.trend.rate": "依對話開始日",

  "escalations.topics": "依主題",
  "escalations.topics.note": "點主題即可篩選",
  "escalations.topics.left": "{count, plural, other {另有 # 個較小的主題未列出}}",
  "escalations.col.count": "次數",
  "escalations.col.change": "與前期比",
  "escalations.col.rate": "轉真人率",
  "escalations.col.lost": "流失",

  "escalations.hours": "依一天中的時段",
  "escalations.hours.note": "各商店當地時間；細線為前期",
  "escalations.hour": "{hour}：{count, plural, other {# 次轉真人}}",

  "escalations.friction": "找到真人要多久",
  "escalations.friction.note": "所有要求過真人的對話，不論是否成熟",
};
