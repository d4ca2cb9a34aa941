import type { enMetrics } from "../en/metrics.ts";

export const zhTwMetrics: Record<keyof typeof enMetrics, string> = {
  "metric.conversations.label": "對話數",
  "metric.conversations.short": "對話數",
  "metric.conversations.definition":
    "在所選期間內開始的對話，不論由誰回應。一位顧客在一個管道與一家商店的一次往來算一則對話；收到結束事件或靜默 30 分鐘即結束。不含測試流量。",
  "metric.engaged.label": "機器人參與的對話",
  "metric.engaged.short": "機器人參與",
  "metric.engaged.definition":
    "顧客提出問題，且機器人除了問候語之外至少回覆過一次的對話，含已成熟與觀察中。不含：未開放、純真人、無人回應、空白對話、測試。",
  "metric.pending.label": "觀察中",
  "metric.pending.short": "觀察中",
  "metric.pending.definition":
    "截至資料更新時間，再次聯繫觀察期尚未結束的機器人對話。還沒有結果，不計入任何比率。",
  "metric.linkable_rate.label": "可辨識顧客占比",
  "metric.linkable_rate.short": "可辨識顧客",
  "metric.linkable_rate.definition":
    "顧客具有固定識別碼的對話，占全部對話的比例。沒有識別碼就無從得知顧客是否回來，因此再次聯繫率是下限。不含測試。",
  "metric.agent_equivalents.label": "等效真人客服",
  "metric.agent_equivalents.short": "等效真人",
  "metric.agent_equivalents.definition":
    "機器人相當於每天多少名在崗客服：穩定解決 × 本店同一主題實測的真人處理時間 ÷ 客服每日有效工時（由擁有者設定）÷ 期間天數。處理時間依 30 天或更長的期間實測；某店某主題由真人處理不足 30 個對話時不計。不含待觀察和測試。",
  "metric.peak_bot_share.label": "尖峰機器人承接率",
  "metric.peak_bot_share.short": "尖峰承接率",
  "metric.peak_bot_share.definition":
    "在最忙碌的 5% 個 15 分鐘時段內，僅由機器人回應的對話占有提問對話的比例。不含測試。",

  "metric.verified_rate.label": "已驗證解決率",
  "metric.verified_rate.short": "驗證解決率",
  "metric.verified_rate.definition":
    "（顧客確認＋持續解決）÷ 已成熟的機器人對話：全程沒有真人客服，且顧客明確表示已解決，或最後一個問題得到實質回答、並在再次聯繫觀察期內沒有回來。不含：觀察中、未開放、純真人、無人回應、空白對話、測試。",
  "metric.containment_rate.label": "未轉真人率",
  "metric.containment_rate.short": "未轉真人率",
  "metric.containment_rate.definition":
    "已成熟的機器人對話中，沒有實際轉接真人客服的比例，無論問題是否解決。客服未經轉接主動介入的也計算在內。不含：觀察中、未開放、純真人、無人回應、空白對話、測試。",
  "metric.no_human_rate.label": "無真人發言率",
  "metric.no_human_rate.short": "無真人發言",
  "metric.no_human_rate.definition":
    "已成熟的機器人對話中，真人客服沒有說過話的比例，不論是否轉接。等不到客服而離開的顧客也被當成已解決。不含：觀察中、未開放、純真人、無人回應、空白對話、測試。",
  "metric.no_human_no_handoff_rate.label": "無真人且未轉接率",
  "metric.no_human_no_handoff_rate.short": "無真人未轉接",
  "metric.no_human_no_handoff_rate.definition":
    "已成熟的機器人對話中，真人客服沒有說過話、也沒有實際轉接的比例。沒答到和被否定的對話仍被當成已解決。不含：觀察中、未開放、純真人、無人回應、空白對話、測試。",
  "metric.assumed_rate.label": "推定解決率",
  "metric.assumed_rate.short": "推定解決率",
  "metric.assumed_rate.definition":
    "（顧客確認＋持續解決＋又回來問）÷ 已成熟的機器人對話：機器人答過、顧客不再說話即視為解決，即使同一位顧客在觀察期內又回來。不含：觀察中、未開放、純真人、無人回應、空白對話、測試。",
  "metric.confirmed_rate.label": "顧客確認解決率",
  "metric.confirmed_rate.short": "確認解決率",
  "metric.confirmed_rate.definition":
    "全程沒有真人客服、且顧客明確表示已解決（按下「已解決」、給好評，或最後一則訊息表示肯定）的對話，占已成熟機器人對話的比例。不含：觀察中、未開放、純真人、無人回應、空白對話、測試。",
  "metric.recontact_rate.label": "再次聯繫率",
  "metric.recontact_rate.short": "再次聯繫率",
  "metric.recontact_rate.definition":
    "同一位顧客在觀察期內又與同一家商店開始對話的比例，分母為已成熟的機器人對話，不論結果如何。沒有固定識別碼的顧客無法串連。不含：觀察中、未開放、純真人、無人回應、空白對話、測試。",

  "metric.outcome_confirmed.label": "顧客確認",
  "metric.outcome_confirmed.short": "顧客確認",
  "metric.outcome_confirmed.definition":
    "全程沒有真人客服，且顧客親自認可：按下「已解決」、給好評，或最後一則訊息表示肯定。範圍為已成熟的機器人對話。",
  "metric.outcome_durable.label": "持續解決",
  "metric.outcome_durable.short": "持續解決",
  "metric.outcome_durable.definition":
    "全程沒有真人客服，最後一個問題得到實質回答，且顧客在整個觀察期內沒有回來。範圍為已成熟的機器人對話。",
  "metric.outcome_recontacted.label": "又回來問",
  "metric.outcome_recontacted.short": "又回來問",
  "metric.outcome_recontacted.definition":
    "與持續解決相同，但顧客在觀察期內又開始了另一則對話。範圍為已成熟的機器人對話。",
  "metric.outcome_rejected.label": "顧客否定",
  "metric.outcome_rejected.short": "顧客否定",
  "metric.outcome_rejected.definition":
    "全程沒有真人客服，顧客給機器人負評或表示沒有解決。範圍為已成熟的機器人對話。",
  "metric.outcome_unanswered.label": "沒答到",
  "metric.outcome_unanswered.short": "沒答到",
  "metric.outcome_unanswered.definition":
    "全程沒有真人客服，且最後一個問題始終沒有得到實質回答。範圍為已成熟的機器人對話。",
  "metric.outcome_handoff_solved.label": "轉真人並解決",
  "metric.outcome_handoff_solved.short": "真人解決",
  "metric.outcome_handoff_solved.definition":
    "轉接後真人客服有回覆，顧客沒有否定，觀察期內也沒有回來。範圍為已成熟的機器人對話。",
  "metric.outcome_handoff_unsolved.label": "轉真人未解決",
  "metric.outcome_handoff_unsolved.short": "真人未解決",
  "metric.outcome_handoff_unsolved.definition":
    "轉接後真人客服有回覆，但顧客否定，或在觀察期內又回來。範圍為已成熟的機器人對話。",
  "metric.outcome_handoff_lost.label": "轉接流失",
  "metric.outcome_handoff_lost.short": "轉接流失",
  "metric.outcome_handoff_lost.definition":
    "已轉接或要求真人客服，但始終沒有客服回覆。範圍為已成熟的機器人對話。",
  "metric.outcome_takeover.label": "真人介入",
  "metric.outcome_takeover.short": "真人介入",
  "metric.outcome_takeover.definition": "沒有任何轉接要求，真人客服主動介入對話。範圍為已成熟的機器人對話。",

  "metric.blocked.label": "未開放",
  "metric.blocked.short": "未開放",
  "metric.blocked.definition":
    "機器人無法發言：已關閉、超過上限，或顧客被直接分派給真人客服。單獨計數，不屬於九種結果。",
  "metric.human_only.label": "純真人",
  "metric.human_only.short": "純真人",
  "metric.human_only.definition": "顧客提問後只有真人客服回覆，沒有機器人參與。單獨計數，不屬於九種結果。",
  "metric.unattended.label": "無人回應",
  "metric.unattended.short": "無人回應",
  "metric.unattended.definition": "顧客提問後，除了問候語沒有任何回覆。單獨計數，不屬於九種結果。",
  "metric.empty.label": "空白對話",
  "metric.empty.short": "空白對話",
  "metric.empty.definition": "顧客沒有提出任何問題。單獨計數，不屬於九種結果。",

  "metric.requested_rate.label": "要求轉真人率",
  "metric.requested_rate.short": "要求",
  "metric.requested_rate.definition": "顧客要求真人客服或規則觸發轉接的對話，占已成熟機器人對話的比例。",
  "metric.executed_rate.label": "轉真人率",
  "metric.executed_rate.short": "轉真人率",
  "metric.executed_rate.definition": "實際轉接給真人客服的對話，占已成熟機器人對話的比例。",
  "metric.reached_rate.label": "真人接手率",
  "metric.reached_rate.short": "接手",
  "metric.reached_rate.definition": "首次轉接事件當下或之後有真人客服發言的對話，占已成熟機器人對話的比例。",
  "metric.solved_rate.label": "真人解決率",
  "metric.solved_rate.short": "解決",
  "metric.solved_rate.definition":
    "轉接後真人客服有回覆、顧客沒有否定、且觀察期內沒有回來的對話，占已成熟機器人對話的比例。",
  "metric.ignored_request_rate.label": "要求未轉接率",
  "metric.ignored_request_rate.short": "未獲轉接",
  "metric.ignored_request_rate.definition":
    "要求真人客服卻始終沒有轉接的對話，占已成熟且有此要求的對話的比例。",
  "metric.escalations.label": "轉真人數",
  "metric.escalations.short": "轉真人數",
  "metric.escalations.definition":
    "實際轉接真人客服的對話數，以首次轉接發生的日期計（不是對話開始的日期）。不含測試。",
  "metric.friction_turns.label": "轉接前訊息數",
  "metric.friction_turns.short": "轉接前訊息數",
  "metric.friction_turns.definition":
    "從顧客首次要求真人客服到實際轉接之間的顧客訊息數，取要求後成功轉接的對話的平均。",
  "metric.friction_seconds.label": "轉接前耗時",
  "metric.friction_seconds.short": "轉接前耗時",
  "metric.friction_seconds.definition": "從首次要求真人客服到實際轉接的時間，取要求後成功轉接的對話的平均。",

  "metric.csat.label": "滿意度",
  "metric.csat.short": "滿意度",
  "metric.csat.definition":
    "好評（換算為 0–1 後不低於 0.75）占全部評價的比例；每則對話、每個受評方取最後一次評價。不同平台的量尺先換算，原始分數從不直接平均。依對話開始日計，不論是否成熟。不含測試。",
  "metric.dsat.label": "不滿意度",
  "metric.dsat.short": "不滿意度",
  "metric.dsat.definition":
    "負評（換算為 0–1 後不高於 0.25）占全部評價的比例；每則對話、每個受評方取最後一次評價。依對話開始日計，不論是否成熟。不含測試。",
  "metric.rated.label": "評價數",
  "metric.rated.short": "評價",
  "metric.rated.definition": "收到的評價：每則對話、每個受評方取最後一次。依對話開始日計。不含測試。",
  "metric.rated_invited.label": "邀請所得評價",
  "metric.rated_invited.short": "受邀評價",
  "metric.rated_invited.definition": "受邀後給的評價；其餘為顧客主動評價。依對話開始日計。不含測試。",
  "metric.invited.label": "評價邀請數",
  "metric.invited.short": "邀請",
  "metric.invited.definition": "曾邀請顧客評價的對話數。依對話開始日計。不含測試。",
  "metric.eligible.label": "可評價的對話",
  "metric.eligible.short": "可評價",
  "metric.eligible.definition": "機器人或真人客服說過話、因而可以評價的對話。依對話開始日計。不含測試。",

  "metric.bot_first_response_p50.label": "機器人首次回應中位數",
  "metric.bot_first_response_p50.short": "機器人首回 p50",
  "metric.bot_first_response_p50.definition":
    "從顧客第一個問題到其後機器人首次發言的時間，半數對話更快。由直方圖得出，誤差不超過 2.5%。不論是否成熟。不含測試。",
  "metric.bot_first_response_p90.label": "機器人首次回應 90 百分位",
  "metric.bot_first_response_p90.short": "機器人首回 p90",
  "metric.bot_first_response_p90.definition":
    "從顧客第一個問題到其後機器人首次發言的時間，九成對話更快。由直方圖得出，誤差不超過 2.5%。不論是否成熟。不含測試。",
  "metric.human_wait_p50.label": "等待真人中位數",
  "metric.human_wait_p50.short": "等待真人 p50",
  "metric.human_wait_p50.definition":
    "從首次轉接事件到真人客服首次發言的時間，半數顧客等得更短。仍在等待的顧客另計，不會被略去。不含測試。",
  "metric.human_wait_p90.label": "等待真人 90 百分位",
  "metric.human_wait_p90.short": "等待真人 p90",
  "metric.human_wait_p90.definition":
    "從首次轉接事件到真人客服首次發言的時間，九成顧客等得更短。仍在等待的顧客另計，不會被略去。不含測試。",
  "metric.handle_time_p50.label": "真人處理時間中位數",
  "metric.handle_time_p50.short": "處理時間 p50",
  "metric.handle_time_p50.definition": "一則對話中真人客服第一則到最後一則訊息的時間，半數更短。不含測試。",
  "metric.handle_time_p90.label": "真人處理時間 90 百分位",
  "metric.handle_time_p90.short": "處理時間 p90",
  "metric.handle_time_p90.definition": "一則對話中真人客服第一則到最後一則訊息的時間，九成更短。不含測試。",
  "metric.waiting.label": "仍在等待",
  "metric.waiting.short": "等待中",
  "metric.waiting.definition": "呼叫了真人客服而至今無人回覆的對話。依對話開始日計。不含測試。",
  "metric.reply_30s_rate.label": "30 秒回覆率",
  "metric.reply_30s_rate.short": "30 秒回覆",
  "metric.reply_30s_rate.definition":
    "真人客服在 30 秒內回覆的對話，占要求真人且紀錄帶有真實時間的對話的比例。依對話開始日計。不含測試。",
  "metric.reply_3min_rate.label": "3 分鐘回覆率",
  "metric.reply_3min_rate.short": "3 分鐘回覆",
  "metric.reply_3min_rate.definition":
    "真人客服在 3 分鐘內回覆的對話，占要求真人且紀錄帶有真實時間的對話的比例。依對話開始日計。不含測試。",
};
