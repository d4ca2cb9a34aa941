/** A turn of Dialogflow CX's interaction log: the example of the format's description. */
export const turn = {
  ...{ project_id: "p", agent_id: "a", turn_position: 2, request_time: "2025-01-01T02:00:07Z" },
  ...{ conversation_name: "projects/p/locations/global/agents/a/sessions/s-42", language_code: "en" },
  request: { queryInput: { text: { text: "I want a human" }, languageCode: "en" } },
  response: {
    responseId: "r-2",
    queryResult: {
      text: "I want a human",
      responseMessages: [
        { text: { text: ["Connecting you"] } },
        { liveAgentHandoff: { metadata: { queue: "refund" } } },
      ],
      match: {
        ...{ matchType: "INTENT", confidence: 0.91 },
        intent: { name: "projects/p/.../intents/i1", displayName: "talk.to.human" },
      },
    },
  },
  conversation_signals: { turnSignals: { userEscalated: true, agentEscalated: true, noMatch: false } },
  bot_answer_feedback: {
    rating: "THUMBS_DOWN",
    ratingReason: { feedback: "useless", reasonLabels: ["wrong"] },
  },
};
