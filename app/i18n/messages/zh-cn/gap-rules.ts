import type { enGapRules } from "../en/gap-rules.ts";

export const zhCnGapRules: Record<keyof typeof enGapRules, string> = {
  "definitions.gaps": "什么是缺口、属于哪一类、何时关闭",
  "definitions.gaps.intro":
    "缺口是一组问的是同一件事、而机器人未命中、答非所问或因缺乏知识而转人工的提问。每晚对店铺的提问重新归类，缺口的编号不变。其间，新的提问归入与之最相近的缺口；有 {count} 个会话问得相似而又无处可归时，成立新的缺口，在此之前先作候选。",
  "definitions.gaps.kinds": "类别",
  "definitions.gaps.kinds.intro":
    "在说得出类别的提问中，超过半数所指的类别；说得出的至少要有三条。每条提问取第一个成立的：",
  "definitions.gaps.kind.not a knowledge problem": "转人工是为了办理、查询或裁定，而不是要一个答案。",
  "definitions.gaps.kind.not found":
    "机器人不知道、没有把握，或用了别的条目作答，而当时有一条在线条目与提问足够相近。",
  "definitions.gaps.kind.outdated": "机器人用某条目作答而未能解决，且该条目上次发布已超过 {days} 天。",
  "definitions.gaps.kind.wrong": "同上，但条目在此期间发布过：顾客再问一遍、表示没用，或要求人工。",
  "definitions.gaps.kind.missing": "机器人不知道或没有把握，且没有在线条目与提问相近。",
  "definitions.gaps.kind.unknown": "没有人把店铺的知识库，或机器人作答所用的条目，告诉 Apiary。",
  "definitions.gaps.states": "发布之后",
  "definitions.gaps.states.intro":
    "缺口被问的频率，是其提问占机器人全部会话的比例，因此大促当天不算反弹。此前的频率取发布前 {days} 天。",
  "definitions.gaps.state.watching": "答案已发布。数据到发布 {days} 天之后才有结论，此前一直观察。",
  "definitions.gaps.state.closed": "最近 {days} 天（均在发布之后）被问的频率不超过此前的 {share}。",
  "definitions.gaps.state.reopened":
    "被问的频率达到此前的 {share} 以上：观察满 {days} 天时，或关闭之后又有至少 {count} 条提问。编号不变，不归任何人。",
  "definitions.gaps.state.not a knowledge problem":
    "被判定为非知识问题的缺口保持不变，但继续计数，增长可见。",
};
