/**
 * Takes the texts out of a conversation and leaves in their place what the fold read from them, so that it folds to the
 * same fact ever after, whatever settings come: all but the opening text.
 */
import { classifyHandoff, readPlatformReason } from "./classify-reason.ts";
import type {
  ConversationRecord,
  FoldSettings,
  MessageReading,
  RecordedHandoff,
  RecordedMessage,
} from "./conversation-record.ts";
import { asksForHuman, buildTimeline, isHandoff, readBotKind, readCustomerKind } from "./timeline.ts";

/** The same conversation without words: no text, and of a handoff's reason only what is a known code. */
export function redactRecord(record: ConversationRecord, settings: FoldSettings): ConversationRecord {
  const timeline = buildTimeline(record, settings);
  const redactHandoff = (handoff: RecordedHandoff): RecordedHandoff => {
    const at = timeline.findIndex((item) => isHandoff(item) && item.handoff === handoff);
    const { reason, source } = classifyHandoff(timeline, at, record.conversation);
    return { ...handoff, reason: keepReasonCode(handoff.reason), reading: { reason, source } };
  };
  return {
    ...record,
    messages: record.messages.map((message) => redactMessage(message, settings)),
    handoffs: record.handoffs.map(redactHandoff),
  };
}

/** One message without its text, with what the fold reads from that text alone. */
export function redactMessage(message: RecordedMessage, settings: FoldSettings): RecordedMessage {
  if (message.text === null) return message;
  const reading: MessageReading = {
    kind: message.from === "customer" ? readCustomerKind(message) : readBotKind(message, settings),
  };
  if (asksForHuman(message)) reading.asks = true;
  return { ...message, text: null, reading };
}

/** A reason that is a known code says nothing of a customer; a platform's own words may. */
export function keepReasonCode(reason: string | null): string | null {
  return readPlatformReason(reason) === undefined ? null : reason;
}
