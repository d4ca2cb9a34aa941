import type { RecordedConversation } from "./conversation-record.ts";
import { getReasonGroup, reasons, type Reason, type ReasonGroup, type ReasonSource } from "./reason.ts";
import {
  asksForHuman,
  isBotSpeech,
  isHandoff,
  type TimelineHandoff,
  type TimelineItem,
  type TimelineMessage,
} from "./timeline.ts";
import { normaliseWording, recogniseThemes } from "./wording.ts";

export type ClassifiedReason = { reason: Reason; group: ReasonGroup; source: ReasonSource };

/** A bot's own confidence under this counts as not having known. */
export const lowConfidence = 0.4;
const knownReasons: ReadonlySet<string> = new Set(reasons);

/**
 * The primary reason of a conversation's first handoff (metrics.md, Escalation); undefined without a handoff.
 * A platform's own code is taken, except "asked for a human" after a miss: that is a knowledge reason.
 */
export function classifyReason(
  timeline: readonly TimelineItem[],
  conversation: RecordedConversation | null,
): ClassifiedReason | undefined {
  const at = timeline.findIndex(isHandoff);
  return at < 0 ? undefined : classifyHandoff(timeline, at, conversation);
}

/** The reason of the handoff at a place of the timeline, as if it were the first. */
export function classifyHandoff(
  timeline: readonly TimelineItem[],
  at: number,
  conversation: RecordedConversation | null,
): ClassifiedReason {
  const { handoff } = timeline[at] as TimelineHandoff;
  if (handoff.reading) return build(handoff.reading.reason, handoff.reading.source);
  const before = timeline.slice(0, at).filter((item) => item.what === "message");

  const platform = readPlatformReason(handoff.reason);
  if (platform && platform !== "asked_for_human") return build(platform, "platform");

  const ask = findAsk(before);
  const isAsk = platform === "asked_for_human" || handoff.requestedBy === "customer" || ask !== undefined;
  if (isAsk) {
    const knowledge = findKnowledgeReason(ask ? before.slice(0, before.indexOf(ask)) : before);
    if (knowledge) return build(knowledge, "rule");
    const mood = findMood(before);
    if (mood) return build(mood, "rule");
    return build("asked_for_human", platform ? "platform" : "rule");
  }
  const rule =
    findKnowledgeReason(before) ?? findThemeReason(handoff.reason, before) ?? readBlock(conversation);
  return rule ? build(rule, "rule") : build("unclassified", "unclassified");
}

function build(reason: Reason, source: ReasonSource): ClassifiedReason {
  return { reason, group: getReasonGroup(reason), source };
}

/** A platform's code that is one of the known reasons; anything else it says is words. */
export function readPlatformReason(text: string | null): Reason | undefined {
  const code = text
    ?.trim()
    .toLowerCase()
    .replace(/[\s-]+/g, "_");
  return code !== undefined && code !== "unclassified" && knownReasons.has(code)
    ? (code as Reason)
    : undefined;
}

function findAsk(messages: readonly TimelineMessage[]): TimelineMessage | undefined {
  return messages.find(({ message }) => asksForHuman(message));
}

/** Looks at the two bot turns before the ask: did the bot miss, doubt, repeat itself, or did the customer have to rephrase? */
function findKnowledgeReason(messages: readonly TimelineMessage[]): Reason | undefined {
  const turns = messages.filter(isBotSpeech);
  const lastTwo = turns.slice(-2);
  if (lastTwo.some((turn) => turn.kind === "fallback")) return "no_answer";
  if (lastTwo.some((turn) => turn.message.confidence !== null && turn.message.confidence < lowConfidence)) {
    return "low_confidence";
  }
  const [first, second] = lastTwo;
  if (first && second && isSameAnswer(first, second)) return "repeated_answer";
  return hasRephrasing(messages) ? "misunderstood" : undefined;
}

function isSameAnswer(first: TimelineMessage, second: TimelineMessage): boolean {
  if (first.message.entry !== null && first.message.entry === second.message.entry) return true;
  const text = normaliseWording(first.message.text ?? "");
  return text.length > 5 && text === normaliseWording(second.message.text ?? "");
}

/** Whether the customer's last question says again what the one before it did. */
function hasRephrasing(messages: readonly TimelineMessage[]): boolean {
  const questions = messages.filter(
    ({ message, kind }) => message.from === "customer" && kind === "question",
  );
  const [first, second] = questions.slice(-2);
  return first !== undefined && second !== undefined && isRephrased(first.message.text, second.message.text);
}

/** Two questions that share most of their pairs of characters, and have some: the same thing said again. */
export function isRephrased(before: string | null, after: string | null): boolean {
  const [first, second] = [listPairs(before ?? ""), listPairs(after ?? "")];
  if (first.size < 3 || second.size < 3) return false;
  const shared = [...first].filter((pair) => second.has(pair)).length;
  return (2 * shared) / (first.size + second.size) >= 0.6;
}

function listPairs(text: string): Set<string> {
  const words = normaliseWording(text).replaceAll(" ", "");
  return new Set(Array.from({ length: Math.max(0, words.length - 1) }, (_, i) => words.slice(i, i + 2)));
}

function findMood(messages: readonly TimelineMessage[]): Reason | undefined {
  const said = joinCustomerWords(messages, 3);
  const themes = recogniseThemes(said);
  return themes.anger ? "anger" : themes.distrust ? "distrust" : undefined;
}

function findThemeReason(
  platformText: string | null,
  messages: readonly TimelineMessage[],
): Reason | undefined {
  const themes = recogniseThemes(`${platformText ?? ""} ${joinCustomerWords(messages, 2)}`);
  if (themes.toolFailure) return "tool_failure";
  if (themes.anger) return "anger";
  if (themes.policyRoute) return "policy_route";
  if (themes.needsAction) return "needs_action";
  if (themes.needsLookup) return "needs_lookup";
  return themes.distrust ? "distrust" : undefined;
}

function joinCustomerWords(messages: readonly TimelineMessage[], last: number): string {
  return messages
    .filter(({ message }) => message.from === "customer")
    .slice(-last)
    .map(({ message }) => message.text ?? "")
    .join(" ");
}

function readBlock(conversation: RecordedConversation | null): Reason | undefined {
  if (conversation?.blocked === "bot_off") return "bot_off";
  return conversation?.blocked === "limit" ? "limit" : undefined;
}
