import type { enSalesMetrics } from "../en/sales-metrics.ts";

export const zhTwSalesMetrics: Record<keyof typeof enSalesMetrics, string> = {
  "metric.service_gmv.label": "客服成交額",
  "metric.service_gmv.short": "客服成交額",
  "metric.service_gmv.definition":
    "按商店當地付款日統計、歸因到對話的已付款訂單：同一顧客與同一商店在下單之前、歸因期間之內開始的最後一次對話，且下單時機器人或真人已經發言。為退款前金額，每種貨幣各一個合計。不含：諮詢前已存在的訂單、測試對話。",
  "metric.service_gmv_net.label": "客服淨成交額",
  "metric.service_gmv_net.short": "客服淨成交額",
  "metric.service_gmv_net.definition": "客服成交額減去這些訂單目前已知的全部退款，計入各訂單的付款日。",
  "metric.gmv_bot.label": "機器人成交額",
  "metric.gmv_bot.short": "機器人",
  "metric.gmv_bot.definition": "歸因對話在下單之前只有機器人發言的已付款訂單，退款前金額。",
  "metric.gmv_mixed.label": "人機協同成交額",
  "metric.gmv_mixed.short": "人機協同",
  "metric.gmv_mixed.definition": "歸因對話在下單之前機器人和真人都發過言的已付款訂單，退款前金額。",
  "metric.gmv_human.label": "真人成交額",
  "metric.gmv_human.short": "真人",
  "metric.gmv_human.definition": "歸因對話在下單之前只有真人發言的已付款訂單，退款前金額。",
  "metric.gmv_silent.label": "靜默成交額",
  "metric.gmv_silent.short": "靜默",
  "metric.gmv_silent.definition":
    "沒有歸因到任何對話的已付款訂單，退款前金額。與機器人、人機協同、真人三項相加，等於商店的成交額。",
  "metric.bot_share.label": "機器人占客服銷售的比例",
  "metric.bot_share.short": "機器人占比",
  "metric.bot_share.definition":
    "僅由機器人帶來的退款前成交額，占全部客服成交額（機器人、人機協同、真人）的比例。上限把人機協同的訂單也算在內。",
  "metric.inquirers.label": "詢單人數",
  "metric.inquirers.short": "詢單",
  "metric.inquirers.definition":
    "按顧客與商店當地日統計，當天第一次對話屬於售前：來源註明售前，或來源未註明而顧客當時沒有未完結訂單（此前 15 天內建立且未全額退款）。在成交之前就已確定。不含：測試。",
  "metric.conversion_rate.label": "詢單轉換率",
  "metric.conversion_rate.short": "轉換率",
  "metric.conversion_rate.definition":
    "期間已結束的詢單者中，在該對話開始之後、歸因期間之內下單並付款的比例。不是詢單者的買家不計入分子，也不計入分母。",

  "metric.gmv.label": "成交額",
  "metric.gmv.short": "成交額",
  "metric.gmv.definition":
    "按商店當地付款日統計的已付款訂單金額，退款前；每種貨幣各一個合計。無論歸因期間多長，機器人、人機協同、真人、靜默四項之和都等於它。",
  "metric.gmv_net.label": "淨成交額",
  "metric.gmv_net.short": "淨成交額",
  "metric.gmv_net.definition":
    "成交額減去這些訂單目前已知的全部退款，計入各訂單的付款日。機器人、人機協同、真人、靜默四項淨額之和等於它。",
  "metric.service_gmv_net_15.label": "客服淨成交額（15 天）",
  "metric.service_gmv_net_15.short": "15 天淨額",
  "metric.service_gmv_net_15.definition":
    "客服成交額減去付款後 15 天內的退款，只含截至商店資料時間已付款滿 15 天的訂單。之後付款的訂單計為未到期，到期之前不計入任何數值。",
  "metric.service_gmv_net_30.label": "客服淨成交額（30 天）",
  "metric.service_gmv_net_30.short": "30 天淨額",
  "metric.service_gmv_net_30.definition":
    "客服成交額減去付款後 30 天內的退款，只含截至商店資料時間已付款滿 30 天的訂單。之後付款的訂單計為未到期，到期之前不計入任何數值。",
  "metric.gmv_bot_net.label": "機器人淨成交額",
  "metric.gmv_bot_net.short": "機器人淨額",
  "metric.gmv_bot_net.definition":
    "歸因對話在下單之前只有機器人發言的已付款訂單，減去目前已知的全部退款，計入各訂單的付款日。",
  "metric.gmv_mixed_net.label": "人機協同淨成交額",
  "metric.gmv_mixed_net.short": "人機協同淨額",
  "metric.gmv_mixed_net.definition":
    "歸因對話在下單之前機器人和真人都發過言的已付款訂單，減去目前已知的全部退款，計入各訂單的付款日。",
  "metric.gmv_human_net.label": "真人淨成交額",
  "metric.gmv_human_net.short": "真人淨額",
  "metric.gmv_human_net.definition":
    "歸因對話在下單之前只有真人發言的已付款訂單，減去目前已知的全部退款，計入各訂單的付款日。",
  "metric.gmv_silent_net.label": "靜默淨成交額",
  "metric.gmv_silent_net.short": "靜默淨額",
  "metric.gmv_silent_net.definition":
    "沒有歸因到任何對話的已付款訂單，減去目前已知的全部退款，計入各訂單的付款日。",
  "metric.orders.label": "已付款訂單",
  "metric.orders.short": "訂單",
  "metric.orders.definition": "按商店當地付款日統計的已付款訂單數，不論之後是否退款。",
  "metric.service_orders.label": "客服訂單",
  "metric.service_orders.short": "客服訂單",
  "metric.service_orders.definition":
    "歸因到對話（機器人、人機協同、真人）的已付款訂單數，按商店當地付款日統計，不論之後是否退款。",
  "metric.average_order.label": "平均訂單金額",
  "metric.average_order.short": "平均訂單",
  "metric.average_order.definition":
    "已付款訂單的退款前金額除以訂單數，每種貨幣各一個數值，四捨五入到貨幣的最小單位。",
  "metric.service_average_order.label": "客服平均訂單金額",
  "metric.service_average_order.short": "客服平均訂單",
  "metric.service_average_order.definition":
    "歸因到對話的訂單的退款前金額除以訂單數。與靜默訂單並列只是對比，並非客服的效果：來諮詢的人本來就有購買意願。",
  "metric.silent_average_order.label": "靜默平均訂單金額",
  "metric.silent_average_order.short": "靜默平均訂單",
  "metric.silent_average_order.definition":
    "沒有歸因到任何對話的訂單的退款前金額除以訂單數。與客服訂單並列只是對比，並非客服的效果：來諮詢的人本來就有購買意願。",
  "metric.refund_rate.label": "退款率",
  "metric.refund_rate.short": "退款率",
  "metric.refund_rate.definition":
    "目前已退款金額占已付款訂單退款前金額的比例，計入各訂單的付款日，按貨幣分別計算。近期訂單仍可能退款。",
  "metric.service_refund_rate.label": "客服訂單退款率",
  "metric.service_refund_rate.short": "客服退款率",
  "metric.service_refund_rate.definition":
    "歸因到對話的訂單中，目前已退款金額占退款前金額的比例。與靜默訂單並列只是對比，並非客服的效果：來諮詢的人本來就有購買意願。",
  "metric.silent_refund_rate.label": "靜默訂單退款率",
  "metric.silent_refund_rate.short": "靜默退款率",
  "metric.silent_refund_rate.definition":
    "沒有歸因到任何對話的訂單中，目前已退款金額占退款前金額的比例。與客服訂單並列只是對比，並非客服的效果：來諮詢的人本來就有購買意願。",
  "metric.conversion_1h.label": "1 小時內轉換率",
  "metric.conversion_1h.short": "1 小時內",
  "metric.conversion_1h.definition":
    "當天第一次對話開始後 1 小時內下單並付款的詢單者，占已滿該時長的詢單者的比例。轉換曲線上的一點，與所選歸因期間無關。",
  "metric.conversion_24h.label": "24 小時內轉換率",
  "metric.conversion_24h.short": "24 小時內",
  "metric.conversion_24h.definition":
    "當天第一次對話開始後 24 小時內下單並付款的詢單者，占已滿該時長的詢單者的比例。轉換曲線上的一點，與所選歸因期間無關。",
  "metric.conversion_72h.label": "72 小時內轉換率",
  "metric.conversion_72h.short": "72 小時內",
  "metric.conversion_72h.definition":
    "當天第一次對話開始後 72 小時內下單並付款的詢單者，占已滿該時長的詢單者的比例。轉換曲線上的一點，與所選歸因期間無關。",
  "metric.conversion_168h.label": "7 天內轉換率",
  "metric.conversion_168h.short": "7 天內",
  "metric.conversion_168h.definition":
    "當天第一次對話開始後 7 天內下單並付款的詢單者，占已滿該時長的詢單者的比例。轉換曲線上的一點，與所選歸因期間無關。",
  "metric.consulter_conversion.label": "全部諮詢者轉換率（其他定義）",
  "metric.consulter_conversion.short": "全部諮詢者",
  "metric.consulter_conversion.definition":
    "其他定義，供對照：有對話的顧客與商店當地日（不論售前售後）中，歸因期間之內下單並付款的比例，只含期間已結束的。售後諮詢會使它低於詢單轉換率。",
  "metric.platform_conversion.label": "某大型平台定義的轉換率（其他定義）",
  "metric.platform_conversion.short": "買家計入分母",
  "metric.platform_conversion.definition":
    "其他定義，供對照：分子是下單付款的詢單者加上其他諮詢後購買的人，分母是詢單者加上這些人。因為買了才被計入兩邊，問了沒買的都不計，所以總是偏高。以歸因期間為準，只含期間已結束的。",
  "metric.at_risk.label": "有流失風險的詢單",
  "metric.at_risk.short": "有風險",
  "metric.at_risk.definition":
    "尚未購買（該對話開始之後沒有下單並付款），且截至商店資料時間歸因期間仍未結束的詢單者。仍可爭取；期間結束後即計入轉換率。按詢單當日統計。",
  "metric.lost_gmv.label": "轉真人流失的成交額（估算）",
  "metric.lost_gmv.short": "轉真人流失",
  "metric.lost_gmv.definition":
    "估算值。歸因期間已結束、且當天第一次對話轉真人流失（已轉接或要求真人，但始終沒有真人回覆）的詢單者：若按同店其他詢單者的轉換率，本應多成交的人數，乘以該店客服平均訂單金額（退款前，同一期間與篩選）。逐店計算後相加，成交反而更多的商店予以抵減，不低於零。以某貨幣銷售的商店中任何一類詢單者不足 30 人時資料不足，除非沒有可流失的人。上限按其中所有未購買者乘以客服平均訂單金額計算。",
};
