/** Chatwoot's records as its webhooks and its REST API send them, and how tests read them. */
import { expect } from "vitest";
import { chatwootLines } from "#app/sources/chatwoot.ts";
import { ofType, readSource } from "#tests/factories/read-source.ts";

export type Fields = Record<string, unknown>;

export const conversation = {
  id: 77,
  inbox_id: 5,
  channel: "Channel::WebWidget",
  status: "pending",
  created_at: 1735696800,
  updated_at: 1735696807.12,
  last_activity_at: 1735696805,
  meta: { sender: { id: 990, identifier: "buyer-42" }, assignee: null },
  labels: [],
  custom_attributes: {},
};

/** The example of the format's description. */
export const created = {
  event: "message_created",
  id: 812,
  content: "Let me get a colleague",
  content_type: "text",
  message_type: "outgoing",
  private: false,
  created_at: "2025-01-01T02:00:07.000Z",
  source_id: null,
  sender: { id: 3, name: "Shop bot", type: "agent_bot" },
  account: { id: 1, name: "Demo" },
  inbox: { id: 5, name: "Web" },
  conversation,
};

/** The same message as the REST API has it. */
export const rest = {
  id: 812,
  content: "Let me get a colleague",
  inbox_id: 5,
  conversation_id: 77,
  message_type: 1,
  content_type: "text",
  status: "sent",
  content_attributes: {},
  created_at: 1735696807,
  private: false,
  source_id: null,
  sender: { id: 3, name: "Shop bot", type: "agent_bot" },
  account_id: 1,
};

export const changed = {
  event: "conversation_status_changed",
  ...conversation,
  account: { id: 1 },
  status: "open",
  updated_at: 1735696900.5,
  meta: { ...conversation.meta, assignee: { id: 4, name: "Ann" }, team: { id: 2, name: "Returns" } },
  changed_attributes: [{ status: { previous_value: "pending", current_value: "open" } }],
};

export function read(...records: Fields[]) {
  return readSource(chatwootLines, records.map((record) => JSON.stringify(record)).join("\n"));
}

export async function readMessage(changes: Fields) {
  const { events, bad } = await read({ ...created, ...changes });
  expect(bad).toEqual([]);
  return ofType(events, "message")[0]!;
}

export const survey = {
  id: 31,
  rating: 2,
  feedback_message: "too slow",
  account_id: 1,
  message_id: 900,
  conversation_id: 77,
  contact: { id: 990, identifier: "buyer-42" },
  assigned_agent: { id: 4 },
  created_at: 1735700000,
};
