/** Messages and handoffs of one conversation in the order the rules read them. */
import type { MessageKind } from "#app/events/vocabulary.ts";
import type {
  ConversationRecord,
  FoldSettings,
  RecordedHandoff,
  RecordedMessage,
} from "./conversation-record.ts";
import { isAskForHuman, isFallbackWording, isTransferWording, recogniseCustomerKind } from "./wording.ts";

export type TimelineMessage = {
  what: "message";
  at: number;
  message: RecordedMessage;
  kind: MessageKind;
  isInferred: boolean;
};
export type TimelineHandoff = { what: "handoff"; at: number; handoff: RecordedHandoff };
export type TimelineItem = TimelineMessage | TimelineHandoff;

const rankOfSpeaker = { customer: 0, bot: 2, agent: 3, system: 4 } as const;
const handoffRank = 1;

type Wording = Pick<RecordedMessage, "text" | "reading">;

type Unkinded = {
  at: number;
  rank: number;
  id: string;
  message?: RecordedMessage;
  handoff?: RecordedHandoff;
};

/** Sorts by time; ties customer, handoff, bot, agent; then by id. Notes are left out: for the rules they do not exist. */
export function buildTimeline(record: ConversationRecord, settings: FoldSettings): TimelineItem[] {
  const items: Unkinded[] = [];
  for (const message of record.messages) {
    if (message.kind === "note") continue;
    items.push({ at: message.at, rank: rankOfSpeaker[message.from], id: message.id, message });
  }
  for (const handoff of record.handoffs)
    items.push({ at: handoff.at, rank: handoffRank, id: handoff.id, handoff });
  items.sort((a, b) => a.at - b.at || a.rank - b.rank || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));

  let customerHasSpoken = false;
  return items.map(({ at, message, handoff }) => {
    if (!message) return { what: "handoff", at, handoff: handoff! };
    const derived = message.kind === null ? deriveKind(message, customerHasSpoken, settings) : null;
    customerHasSpoken ||= message.from === "customer";
    return {
      what: "message",
      at,
      message,
      kind: derived?.kind ?? message.kind ?? "other",
      isInferred: derived?.isInferred ?? false,
    };
  });
}

/** The kind of a message whose source gave none (events.md, below the table of events). */
function deriveKind(
  message: RecordedMessage,
  customerHasSpoken: boolean,
  settings: FoldSettings,
): { kind: MessageKind; isInferred: boolean } {
  if (message.from === "customer") return { kind: readCustomerKind(message), isInferred: true };
  if (message.from !== "bot") return { kind: "other", isInferred: false };
  if (message.matched === false) return { kind: "fallback", isInferred: false };
  if (message.matched === true || message.entry !== null) return { kind: "answer", isInferred: false };
  if (!customerHasSpoken) return { kind: "greeting", isInferred: true };
  return { kind: readBotKind(message, settings), isInferred: true };
}

/** A customer message by its wording, or by what was read of it while it had any. */
export function readCustomerKind({ text, reading }: Wording): MessageKind {
  return reading?.kind ?? recogniseCustomerKind(text);
}

/** The same of a bot's, once the customer has spoken. */
export function readBotKind({ text, reading }: Wording, settings: FoldSettings): MessageKind {
  if (reading) return reading.kind;
  if (isFallbackWording(text ?? "", settings.fallbackPhrases)) return "fallback";
  return isTransferWording(text ?? "") ? "transfer" : "answer";
}

/** Whether a customer says in a message that they want a person. */
export function asksForHuman({ from, text, reading }: Wording & Pick<RecordedMessage, "from">): boolean {
  if (from !== "customer") return false;
  return reading ? reading.asks === true : isAskForHuman(text);
}

const notQuestion: ReadonlySet<MessageKind> = new Set(["closing", "affirm", "deny"]);
const notSpeech: ReadonlySet<MessageKind> = new Set(["greeting", "survey", "note"]);

export const isQuestion = (item: TimelineItem): item is TimelineMessage =>
  item.what === "message" && item.message.from === "customer" && !notQuestion.has(item.kind);

export const isBotSpeech = (item: TimelineItem): item is TimelineMessage =>
  item.what === "message" && item.message.from === "bot" && !notSpeech.has(item.kind);

export const isSubstantive = (item: TimelineItem): item is TimelineMessage =>
  item.what === "message" &&
  item.message.from === "bot" &&
  (item.kind === "answer" || item.kind === "recommend");

export const isHumanSpeech = (item: TimelineItem): item is TimelineMessage =>
  item.what === "message" && item.message.from === "agent" && item.kind !== "survey";

export const isHandoff = (item: TimelineItem): item is TimelineHandoff => item.what === "handoff";
