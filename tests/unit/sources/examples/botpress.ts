/** A conversation of Botpress' that an agent took: the example of the format's description, with an assignment. */
export const talk = {
  conversation: {
    ...{ id: "conv_1", createdAt: "2025-01-01T02:00:00.000Z", updatedAt: "2025-01-01T02:03:00.000Z" },
    ...{ channel: "channel", integration: "webchat" },
    tags: {
      ...{ downstream: "conv_down", humanAgentId: "user_agent", humanAgentName: "Ann" },
      ...{ startMessageId: "msg_2", hitlEndReason: "agent_closed" },
    },
  },
  messages: [
    {
      ...{ id: "msg_1", createdAt: "2025-01-01T02:00:01.000Z", type: "text", payload: { text: "hi" } },
      ...{ direction: "incoming", userId: "user_9", conversationId: "conv_1", tags: {} },
    },
    {
      ...{
        id: "msg_2",
        createdAt: "2025-01-01T02:00:03.000Z",
        type: "text",
        payload: { text: "How can I help?" },
      },
      ...{ direction: "outgoing", userId: "bot_1", conversationId: "conv_1", tags: {} },
    },
    {
      ...{ id: "msg_4", createdAt: "2025-01-01T02:02:30.000Z", type: "text", payload: { text: "Ann here" } },
      ...{
        direction: "outgoing",
        userId: "user_up",
        conversationId: "conv_1",
        tags: { downstream: "msg_900" },
      },
    },
  ],
};
export const own = {
  conversation: {
    ...{
      id: "conv_down",
      createdAt: "2025-01-01T02:00:00.000Z",
      integration: "hitl",
      tags: { upstream: "conv_1" },
    },
  },
  messages: [],
};
/** Something that no customer wrote. */
export const synthetic = {
  ...{ id: "msg_7", createdAt: "2025-01-01T02:00:01.000Z", type: "text", payload: { text: "tick" } },
  ...{ direction: "incoming", userId: "user_9", conversationId: "conv_1", tags: {}, origin: "synthetic" },
};
