import { tracker } from "../examples/rasa.ts";
import type { FieldTable } from "./field-table.ts";

export const rasaFields: FieldTable = {
  examples: {
    tracker: ["rasa", tracker],
  },
  fields: {
    sender_id: ["tracker.sender_id", "conversation.id", "zz"],
    events: ["tracker.events", "conversation", []],
    event: ["tracker.events.2.event", "conversation.channel", "zz"],
    timestamp: ["tracker.events.2.timestamp", "message.at", "2025-01-01T02:00:09Z"],
    name: ["tracker.events.2.parse_data.intent.name", "message.intent", "zz"],
    text: ["tracker.events.2.text", "message.text"],
    input_channel: ["tracker.events.2.input_channel", "conversation.channel"],
    message_id: ["tracker.events.2.message_id", "message.id"],
    parse_data: ["tracker.events.2.parse_data", "message.confidence"],
    intent: ["tracker.events.2.parse_data.intent", "message.confidence"],
    confidence: ["tracker.events.2.parse_data.intent.confidence", "message.confidence"],
    data: ["tracker.events.4.data", "message.extra"],
    buttons: ["tracker.events.4.data.buttons", "message.extra.data.buttons", "zz"],
    metadata: ["tracker.events.4.metadata", "message.entry"],
    utter_action: ["tracker.events.4.metadata.utter_action", "message.entry"],
  },
};
