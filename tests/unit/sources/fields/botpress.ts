import { own, synthetic, talk } from "../examples/botpress.ts";
import type { FieldTable } from "./field-table.ts";

export const botpressFields: FieldTable = {
  examples: {
    talk: ["botpress-lines", talk],
    own: ["botpress-lines", own],
    synthetic: ["botpress-lines", synthetic],
  },
  fields: {
    conversation: ["talk.conversation", "conversation"],
    id: ["talk.messages.0.id", "message.id", "zz"],
    createdAt: ["talk.conversation.createdAt", "conversation.startedAt", 1735696850],
    updatedAt: ["talk.conversation.updatedAt", "conversation.version"],
    channel: ["talk.conversation.channel", "conversation.channel", "zz"],
    integration: ["talk.conversation.integration", "conversation.channel", "zz"],
    tags: ["talk.messages.2.tags", "message.from"],
    downstream: ["talk.messages.2.tags.downstream", "message.from"],
    humanAgentId: ["talk.conversation.tags.humanAgentId", "handoff.to"],
    humanAgentName: ["talk.conversation.tags.humanAgentName", "conversation.extra.human_agent_name"],
    startMessageId: ["talk.conversation.tags.startMessageId", "handoff.at"],
    hitlEndReason: ["talk.conversation.tags.hitlEndReason", "conversation.extra.hitl_end_reason"],
    messages: ["talk.messages", "message"],
    type: ["talk.messages.0.type", "message.extra", "zz"],
    payload: ["talk.messages.0.payload", "message.text"],
    text: ["talk.messages.0.payload.text", "message.text"],
    direction: ["talk.messages.0.direction", "message.from", "outgoing"],
    userId: ["talk.messages.1.userId", "message.sender"],
    conversationId: ["synthetic.conversationId", "message.conversation", "zz"],
    upstream: ["own.conversation.tags.upstream", "conversation"],
    origin: ["synthetic.origin", "message.from"],
  },
  elsewhere: {
    file: "other than text: %s",
    markdown: "other than text: %s",
    title: "other than text: %s",
    incoming: "a conversation with its messages, field for field",
    outgoing: "a conversation with its messages, field for field",
    synthetic: "a synthetic message is the system's, and names no customer",
    status: "pages of the API one after the other, in any order; users and other events tell nothing",
    name: "pages of the API one after the other, in any order; users and other events tell nothing",
    message_created: "signals of the chat say who wrote in their own way",
    isBot: "signals of the chat say who wrote in their own way",
    hitl: "when the handoff was: %s",
    hitlAssigned:
      "the assignment names the agent where the tags do not; without any sign there is no handoff",
    agent: "a conversation with its messages, field for field",
  },
};
