/** Events of a Rasa tracker, as far as they say what happened in a conversation. */
import { FieldFault, findField, isFields, readList, readText, type Fields } from "./orders/fields.ts";
import { requireMoment } from "./chats/moment.ts";

export type RasaEvent = {
  kind: "user" | "bot" | "agent" | "action" | "session" | "pause" | "resume" | "rewind";
  /** Epoch ms. */
  at: number;
  /** The time as it is written, whose fraction orders events of one millisecond. */
  stamp: string;
  text: string | null;
  /** An action's name; a bot message's `utter_action`; a customer message's intent. */
  name: string | null;
  confidence: number | null;
  id: string | null;
  channel: string | null;
  /** What a bot message holds besides text. */
  data: Record<string, unknown> | null;
  line: number;
};

const kinds: Readonly<Record<string, RasaEvent["kind"]>> = {
  user: "user",
  bot: "bot",
  agent: "agent",
  action: "action",
  session_started: "session",
  pause: "pause",
  resume: "resume",
  rewind: "rewind",
};

/** An event; null for one that says nothing about a conversation (slots, featurisation, reminders …). */
export function readRasaEvent(fields: Fields, line: number): RasaEvent | null {
  const type = readText(fields, "event");
  if (type === null) throw new FieldFault("event", "is missing");
  const kind = Object.hasOwn(kinds, type) ? kinds[type]! : null;
  if (kind === null) return null;
  const name = readName(kind, fields);
  return {
    kind: kind === "action" && name === "action_session_start" ? "session" : kind,
    at: requireMoment(fields, "timestamp", null),
    stamp: readText(fields, "timestamp")!,
    text: readText(fields, "text"),
    name,
    confidence: kind === "user" ? readShare(fields, "parse_data.intent.confidence") : null,
    id: readText(fields, "message_id") ?? readText(fields, "parse_data.message_id"),
    channel: readText(fields, "input_channel"),
    data: kind === "bot" || kind === "agent" ? readData(fields) : null,
    line,
  };
}

function readName(kind: RasaEvent["kind"], fields: Fields): string | null {
  if (kind === "action") return readText(fields, "name");
  if (kind === "bot") return readText(fields, "metadata.utter_action");
  return kind === "user" ? readText(fields, "parse_data.intent.name") : null;
}

/** Rounding may put a confidence of 1 a hair above it. */
function readShare(fields: Fields, place: string): number | null {
  const text = readText(fields, place);
  const share = text === null ? NaN : Number(text);
  return share >= 0 && share < 1.001 ? Math.min(share, 1) : null;
}

function readData(fields: Fields): Record<string, unknown> | null {
  const data = findField(fields, "data");
  const told = isFields(data) ? Object.entries(data).filter(([, value]) => value !== null) : [];
  return told.length > 0 ? Object.fromEntries(told) : null;
}

/** What the buttons of a bot message are called, by what pressing them sends. */
export function readButtons(event: RasaEvent): [payload: string, title: string][] {
  const data = event.data ?? {};
  const buttons = [...readList(data, "buttons"), ...readList(data, "quick_replies")];
  return buttons.flatMap((button) => {
    const payload = readText(button, "payload");
    const title = readText(button, "title");
    return payload !== null && title !== null ? [[payload, title]] : [];
  });
}
