/** Records of help desks of the usual size: a few words, the fields their APIs send along. */
import type { AdapterSample } from "../adapters.ts";

const second = 1_735_696_800;
const text = "您好，请问这件衬衫什么时候发货？Hello, when will my order be sent? It is number";

const contact = {
  ...{ id: 990, identifier: "buyer-42", name: "Li", email: "li@example.test", phone_number: null },
  additional_attributes: { city: "Hangzhou", country: "China" },
};

function writeChatwoot(number: number): unknown {
  const conversation = {
    ...{ id: number >> 3, inbox_id: 5, channel: "Channel::WebWidget", status: "pending", unread_count: 1 },
    ...{ created_at: second, updated_at: second + number + 0.25, last_activity_at: second + number },
    ...{ timestamp: second + number, waiting_since: 0, labels: [], custom_attributes: {} },
    meta: { sender: contact, assignee: null, team: null, hmac_verified: false },
    additional_attributes: { browser: { browser_name: "Chrome", platform_name: "macOS" } },
  };
  const isBot = number % 2 === 1;
  return {
    ...{ event: "message_created", id: number, content: `${text} ${number}`, content_type: "text" },
    ...{ message_type: isBot ? "outgoing" : "incoming", private: false, source_id: null },
    created_at: new Date((second + number) * 1000).toISOString(),
    sender: isBot ? { id: 3, name: "Shop bot", type: "agent_bot" } : contact,
    ...{ account: { id: 1, name: "Demo" }, inbox: { id: 5, name: "Web" }, conversation },
    ...{ content_attributes: {}, additional_attributes: {} },
  };
}

const logAuthors = [
  { type: "user", id: "zen:sunco:user_id:aa11" },
  { type: "bot", id: "zen:sunco:user_id:bot1" },
  { type: "agent", id: "zen:support:user_id:9001" },
];

function writeZendesk(number: number): unknown {
  const time = (seconds: number) => new Date((second + seconds) * 1000).toISOString();
  const ticket = {
    ...{ id: number, status: "closed", requester_id: 1000 + number, assignee_id: 9001, group_id: 7 },
    ...{ via: { channel: "native_messaging" }, tags: ["a", "b"], subject: "Order", priority: "normal" },
    ...{ created_at: time(0), updated_at: time(900), generated_timestamp: second + 901 },
    satisfaction_rating: { score: "good", comment: "quick" },
  };
  const events = logAuthors.map((author, index) => ({
    ...{ id: `01JGZ${number}${index}`, type: "Messaging::ConversationMessage", author },
    ...{ reference: `zen:ticket_event:${number * 3 + index}`, created_at: time(index * 60) },
    ...{ content: { type: "text", text: `${text} ${number}` }, attachments: [], metadata: {} },
  }));
  return { ticket, events };
}

function writeSunshine(number: number): unknown {
  const received = new Date((second + number) * 1000).toISOString();
  return {
    ...{ app: { id: "a1" }, webhook: { id: "w1", version: "v2" } },
    events: [
      {
        ...{ id: `e${number}`, type: "conversation:message", createdAt: received },
        payload: {
          conversation: {
            id: `c${number >> 3}`,
            type: "personal",
            activeSwitchboardIntegration: { name: "bot" },
          },
          message: {
            ...{ id: `m${number}`, received, content: { type: "text", text: `${text} ${number}` } },
            author: { type: "user", userId: `u${number}`, user: { externalId: `buyer-${number}` } },
            source: { type: "web", integrationId: "i1" },
          },
        },
      },
    ],
  };
}

function writeIntercom(number: number): unknown {
  const part = (id: number, type: string, isFin: boolean) => ({
    ...{ type: "conversation_part", id: `${number}-${id}`, part_type: "comment" },
    ...{
      body: `<p>${text} ${number}</p>`,
      created_at: second + id,
      updated_at: second + id,
      attachments: [],
    },
    author: { type, id: "77", name: "Ann", from_ai_agent: isFin, is_ai_answer: isFin },
  });
  return {
    ...{
      type: "conversation",
      id: `${number}`,
      created_at: second,
      updated_at: second + 300,
      state: "closed",
    },
    ...{ open: false, read: true, admin_assignee_id: 77, team_assignee_id: 0, priority: "none" },
    source: {
      ...{ type: "conversation", id: `s${number}`, delivered_as: "customer_initiated", subject: "" },
      ...{ body: `<p>${text}</p>`, author: { type: "user", id: "c9", name: "Li" } },
    },
    contacts: { contacts: [{ type: "contact", id: "c9", external_id: `buyer-${number}` }] },
    ai_agent_participated: true,
    ai_agent: {
      ...{ source_type: "profile", last_answer_type: "ai_answer", resolution_state: "escalated", rating: 2 },
      ...{ created_at: second, updated_at: second + 200, content_sources: { content_sources: [] } },
    },
    statistics: { first_assignment_at: second + 100, last_close_at: second + 300, count_reopens: 0 },
    conversation_parts: {
      total_count: 2,
      conversation_parts: [part(1, "bot", true), part(2, "admin", false)],
    },
  };
}

function writeQiyu(number: number): unknown {
  const isRobot = number % 2 === 1;
  const answers = JSON.stringify([{ question: text, answer: `<p>${text}</p>`, answer_flag: 1, groupId: 9 }]);
  return {
    ...{
      id: 9_000_000_000_000 + number,
      sessionId: 8_000_000_000_000 + (number >> 3),
      staffId: isRobot ? -1 : 0,
    },
    ...{
      staffName: "机器人",
      userId: 7001,
      userName: "访客",
      from: isRobot ? 0 : 1,
      autoReply: 0,
      status: 1,
    },
    ...{ time: (second + number) * 1000, mType: isRobot ? 110 : 1, isRichMedia: 0 },
    msg: isRobot ? JSON.stringify({ cmd: 60, answer_type: 1, answer_cnt: 1, answer_list: answers }) : text,
  };
}

function writeGorgias(number: number): unknown {
  return {
    ...{ id: number, uri: `/api/tickets/1/messages/${number}`, ticket_id: number >> 3, public: true },
    ...{ channel: "chat", via: number % 2 ? "rule" : "gorgias_chat", from_agent: number % 2 === 1 },
    ...{
      sender: { id: 88, name: "Li", email: "li@example.test" },
      rule_id: number % 2 ? 55 : null,
      intents: [],
    },
    ...{ subject: null, body_text: `${text} ${number}`, body_html: `<p>${text}</p>`, stripped_text: text },
    created_datetime: new Date((second + number) * 1000).toISOString().replace("Z", "000"),
    ...{ sent_datetime: null, failed_datetime: null, deleted_datetime: null },
  };
}

export const helpDeskSamples: readonly AdapterSample[] = [
  { format: "chatwoot-lines", write: writeChatwoot },
  { format: "zendesk-lines", write: writeZendesk },
  { format: "zendesk-lines", write: writeSunshine },
  { format: "intercom-lines", write: writeIntercom },
  { format: "qiyu", write: writeQiyu },
  { format: "gorgias-lines", write: writeGorgias },
];
