/** What people answered where the bot could not, and what came of it: the answers a draft can begin from. Pure. */
import type { ConversationRecord, FoldSettings } from "#app/facts/conversation-record.ts";
import { isRephrased } from "#app/facts/classify-reason.ts";
import { readVerdict } from "#app/facts/ratings.ts";
import { buildTimeline, isHumanSpeech, isQuestion, type TimelineMessage } from "#app/facts/timeline.ts";
import { readWording } from "./wordings.ts";

/**
 * What came of it: "solved" where the customer did not ask the same again and rated the person well, or thanked or took leave
 * last; "failed" where they asked again, denied or rated badly; "open" where nothing tells.
 */
export type AnswerEnding = "solved" | "failed" | "open";

export type SaidAnswer = { conversationId: number; at: number; text: string; ending: AnswerEnding };

/** One thing people say, however often. */
export type HumanAnswer = {
  text: string;
  /** Conversations of the gap in which it was said, and how they ended. */
  said: number;
  solved: number;
  failed: number;
  /** Where it was said last, solved if there is one such. */
  conversationId: number;
};

/** How often a wording is said in conversations of other gaps, of how many. */
export type SaidElsewhere = { conversations: number; of: (text: string) => number };

/** A wording belongs to the gap if at least twice as large a part of its conversations has it; else it is courtesy. */
const leastBelonging = 2 / 3;

/** What people said after a question of the gap (`questionIds`: ids of messages), each thing once; neither what asks back nor how they introduce themselves. */
export function listSaidAnswers(
  conversationId: number,
  record: ConversationRecord,
  settings: FoldSettings,
  questionIds: ReadonlySet<string>,
): SaidAnswer[] {
  const timeline = buildTimeline(record, settings);
  const messages = timeline.filter((item): item is TimelineMessage => item.what === "message");
  const asked = messages.findIndex(({ message }) => questionIds.has(message.id));
  if (asked < 0) return [];
  const endedAt = Math.max(record.conversation?.endedAt ?? -Infinity, ...timeline.map(({ at }) => at));
  const verdict = readVerdict(record.ratings, "agent", endedAt);
  const answers = new Map<string, SaidAnswer>();
  messages.forEach((item, place) => {
    const text = item.message.text?.trim() ?? "";
    if (place <= asked || !isHumanSpeech(item) || item.kind === "greeting") return;
    if (asksBack(text) || introduces(text)) return;
    const key = readWording(text)?.key;
    if (key === undefined || answers.has(key)) return;
    const ending = readEnding(messages[asked]!, messages.slice(place + 1), verdict);
    answers.set(key, { conversationId, at: item.at, text, ending });
  });
  return [...answers.values()];
}

/** Somebody says who they are, or that they are there now: agents' names make such words look like a gap's own. */
const introduces = (text: string): boolean =>
  /我是|为您服务|為您服務|久等|您的留言|\bthis is \w+|\bmy name is\b|thanks for waiting|sorry for the wait/iu.test(
    text,
  );

const asksBack = (text: string): boolean => /[?？]\s*$|吗\s*[。.]?$/u.test(text);

function readEnding(
  asked: TimelineMessage,
  after: readonly TimelineMessage[],
  verdict: "confirmed" | "rejected" | undefined,
): AnswerEnding {
  const replies = after.filter(({ message }) => message.from === "customer");
  const asksAgain = replies.some(
    (item) => isQuestion(item) && isRephrased(asked.message.text, item.message.text),
  );
  const last = replies.at(-1)?.kind;
  if (asksAgain || verdict === "rejected" || last === "deny") return "failed";
  return verdict === "confirmed" || last === "closing" || last === "affirm" ? "solved" : "open";
}

/**
 * The best first: by the conversations they solved, less for those that failed, weighed by how much the wording belongs to this
 * gap rather than to any. Near-duplicates (the same telling words) are one, by their latest spelling that solved.
 */
export function rankAnswers(answers: readonly SaidAnswer[], elsewhere: SaidElsewhere): HumanAnswer[] {
  const here = new Set(answers.map(({ conversationId }) => conversationId)).size;
  const groups = new Map<string, SaidAnswer[]>();
  for (const answer of answers.toSorted((a, b) => b.at - a.at)) {
    const key = readWording(answer.text)?.key ?? answer.text;
    groups.set(key, [...(groups.get(key) ?? []), answer]);
  }
  return [...groups.values()]
    .map((group) => {
      const has = (ending: AnswerEnding) => group.filter((one) => one.ending === ending).length;
      const best = group.find(({ ending }) => ending === "solved") ?? group[0]!;
      const answer: HumanAnswer = {
        text: best.text,
        ...{ said: group.length, solved: has("solved"), failed: has("failed") },
        conversationId: best.conversationId,
      };
      return { answer, belonging: measureBelonging(group, here, elsewhere), at: best.at };
    })
    .filter(({ belonging }) => belonging >= leastBelonging)
    .map((one) => ({ ...one, score: scoreAnswer(one.answer) * one.belonging }))
    .sort((a, b) => b.score - a.score || b.answer.said - a.answer.said || b.at - a.at)
    .map(({ answer }) => answer);
}

/** As if each had failed once more than it did: one lucky conversation does not beat nine of ten. */
const scoreAnswer = ({ solved, failed }: HumanAnswer): number => (solved * solved) / (solved + failed + 1);

/** 1 for what is said in this gap only, a half for what is said as readily in any. */
function measureBelonging(
  group: readonly SaidAnswer[],
  here: number,
  { conversations, of }: SaidElsewhere,
): number {
  if (conversations === 0) return 1;
  const texts = new Set(group.map(({ text }) => text));
  const others = [...texts].reduce((sum, text) => sum + of(text), 0) / conversations;
  const own = group.length / here;
  return own / (own + others);
}
