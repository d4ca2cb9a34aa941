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

  "metric.gmv.label": "成交额",
  "metric.gmv.short": "成交额",
  "metric.gmv.definition":
    "按店铺当地付款日统计的已付款订单金额，退款前；每种货币各一个合计。无论归因窗口多长，机器人、人机协同、人工、静默四项之和都等于它。",
  "metric.gmv_net.label": "净成交额",
  "metric.gmv_net.short": "净成交额",
  "metric.gmv_net.definition":
    "成交额减去这些订单目前已知的全部退款，计入各订单的付款日。机器人、人机协同、人工、静默四项净额之和等于它。",
  "metric.service_gmv_net_15.label": "客服净成交额（15 天）",
  "metric.service_gmv_net_15.short": "15 天净额",
  "metric.service_gmv_net_15.definition":
    "客服成交额减去付款后 15 天内的退款，只含截至店铺数据时间已付款满 15 天的订单。之后付款的订单计为未到期，到期之前不计入任何数值。",
  "metric.service_gmv_net_30.label": "客服净成交额（30 天）",
  "metric.service_gmv_net_30.short": "30 天净额",
  "metric.service_gmv_net_30.definition":
    "客服成交额减去付款后 30 天内的退款，只含截至店铺数据时间已付款满 30 天的订单。之后付款的订单计为未到期，到期之前不计入任何数值。",
  "metric.gmv_bot_net.label": "机器人净成交额",
  "metric.gmv_bot_net.short": "机器人净额",
  "metric.gmv_bot_net.definition":
    "归因会话在下单之前只有机器人发言的已付款订单，减去目前已知的全部退款，计入各订单的付款日。",
  "metric.gmv_mixed_net.label": "人机协同净成交额",
  "metric.gmv_mixed_net.short": "人机协同净额",
  "metric.gmv_mixed_net.definition":
    "归因会话在下单之前机器人和人工都发过言的已付款订单，减去目前已知的全部退款，计入各订单的付款日。",
  "metric.gmv_human_net.label": "人工净成交额",
  "metric.gmv_human_net.short": "人工净额",
  "metric.gmv_human_net.definition":
    "归因会话在下单之前只有人工发言的已付款订单，减去目前已知的全部退款，计入各订单的付款日。",
  "metric.gmv_silent_net.label": "静默净成交额",
  "metric.gmv_silent_net.short": "静默净额",
  "metric.gmv_silent_net.definition":
    "没有归因到任何会话的已付款订单，减去目前已知的全部退款，计入各订单的付款日。",
  "metric.orders.label": "已付款订单",
  "metric.orders.short": "订单",
  "metric.orders.definition": "按店铺当地付款日统计的已付款订单数，不论之后是否退款。",
  "metric.service_orders.label": "客服订单",
  "metric.service_orders.short": "客服订单",
  "metric.service_orders.definition":
    "归因到会话（机器人、人机协同、人工）的已付款订单数，按店铺当地付款日统计，不论之后是否退款。",
  "metric.average_order.label": "客单价",
  "metric.average_order.short": "客单价",
  "metric.average_order.definition":
    "已付款订单的退款前金额除以订单数，每种货币各一个数值，四舍五入到货币的最小单位。",
  "metric.service_average_order.label": "客服客单价",
  "metric.service_average_order.short": "客服客单价",
  "metric.service_average_order.definition":
    "归因到会话的订单的退款前金额除以订单数。与静默订单并列只是对比，并非客服的效果：来咨询的人本来就有购买意向。",
  "metric.silent_average_order.label": "静默客单价",
  "metric.silent_average_order.short": "静默客单价",
  "metric.silent_average_order.definition":
    "没有归因到任何会话的订单的退款前金额除以订单数。与客服订单并列只是对比，并非客服的效果：来咨询的人本来就有购买意向。",
  "metric.refund_rate.label": "退款率",
  "metric.refund_rate.short": "退款率",
  "metric.refund_rate.definition":
    "目前已退款金额占已付款订单退款前金额的比例，计入各订单的付款日，按货币分别计算。近期订单仍可能退款。",
  "metric.service_refund_rate.label": "客服订单退款率",
  "metric.service_refund_rate.short": "客服退款率",
  "metric.service_refund_rate.definition":
    "归因到会话的订单中，目前已退款金额占退款前金额的比例。与静默订单并列只是对比，并非客服的效果：来咨询的人本来就有购买意向。",
  "metric.silent_refund_rate.label": "静默订单退款率",
  "metric.silent_refund_rate.short": "静默退款率",
  "metric.silent_refund_rate.definition":
    "没有归因到任何会话的订单中，目前已退款金额占退款前金额的比例。与客服订单并列只是对比，并非客服的效果：来咨询的人本来就有购买意向。",
  "metric.conversion_1h.label": "1 小时内转化率",
  "metric.conversion_1h.short": "1 小时内",
  "metric.conversion_1h.definition":
    "当天第一次会话开始后 1 小时内下单并付款的询单者，占已满该时长的询单者的比例。转化曲线上的一点，与所选归因窗口无关。",
  "metric.conversion_24h.label": "24 小时内转化率",
  "metric.conversion_24h.short": "24 小时内",
  "metric.conversion_24h.definition":
    "当天第一次会话开始后 24 小时内下单并付款的询单者，占已满该时长的询单者的比例。转化曲线上的一点，与所选归因窗口无关。",
  "metric.conversion_72h.label": "72 小时内转化率",
  "metric.conversion_72h.short": "72 小时内",
  "metric.conversion_72h.definition":
    "当天第一次会话开始后 72 小时内下单并付款的询单者，占已满该时长的询单者的比例。转化曲线上的一点，与所选归因窗口无关。",
  "metric.conversion_168h.label": "7 天内转化率",
  "metric.conversion_168h.short": "7 天内",
  "metric.conversion_168h.definition":
    "当天第一次会话开始后 7 天内下单并付款的询单者，占已满该时长的询单者的比例。转化曲线上的一点，与所选归因窗口无关。",
  "metric.consulter_conversion.label": "全部咨询者转化率（其他口径）",
  "metric.consulter_conversion.short": "全部咨询者",
  "metric.consulter_conversion.definition":
    "其他口径，供对照：有会话的顾客与店铺当地日（不论售前售后）中，归因窗口之内下单并付款的比例，只含窗口已结束的。售后咨询会使它低于询单转化率。",
  "metric.platform_conversion.label": "某大型平台口径的转化率（其他口径）",
  "metric.platform_conversion.short": "买家计入分母",
  "metric.platform_conversion.definition":
    "其他口径，供对照：分子是下单付款的询单者加上其他咨询后购买的人，分母是询单者加上这些人。因为买了才被计入两边，问了没买的都不计，所以总是偏高。以归因窗口为准，只含窗口已结束的。",
  "metric.at_risk.label": "有流失风险的询单",
  "metric.at_risk.short": "有风险",
  "metric.at_risk.definition":
    "尚未购买（该会话开始之后没有下单并付款），且截至店铺数据时间归因窗口仍未结束的询单者。仍可争取；窗口结束后即计入转化率。按询单当日统计。",
  "metric.lost_gmv.label": "转人工流失的成交额（估算）",
  "metric.lost_gmv.short": "转人工流失",
  "metric.lost_gmv.definition":
    "估算值。归因窗口已结束、且当天第一次会话转人工流失（已转接或要求人工，但始终没有人工回复）的询单者：若按同店其他询单者的转化率，本应多成交的人数，乘以该店客服平均订单金额（退款前，同一期间与筛选）。逐店计算后相加，成交反而更多的店铺予以抵减，不低于零。以某货币销售的店铺中任何一类询单者不足 30 人时数据不足，除非没有可流失的人。上限按其中所有未购买者乘以客服平均订单金额计算。",
};
