/** A tracker of Rasa's with a miss, an answer, a person and what is around them, as the description has it. */
export const tracker = {
  sender_id: "web-42",
  latest_input_channel: "rest",
  events: [
    {
      ...{ event: "action", timestamp: 1735696800.1, name: "action_session_start", policy: null },
      confidence: 1,
    },
    { event: "session_started", timestamp: 1735696800.1 },
    {
      ...{ event: "user", timestamp: 1735696803.51, text: "where is my parcel", input_channel: "rest" },
      message_id: "a1",
      parse_data: { intent: { name: "nlu_fallback", confidence: 0.3 }, entities: [] },
    },
    { event: "action", timestamp: 1735696803.6, name: "action_default_fallback", policy: "RulePolicy" },
    {
      ...{ event: "bot", timestamp: 1735696803.61, text: "Sorry, I did not get that" },
      ...{ data: { buttons: [{ title: "Returns" }] }, metadata: { utter_action: "utter_default" } },
    },
    { event: "agent", timestamp: 1735696900.5, text: "Ann here", data: {} },
  ],
};
