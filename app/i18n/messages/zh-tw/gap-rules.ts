import type { enGapRules } from "../en/gap-rules.ts";

export const zhTwGapRules: Record<keyof typeof enGapRules, string> = {
  "definitions.gaps": "什麼是缺口、屬於哪一類、何時關閉",
  "definitions.gaps.intro":
    "缺口是一組問的是同一件事、而機器人未命中、答非所問或因缺乏知識而轉真人的提問。每晚對商店的提問重新歸類，缺口的編號不變。其間，新的提問歸入與之最相近的缺口；有 {count} 段對話問得相似而又無處可歸時，成立新的缺口，在此之前先作候選。",
  "definitions.gaps.kinds": "類別",
  "definitions.gaps.kinds.intro":
    "在說得出類別的提問中，超過半數所指的類別；說得出的至少要有三則。每則提問取第一個成立的：",
  "definitions.gaps.kind.not a knowledge problem": "轉真人是為了辦理、查詢或裁定，而不是要一個答案。",
  "definitions.gaps.kind.not found":
    "機器人不知道、沒有把握，或用了別的條目作答，而當時有一則上線條目與提問足夠相近。",
  "definitions.gaps.kind.outdated": "機器人用某條目作答而未能解決，且該條目上次發布已超過 {days} 天。",
  "definitions.gaps.kind.wrong": "同上，但條目在此期間發布過：顧客再問一遍、表示沒用，或要求真人。",
  "definitions.gaps.kind.missing": "機器人不知道或沒有把握，且沒有上線條目與提問相近。",
  "definitions.gaps.kind.unknown": "沒有人把商店的知識庫，或機器人作答所用的條目，告訴 Apiary。",
  "definitions.gaps.states": "發布之後",
  "definitions.gaps.states.intro":
    "缺口被問的頻率，是其提問佔機器人全部對話的比例，因此大促當天不算反彈。此前的頻率取發布前 {days} 天。",
  "definitions.gaps.state.watching": "答案已發布。資料到發布 {days} 天之後才有結論，此前一直觀察。",
  "definitions.gaps.state.closed": "最近 {days} 天（均在發布之後）被問的頻率不超過此前的 {share}。",
  "definitions.gaps.state.reopened":
    "被問的頻率達到此前的 {share} 以上：觀察滿 {days} 天時，或關閉之後又有至少 {count} 則提問。編號不變，不歸任何人。",
  "definitions.gaps.state.not a knowledge problem":
    "被判定為非知識問題的缺口維持不變，但繼續計數，增長可見。",
};
