/** What Botpress tells of one conversation, put together. */
import { writeEvent, type Origin } from "./chats/write-event.ts";
import type {
  BotpressAssignment,
  BotpressConversation,
  BotpressMessage,
  BotpressRecord,
} from "./botpress-record.ts";
import type { SourceOutput, WireRecord } from "./source-adapter.ts";

export type BotpressContext = {
  origin: Origin;
  /** Tags by which the merchant's bot marks that it had no answer. */
  missTags: readonly string[];
  /** By the agent's conversation. */
  assignments: ReadonlyMap<string, BotpressAssignment>;
};

/**
 * The customer's conversation with its messages and handoff. The agent's own one, which holds what was said once more, gives
 * nothing: it or its messages are tagged `upstream`.
 */
export function tellConversation(
  id: string,
  records: readonly BotpressRecord[],
  context: BotpressContext,
): SourceOutput[] {
  const messages = records
    .filter((record) => record.what === "message")
    .toSorted((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
  const conversation = records.findLast((record) => record.what === "conversation");
  const isCopy = [conversation, ...messages].some((record) => record?.tags.has("upstream") ?? false);
  if (isCopy) return [];
  const customer = messages.find(({ isIncoming, isSynthetic }) => isIncoming && !isSynthetic)?.user ?? null;
  const agent = conversation?.tags.get("humanAgentId") ?? null;
  const outputs: SourceOutput[] = messages.map((message) => ({
    line: message.line,
    record: writeMessage(message, { customer, agent }, context),
  }));
  if (!conversation) return outputs;
  const handoff = writeHandoff(conversation, messages, context);
  const head = writeConversation(conversation, { id, customer, last: messages.at(-1) }, context.origin);
  return [head, ...outputs, ...(handoff ? [handoff] : [])];
}

function writeConversation(
  { line, createdAt, updatedAt, channel, tags }: BotpressConversation,
  { id, customer, last }: { id: string; customer: string | null; last: BotpressMessage | undefined },
  origin: Origin,
): SourceOutput {
  const endedAt = Math.max(last?.at ?? updatedAt, createdAt);
  const record = writeEvent(
    origin,
    "conversation",
    { id, customer, channel, started_at: createdAt, ended_at: endedAt, version: updatedAt },
    { hitl_end_reason: tags.get("hitlEndReason"), human_agent_name: tags.get("humanAgentName") },
  );
  return { line, record };
}

function writeMessage(
  message: BotpressMessage,
  { customer, agent }: { customer: string | null; agent: string | null },
  { origin, missTags }: BotpressContext,
): WireRecord {
  const { id, conversation, at, text, tags, rest, user } = message;
  const from = findSpeaker(message);
  return writeEvent(
    origin,
    "message",
    {
      ...{ id, conversation, at, from, text, customer },
      sender: from === "agent" ? (agent ?? user) : from === "bot" ? user : null,
      matched: from === "bot" && missTags.some((name) => isSet(tags.get(name))) ? false : null,
    },
    rest,
  );
}

/** A person's words reach the customer through the bot, tagged with the message they were written in. */
function findSpeaker({ isIncoming, isSynthetic, tags }: BotpressMessage) {
  if (isSynthetic) return "system";
  if (isIncoming) return "customer";
  return tags.has("downstream") ? "agent" : "bot";
}

function isSet(value: string | undefined): boolean {
  return value !== undefined && value !== "false" && value !== "0";
}

function writeHandoff(
  { line, updatedAt, tags, id: conversation }: BotpressConversation,
  messages: readonly BotpressMessage[],
  { origin, assignments }: BotpressContext,
): SourceOutput | null {
  const downstream = tags.get("downstream");
  const start = tags.get("startMessageId");
  const firstOfAgent = messages.find((message) => findSpeaker(message) === "agent");
  if (downstream === undefined && start === undefined && !firstOfAgent) return null;
  const assigned = downstream === undefined ? undefined : assignments.get(downstream);
  const told = messages.find(({ id }) => id === start)?.at ?? firstOfAgent?.at ?? assigned?.at;
  const record = writeEvent(
    origin,
    "handoff",
    {
      ...{ id: `${conversation}:${downstream ?? start ?? "hitl"}`, conversation, at: told ?? updatedAt },
      ...{ executed: true, to: tags.get("humanAgentId") ?? assigned?.agent ?? null },
    },
    told === undefined ? { at_inferred: true } : null,
  );
  return { line, record };
}
