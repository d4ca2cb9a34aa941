import type { enEscalations } from "../en/escalations.ts";

export const zhCnEscalations: Record<keyof typeof enEscalations, string> = {
  "escalations.title": "转人工",
  "escalations.subtitle": "{count, plural, other {共 # 个会话转了人工}}。点任一数字看它背后的会话。",
  "escalations.none": "所选范围内没有转人工。",
  "escalations.none.title": "没有会话转人工",
  "escalations.none.text": "这些会话里没有人要求人工，也没有发生转接。若与事实不符，可能是来源没有记录转接。",
  "escalations.none.people": "这些会话全由人工接待；没有机器人，也就没有转人工。",

  "escalations.ledger": "转人工台账",
  "escalations.ledger.note": "占机器人接待且已成熟的会话，按会话开始日",
  "escalations.ledger.none": "这里没有机器人接待且已成熟的会话，因此没有占比可算。转人工的次数见旁边和下方。",
  "escalations.lost": "{count, plural, other {# 个要求人工的会话里：}}",
  "escalations.lost.ignored": "个始终没转",
  "escalations.lost.lost": "个始终没等到人工",
  "escalations.lost.unsolved": "个被否定或又来了",
  "escalations.between.transfer": "距首次要求，平均",
  "escalations.between.wait": "等待中位数",
  "escalations.between.handle": "处理中位数",

  "escalations.after": "后来怎样",
  "escalations.after.note": "全部转人工，合计 100%",
  "escalations.unjudged": "不作判断",

  "escalations.matrix": "各店转人工原因",
  "escalations.sources": "原因由平台给出 {platform}，规则推断 {rule}，未归类 {unclassified}",
  "escalations.all": "全部转人工",
  "escalations.cell": "{count, plural, other {# 次转人工}}，占该列 {share}",
  "escalations.cells": "格内显示",
  "escalations.cells.count": "次数",
  "escalations.cells.share": "占本店 %",

  "escalations.trend.volume": "按转人工当日",
  "escalations.trend.rate": "按会话开始日",

  "escalations.topics": "按主题",
  "escalations.topics.note": "点主题即按它筛选",
  "escalations.topics.left": "{count, plural, other {另有 # 个较小的主题未列出}}",
  "escalations.col.count": "次数",
  "escalations.col.change": "较对比期",
  "escalations.col.rate": "转人工率",
  "escalations.col.lost": "流失",

  "escalations.hours": "按一天中的时刻",
  "escalations.hours.note": "各店当地时间；细线为对比期",
  "escalations.hour": "{hour}：{count, plural, other {# 次转人工}}",

  "escalations.friction": "找到人工要多久",
  "escalations.friction.note": "所有要求过人工的会话，不论是否成熟",
};
