import type { enSalesMetrics } from "../en/sales-metrics.ts";

export const zhCnSalesMetrics: Record<keyof typeof enSalesMetrics, string> = {
  "metric.service_gmv.label": "客服成交额",
  "metric.service_gmv.short": "客服成交额",
  "metric.service_gmv.definition":
    "按店铺当地付款日统计、归因到会话的已付款订单：同一顾客与同一店铺在下单之前、归因窗口之内开始的最后一次会话，且下单时机器人或人工已经发言。为退款前金额，每种货币各一个合计。不含：咨询前已存在的订单、测试会话。",
  "metric.service_gmv_net.label": "客服净成交额",
  "metric.service_gmv_net.short": "客服净成交额",
  "metric.service_gmv_net.definition": "客服成交额减去这些订单目前已知的全部退款，计入各订单的付款日。",
  "metric.gmv_bot.label": "机器人成交额",
  "metric.gmv_bot.short": "机器人",
  "metric.gmv_bot.definition": "归因会话在下单之前只有机器人发言的已付款订单，退款前金额。",
  "metric.gmv_mixed.label": "人机协同成交额",
  "metric.gmv_mixed.short": "人机协同",
  "metric.gmv_mixed.definition": "归因会话在下单之前机器人和人工都发过言的已付款订单，退款前金额。",
  "metric.gmv_human.label": "人工成交额",
  "metric.gmv_human.short": "人工",
  "metric.gmv_human.definition": "归因会话在下单之前只有人工发言的已付款订单，退款前金额。",
  "metric.gmv_silent.label": "静默成交额",
  "metric.gmv_silent.short": "静默",
  "metric.gmv_silent.definition":
    "没有归因到任何会话的已付款订单，退款前金额。与机器人、人机协同、人工三项相加，等于店铺的成交额。",
  "metric.bot_share.label": "机器人占客服销售的比例",
  "metric.bot_share.short": "机器人占比",
  "metric.bot_share.definition":
    "仅由机器人带来的退款前成交额，占全部客服成交额（机器人、人机协同、人工）的比例。上限把人机协同的订单也算在内。",
  "metric.inquirers.label": "询单人数",
  "metric.inquirers.short": "询单",
  "metric.inquirers.definition":
    "按顾客与店铺当地日统计，当天第一次会话属于售前：来源注明售前，或来源未注明而顾客当时没有未完结订单（此前 15 天内创建且未全额退款）。在成交之前就已确定。不含：测试。",
  "metric.conversion_rate.label": "询单转化率",
  "metric.conversion_rate.short": "转化率",
  "metric.conversion_rate.definition":
    "窗口已结束的询单者中，在该会话开始之后、归因窗口之内下单并付款的比例。不是询单者的买家不计入分子，也不计入分母。",
};
