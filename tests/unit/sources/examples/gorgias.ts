/** A ticket of Gorgias' with its messages and survey: the example of the format's description, and a person's answer. */
export const person = {
  ...{ id: 9003, ticket_id: 3001, public: true, channel: "chat", via: "helpdesk", from_agent: true },
  ...{ sender: { id: 4 }, rule_id: null, body_text: "Hi" },
  created_datetime: "2025-01-01T02:05:00.000000",
  sent_datetime: "2025-01-01T02:05:01.000000",
};
export const whole = {
  ticket: {
    ...{ id: 3001, status: "closed", channel: "chat", via: "gorgias_chat", subject: "Refund" },
    ...{
      customer: { id: 88, external_id: "buyer-42" },
      assignee_user: { id: 4 },
      tags: [{ name: "refund" }],
    },
    ...{ created_datetime: "2025-01-01T02:00:00.000000", closed_datetime: "2025-01-01T02:10:00.000000" },
  },
  messages: [
    {
      ...{ id: 9001, ticket_id: 3001, public: true, channel: "chat", via: "gorgias_chat", from_agent: false },
      ...{ sender: { id: 88 }, rule_id: null, stripped_text: "Refund please", intents: [{ name: "refund" }] },
      created_datetime: "2025-01-01T02:00:00.000000",
    },
    {
      ...{ id: 9002, ticket_id: 3001, public: true, channel: "chat", via: "chat", from_agent: true },
      ...{ sender: { id: 1 }, rule_id: 55, stripped_text: "We got your message" },
      created_datetime: "2025-01-01T02:00:02.000000",
    },
    person,
  ],
  survey: {
    ...{ id: 71, ticket_id: 3001, customer_id: 88, score: 5, body_text: "great" },
    scored_datetime: "2025-01-01T03:00:00.000000",
  },
};
