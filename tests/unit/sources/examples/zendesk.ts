/** Zendesk's records: a ticket, its log and comments, messaging's deliveries, a chat. */
import type { SourceAdapter } from "#app/sources/source-adapter.ts";
import { readSource } from "#tests/factories/read-source.ts";

export type Fields = Record<string, unknown>;

export function read(adapter: SourceAdapter, record: unknown) {
  return readSource(adapter, JSON.stringify(record));
}

export const ticket = {
  id: 35436,
  status: "solved",
  requester_id: 1002,
  assignee_id: 9001,
  group_id: 7,
  via: { channel: "native_messaging" },
  tags: ["return"],
  subject: "Return",
  priority: "normal",
  created_at: "2025-01-01T02:00:00Z",
  updated_at: "2025-01-01T03:00:00Z",
  generated_timestamp: 1735700401,
  satisfaction_rating: { score: "good", comment: "quick", reason: "none" },
  custom_fields: [],
};

/** The example of the format's description. */
export const log = {
  events: [
    {
      id: "01JGZ0000000000000000000AA",
      type: "Messaging::ConversationMessage",
      reference: "zen:ticket_event:501",
      created_at: "2025-01-01T02:00:03Z",
      author: { type: "user", id: "zen:sunco:user_id:aa11" },
      content: { type: "text", body: "How do I return this?" },
      attachments: [],
      metadata: {},
    },
    {
      id: "01JGZ0000000000000000000AB",
      type: "Messaging::ConversationMessage",
      reference: "zen:ticket_event:502",
      created_at: "2025-01-01T02:00:05Z",
      author: { type: "bot", id: "zen:sunco:user_id:bot1" },
      content: { type: "text", body: "Here is our return page" },
      attachments: [],
      metadata: {},
    },
    {
      id: "01JGZ0000000000000000000AC",
      type: "Comment",
      reference: "zen:ticket_event:503",
      created_at: "2025-01-01T02:04:00Z",
      author: { type: "agent", id: "zen:support:user_id:9001" },
      content: { type: "text", body: "Hi, I can help" },
      attachments: [],
      metadata: {},
    },
  ],
};

export const comments = [
  {
    id: 503,
    author_id: 1002,
    body: "Hello",
    public: true,
    created_at: "2025-01-01T02:00:03Z",
    via: { channel: "web" },
  },
  { id: 504, author_id: 4, plain_body: "Beep", public: true, created_at: "2025-01-01T02:00:04Z" },
  { id: 505, author_id: 9001, html_body: "<b>Hi</b>", public: true, created_at: "2025-01-01T02:01:00Z" },
  { id: 506, author_id: 9001, body: "check this", public: false, created_at: "2025-01-01T02:02:00Z" },
];

export const bot = { id: "i1", name: "bot", integrationId: "i1", integrationType: "zd:answerBot" };

export const desk = {
  id: "i2",
  name: "agent-workspace",
  integrationId: "i2",
  integrationType: "zd:agentWorkspace",
};

export function deliver(...events: Fields[]) {
  return { app: { id: "a1" }, webhook: { id: "w1", version: "v2" }, events };
}

export function say(author: Fields, changes: Fields = {}) {
  return {
    ...{ id: "e1", type: "conversation:message", createdAt: "2025-01-01T02:00:03.250Z" },
    payload: {
      conversation: { id: "c1", type: "personal", activeSwitchboardIntegration: bot, ...changes },
      message: {
        ...{ id: "m1", received: "2025-01-01T02:00:03.123Z", author, content: { type: "text", text: "Hi" } },
        source: { type: "web", integrationId: "i9" },
      },
    },
  };
}

export const chat = {
  ...{
    id: "2501.1.abc",
    type: "chat",
    timestamp: "2025-01-01T02:00:00Z",
    end_timestamp: "2025-01-01T02:09:00Z",
  },
  ...{ visitor: { id: "v1", email: "a@example.test" }, agent_ids: ["77"], department_id: 3, missed: false },
  ...{ rating: "bad", comment: "slow", started_by: "visitor", zendesk_ticket_id: 12 },
  history: [
    { type: "chat.memberjoin", timestamp: "2025-01-01T02:00:00Z", nick: "visitor:1" },
    {
      type: "chat.msg",
      timestamp: "2025-01-01T02:00:01Z",
      msg: "Hi",
      msg_id: "1",
      nick: "visitor:1",
      sender_type: "Visitor",
    },
    {
      type: "chat.msg",
      timestamp: "2025-01-01T02:00:02Z",
      msg: "Welcome",
      msg_id: "2",
      nick: "agent:trigger",
      sender_type: "Trigger",
    },
    { type: "chat.msg", timestamp: "2025-01-01T02:00:03Z", msg: "Beep", nick: "agent:88" },
    {
      type: "chat.msg",
      timestamp: "2025-01-01T02:00:04Z",
      msg: "Hello",
      msg_id: "4",
      nick: "agent:77",
      sender_type: "Agent",
    },
    { type: "chat.rating", timestamp: "2025-01-01T02:08:00Z" },
  ],
};
