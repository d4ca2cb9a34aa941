import type { enMetrics } from "../en/metrics.ts";

export const zhCnMetrics: Record<keyof typeof enMetrics, string> = {
  "metric.conversations.label": "会话量",
  "metric.conversations.short": "会话量",
  "metric.conversations.definition":
    "在所选时段内开始的会话，不论由谁接待。一位顾客在一个渠道与一家店铺的一次咨询为一个会话；收到结束事件或静默 30 分钟即结束。不含测试流量。",
  "metric.engaged.label": "机器人接待会话",
  "metric.engaged.short": "机器人接待",
  "metric.engaged.definition":
    "顾客提出了问题、且机器人除问候语外至少回复过一次的会话，含已成熟与待观察。不含：未放行、纯人工、无人应答、空会话、测试。",
  "metric.pending.label": "待观察",
  "metric.pending.short": "待观察",
  "metric.pending.definition":
    "截至数据更新时间，复询观察期尚未结束的机器人接待会话。尚无结论，不计入任何比率。",
  "metric.linkable_rate.label": "可识别顾客占比",
  "metric.linkable_rate.short": "可识别顾客",
  "metric.linkable_rate.definition":
    "顾客有稳定标识的会话占全部会话的比例。没有标识就看不到顾客是否再次来询，因此复询率是下限。不含测试。",
  "metric.agent_equivalents.label": "等效人工客服",
  "metric.agent_equivalents.short": "等效人工",
  "metric.agent_equivalents.definition":
    "机器人相当于每天多少名在岗客服：稳定解决 × 本店同一主题实测的人工处理时长 ÷ 客服每日有效工时（由所有者设定）÷ 时段天数。处理时长按 30 天或更长的时段实测；某店某主题由人工处理不足 30 个会话时不计。不含待观察和测试。",
  "metric.peak_bot_share.label": "峰值机器人承接率",
  "metric.peak_bot_share.short": "峰值承接率",
  "metric.peak_bot_share.definition":
    "在最繁忙的 5% 个 15 分钟时段内，仅由机器人接待的会话占有问题会话的比例。不含测试。",

  "metric.verified_rate.label": "核实解决率",
  "metric.verified_rate.short": "核实解决率",
  "metric.verified_rate.definition":
    "（顾客确认＋持久解决）÷ 已成熟的机器人接待会话：全程无人工，且顾客明确表示已解决，或最后一个问题得到实质回答、并在复询观察期内没有再来。不含：待观察、未放行、纯人工、无人应答、空会话、测试。",
  "metric.containment_rate.label": "未转人工率",
  "metric.containment_rate.short": "未转人工率",
  "metric.containment_rate.definition":
    "已成熟的机器人接待会话中没有实际转人工的比例，无论问题是否解决。人工未经转接主动介入的也算在内。不含：待观察、未放行、纯人工、无人应答、空会话、测试。",
  "metric.no_human_rate.label": "无人工发言率",
  "metric.no_human_rate.short": "无人工发言",
  "metric.no_human_rate.definition":
    "已成熟的机器人接待会话中人工没有说过话的比例，不论是否转人工。等不到客服而离开的顾客也被算作解决。不含：待观察、未放行、纯人工、无人应答、空会话、测试。",
  "metric.no_human_no_handoff_rate.label": "独立接待率",
  "metric.no_human_no_handoff_rate.short": "独立接待率",
  "metric.no_human_no_handoff_rate.definition":
    "已成熟的机器人接待会话中人工没有说过话、也没有实际转人工的比例。未答上和被否定的会话仍被算作解决。不含：待观察、未放行、纯人工、无人应答、空会话、测试。",
  "metric.assumed_rate.label": "独立解决率（推定）",
  "metric.assumed_rate.short": "独立解决率",
  "metric.assumed_rate.definition":
    "（顾客确认＋持久解决＋再次来询）÷ 已成熟的机器人接待会话：机器人答过、顾客不再说话即视为解决，即使同一顾客在观察期内又来了。不含：待观察、未放行、纯人工、无人应答、空会话、测试。",
  "metric.confirmed_rate.label": "顾客确认解决率",
  "metric.confirmed_rate.short": "确认解决率",
  "metric.confirmed_rate.definition":
    "全程无人工、且顾客明确表示已解决（点“已解决”、好评，或最后一句话表示肯定）的会话，占已成熟的机器人接待会话的比例。不含：待观察、未放行、纯人工、无人应答、空会话、测试。",
  "metric.recontact_rate.label": "复询率",
  "metric.recontact_rate.short": "复询率",
  "metric.recontact_rate.definition":
    "同一顾客在复询观察期内又向同一店铺发起会话的比例，以已成熟的机器人接待会话为分母，不论结果如何。没有稳定标识的顾客无法关联。不含：待观察、未放行、纯人工、无人应答、空会话、测试。",

  "metric.outcome_confirmed.label": "顾客确认",
  "metric.outcome_confirmed.short": "顾客确认",
  "metric.outcome_confirmed.definition":
    "全程无人工，且顾客亲口认可：点“已解决”、好评，或最后一句话表示肯定。范围为已成熟的机器人接待会话。",
  "metric.outcome_durable.label": "持久解决",
  "metric.outcome_durable.short": "持久解决",
  "metric.outcome_durable.definition":
    "全程无人工，最后一个问题得到实质回答，且顾客在整个复询观察期内没有再来。范围为已成熟的机器人接待会话。",
  "metric.outcome_recontacted.label": "再次来询",
  "metric.outcome_recontacted.short": "再次来询",
  "metric.outcome_recontacted.definition":
    "与持久解决相同，但顾客在复询观察期内又发起了会话。范围为已成熟的机器人接待会话。",
  "metric.outcome_rejected.label": "顾客否定",
  "metric.outcome_rejected.short": "顾客否定",
  "metric.outcome_rejected.definition":
    "全程无人工，顾客给机器人差评或表示未解决。范围为已成熟的机器人接待会话。",
  "metric.outcome_unanswered.label": "未答上",
  "metric.outcome_unanswered.short": "未答上",
  "metric.outcome_unanswered.definition":
    "全程无人工，且最后一个问题始终没有得到实质回答。范围为已成熟的机器人接待会话。",
  "metric.outcome_handoff_solved.label": "转人工并解决",
  "metric.outcome_handoff_solved.short": "人工解决",
  "metric.outcome_handoff_solved.definition":
    "转人工且客服有回复，顾客未否定，复询观察期内也没有再来。范围为已成熟的机器人接待会话。",
  "metric.outcome_handoff_unsolved.label": "转人工未解决",
  "metric.outcome_handoff_unsolved.short": "人工未解决",
  "metric.outcome_handoff_unsolved.definition":
    "转人工且客服有回复，但顾客否定，或在复询观察期内再次来询。范围为已成熟的机器人接待会话。",
  "metric.outcome_handoff_lost.label": "转接流失",
  "metric.outcome_handoff_lost.short": "转接流失",
  "metric.outcome_handoff_lost.definition":
    "已转人工或要求人工，但始终没有客服回复。范围为已成熟的机器人接待会话。",
  "metric.outcome_takeover.label": "人工介入",
  "metric.outcome_takeover.short": "人工介入",
  "metric.outcome_takeover.definition":
    "没有任何转接请求，人工主动介入了会话。范围为已成熟的机器人接待会话。",

  "metric.blocked.label": "未放行",
  "metric.blocked.short": "未放行",
  "metric.blocked.definition":
    "机器人无法接待：已关闭、超出上限，或顾客被直接分配给人工。单独计数，不属于九种结果。",
  "metric.human_only.label": "纯人工",
  "metric.human_only.short": "纯人工",
  "metric.human_only.definition": "顾客提问后只有人工回复，没有机器人参与。单独计数，不属于九种结果。",
  "metric.unattended.label": "无人应答",
  "metric.unattended.short": "无人应答",
  "metric.unattended.definition": "顾客提问后，除问候语外没有任何回复。单独计数，不属于九种结果。",
  "metric.empty.label": "空会话",
  "metric.empty.short": "空会话",
  "metric.empty.definition": "顾客没有提出任何问题。单独计数，不属于九种结果。",

  "metric.requested_rate.label": "请求转人工率",
  "metric.requested_rate.short": "请求",
  "metric.requested_rate.definition": "顾客要求人工或规则触发转人工的会话，占已成熟的机器人接待会话的比例。",
  "metric.executed_rate.label": "转人工率",
  "metric.executed_rate.short": "转人工率",
  "metric.executed_rate.definition": "实际转到人工的会话，占已成熟的机器人接待会话的比例。",
  "metric.reached_rate.label": "人工接起率",
  "metric.reached_rate.short": "接起",
  "metric.reached_rate.definition":
    "首次转接事件当时或之后有人工发言的会话，占已成熟的机器人接待会话的比例。",
  "metric.solved_rate.label": "人工解决率",
  "metric.solved_rate.short": "解决",
  "metric.solved_rate.definition":
    "转人工、客服有回复、顾客未否定、且复询观察期内没有再来的会话，占已成熟的机器人接待会话的比例。",
  "metric.ignored_request_rate.label": "请求未转率",
  "metric.ignored_request_rate.short": "请求未转",
  "metric.ignored_request_rate.definition": "请求了人工却始终没有转接的会话，占已成熟且有请求的会话的比例。",
  "metric.escalations.label": "转人工量",
  "metric.escalations.short": "转人工量",
  "metric.escalations.definition":
    "实际转人工的会话数，按首次转接发生的日期计（不是会话开始的日期）。不含测试。",
  "metric.friction_turns.label": "转接前轮次",
  "metric.friction_turns.short": "转接前轮次",
  "metric.friction_turns.definition":
    "从顾客首次要求人工到实际转接之间的顾客消息数，取请求后实现转接的会话的平均值。",
  "metric.friction_seconds.label": "转接前耗时",
  "metric.friction_seconds.short": "转接前耗时",
  "metric.friction_seconds.definition": "从首次要求人工到实际转接的时间，取请求后实现转接的会话的平均值。",

  "metric.csat.label": "满意率",
  "metric.csat.short": "满意率",
  "metric.csat.definition":
    "好评（归一到 0–1 后不低于 0.75）占全部评价的比例；每个会话、每个被评价方取最后一次评价。不同平台的分制先归一，原始分从不直接平均。按会话开始日计，不论是否成熟。不含测试。",
  "metric.dsat.label": "不满意率",
  "metric.dsat.short": "不满意率",
  "metric.dsat.definition":
    "差评（归一到 0–1 后不高于 0.25）占全部评价的比例；每个会话、每个被评价方取最后一次评价。按会话开始日计，不论是否成熟。不含测试。",
  "metric.rated.label": "评价数",
  "metric.rated.short": "评价",
  "metric.rated.definition": "收到的评价：每个会话、每个被评价方取最后一次。按会话开始日计。不含测试。",
  "metric.rated_invited.label": "邀评所得评价",
  "metric.rated_invited.short": "邀评评价",
  "metric.rated_invited.definition": "邀请后作出的评价；其余为顾客主动评价。按会话开始日计。不含测试。",
  "metric.invited.label": "邀评量",
  "metric.invited.short": "邀评",
  "metric.invited.definition": "邀请过顾客评价的会话数。按会话开始日计。不含测试。",
  "metric.eligible.label": "可评价会话",
  "metric.eligible.short": "可评价",
  "metric.eligible.definition": "机器人或人工说过话、因而可以评价的会话。按会话开始日计。不含测试。",

  "metric.bot_first_response_p50.label": "机器人首响中位数",
  "metric.bot_first_response_p50.short": "机器人首响 p50",
  "metric.bot_first_response_p50.definition":
    "从顾客首个问题到其后机器人首次发言的时间，半数会话更快。由直方图得出，误差不超过 2.5%。不论是否成熟。不含测试。",
  "metric.bot_first_response_p90.label": "机器人首响 90 分位",
  "metric.bot_first_response_p90.short": "机器人首响 p90",
  "metric.bot_first_response_p90.definition":
    "从顾客首个问题到其后机器人首次发言的时间，九成会话更快。由直方图得出，误差不超过 2.5%。不论是否成熟。不含测试。",
  "metric.human_wait_p50.label": "等待人工中位数",
  "metric.human_wait_p50.short": "等待人工 p50",
  "metric.human_wait_p50.definition":
    "从首次转接事件到人工首次发言的时间，半数顾客等得更短。仍在等待的顾客单独计数，不会被丢弃。不含测试。",
  "metric.human_wait_p90.label": "等待人工 90 分位",
  "metric.human_wait_p90.short": "等待人工 p90",
  "metric.human_wait_p90.definition":
    "从首次转接事件到人工首次发言的时间，九成顾客等得更短。仍在等待的顾客单独计数，不会被丢弃。不含测试。",
  "metric.handle_time_p50.label": "人工处理时长中位数",
  "metric.handle_time_p50.short": "处理时长 p50",
  "metric.handle_time_p50.definition": "一个会话中人工首条到末条消息的时间，半数更短。不含测试。",
  "metric.handle_time_p90.label": "人工处理时长 90 分位",
  "metric.handle_time_p90.short": "处理时长 p90",
  "metric.handle_time_p90.definition": "一个会话中人工首条到末条消息的时间，九成更短。不含测试。",
  "metric.waiting.label": "仍在等待",
  "metric.waiting.short": "等待中",
  "metric.waiting.definition": "呼叫了人工而至今无人回复的会话。按会话开始日计。不含测试。",
  "metric.reply_30s_rate.label": "30 秒应答率",
  "metric.reply_30s_rate.short": "30 秒应答",
  "metric.reply_30s_rate.definition":
    "人工在 30 秒内回复的会话，占请求人工且日志带真实时间的会话的比例。按会话开始日计。不含测试。",
  "metric.reply_3min_rate.label": "3 分钟回复率",
  "metric.reply_3min_rate.short": "3 分钟回复",
  "metric.reply_3min_rate.definition":
    "人工在 3 分钟内回复的会话，占请求人工且日志带真实时间的会话的比例。按会话开始日计。不含测试。",
};
