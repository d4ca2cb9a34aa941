import { turn } from "../examples/dialogflow-cx.ts";
import type { FieldTable } from "./field-table.ts";

export const dialogflowCxFields: FieldTable = {
  examples: {
    turn: ["dialogflow-cx-lines", turn],
    bare: ["dialogflow-cx-lines", { ...turn, response: { ...turn.response, responseId: null } }],
  },
  fields: {
    turn_position: ["bare.turn_position", "message.id", 3],
    request_time: ["turn.request_time", "message.at", 1735696850],
    conversation_name: ["turn.conversation_name", "message.conversation", "zz"],
    language_code: ["turn.language_code", "message.extra.language", "zz"],
    request: ["turn.request.queryInput.text.text", "message.text", "Hello"],
    text: ["turn.request.queryInput.text.text", "message.text", "zz"],
    response: ["turn.response", "message"],
    responseId: ["turn.response.responseId", "message.id"],
    queryResult: ["turn.response.queryResult", "message"],
    responseMessages: ["turn.response.queryResult.responseMessages", "message"],
    liveAgentHandoff: ["turn.response.queryResult.responseMessages.1.liveAgentHandoff", "handoff.reason"],
    metadata: ["turn.response.queryResult.responseMessages.1.liveAgentHandoff.metadata", "handoff.reason"],
    queue: ["turn.response.queryResult.responseMessages.1.liveAgentHandoff.metadata.queue", "handoff.reason"],
    match: ["turn.response.queryResult.match", "message.entry"],
    matchType: ["turn.response.queryResult.match.matchType", "message.matched"],
    confidence: ["turn.response.queryResult.match.confidence", "message.confidence"],
    intent: ["turn.response.queryResult.match.intent", "message.entry"],
    name: ["turn.response.queryResult.match.intent.name", "message.extra.intent_id", "zz"],
    displayName: ["turn.response.queryResult.match.intent.displayName", "message.entry"],
    conversation_signals: ["turn.conversation_signals", "handoff.requestedBy"],
    turnSignals: ["turn.conversation_signals.turnSignals", "handoff.requestedBy"],
    userEscalated: ["turn.conversation_signals.turnSignals.userEscalated", "handoff.requestedBy"],
    noMatch: ["turn.conversation_signals.turnSignals.noMatch", "message.matched", true],
    bot_answer_feedback: ["turn.bot_answer_feedback", "rating"],
    rating: ["turn.bot_answer_feedback.rating", "rating"],
    ratingReason: ["turn.bot_answer_feedback.ratingReason", "rating.extra.labels"],
    feedback: ["turn.bot_answer_feedback.ratingReason.feedback", "rating.comment"],
    reasonLabels: ["turn.bot_answer_feedback.ratingReason.reasonLabels", "rating.extra.labels"],
  },
};
