/** Words that exports have for who speaks. */
import type { SpeakerRole } from "./mapping.ts";

const words: readonly [SpeakerRole, RegExp][] = [
  [
    "system",
    /^(?:系统|系統|系统消息|系统提示|系統訊息|通知|平台|system|event|notification|info|sys|activity|提示)$/i,
  ],
  [
    "bot",
    /机器人|機器人|智能(?:客服|助手|接待)|店小蜜|小蜜|小智|智八哥|AI(?:客服|助手)?$|^AI\b|自动(?:回复|接待)|\bbot\b|robot|virtual|assistant|automated|\bai\b|jimi|chatbot|auto_?reply/i,
  ],
  [
    "customer",
    /买家|顾客|客户|客戶|访客|訪客|用户|用戶|会员|消费者|買家|顧客|^客人$|buyer|customer|visitor|\buser\b|client|consumer|end_?user|guest|inbound|^来信$|^接收$|^进$|^in$|speaker 2/i,
  ],
  [
    "agent",
    /人工|客服|坐席|座席|员工|卖家|商家|店家|店主|接待员|賣家|agent|staff|operator|seller|merchant|human|support|rep\b|admin|service|outbound|^out$|^发出$|^回复$|teammate|speaker 1/i,
  ],
];

/** Who a word stands for, or null where it says nothing. */
export function guessRole(word: string): SpeakerRole | null {
  const bare = word.trim();
  return words.find(([, pattern]) => pattern.test(bare))?.[0] ?? null;
}
