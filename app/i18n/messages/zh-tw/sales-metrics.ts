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
};
