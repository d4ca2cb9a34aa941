/** Intercom's records: a conversation with Fin, its parts, the envelope of a webhook. */
import { expect } from "vitest";
import { intercomLines } from "#app/sources/intercom.ts";
import { ofType, readSource } from "#tests/factories/read-source.ts";

export type Fields = Record<string, unknown>;

export const parts = [
  {
    ...{ type: "conversation_part", id: "p1", part_type: "comment", body: "<p>Usually 3 days</p>" },
    created_at: 1735696803,
    author: { type: "bot", id: "b1", name: "Fin", from_ai_agent: true, is_ai_answer: true },
  },
  {
    ...{ type: "conversation_part", id: "p2", part_type: "comment", body: "<p>I'll check</p>" },
    created_at: 1735697000,
    author: { type: "admin", id: "77", name: "Ann", from_ai_agent: false, is_ai_answer: false },
  },
];

export const fin = {
  ...{ source_type: "profile", last_answer_type: "ai_answer", resolution_state: "escalated" },
  ...{ rating: 2, rating_remark: "no use", created_at: 1735697000, updated_at: 1735697000 },
  content_sources: {
    total_count: 1,
    content_sources: [
      {
        ...{ content_type: "article", title: "Shipping times", locale: "en" },
        url: "https://example.test/a/1",
      },
    ],
  },
};

/** The example of the format's description. */
export const conversation = {
  ...{ type: "conversation", id: "5551", created_at: 1735696800, updated_at: 1735697100 },
  ...{ state: "closed", open: false, admin_assignee_id: 77, team_assignee_id: 0 },
  source: {
    ...{ type: "conversation", id: "s1", delivered_as: "customer_initiated" },
    ...{ body: "<p>Where is my order?</p>", author: { type: "user", id: "c9", name: "Li" } },
  },
  contacts: { contacts: [{ type: "contact", id: "c9", external_id: "buyer-42" }] },
  ...{ ai_agent_participated: true, ai_agent: fin },
  conversation_rating: { rating: 4, remark: "ok", created_at: 1735697090, updated_at: 1735697095 },
  conversation_parts: { total_count: 2, conversation_parts: parts },
};

export async function read(changes: Fields = {}) {
  const { events, bad } = await readSource(intercomLines, JSON.stringify({ ...conversation, ...changes }));
  expect(bad).toEqual([]);
  return {
    conversation: ofType(events, "conversation")[0]!,
    messages: ofType(events, "message"),
    handoffs: ofType(events, "handoff"),
    ratings: ofType(events, "rating"),
  };
}

export const withParts = (...list: Fields[]) => ({
  conversation_parts: { total_count: list.length, conversation_parts: list },
});

export function part(id: string, created_at: number, author: Fields, changes: Fields = {}): Fields {
  return { id, part_type: "comment", body: `<p>${id}</p>`, created_at, author, ...changes };
}

export const user = { type: "user", id: "c9" };

export const bot = { type: "bot", id: "b1", from_ai_agent: true };

export const admin = { type: "admin", id: "77" };

export function notify(topic: string, item: unknown, delivery_attempts = 1) {
  return {
    ...{ type: "notification_event", id: "notif_1", topic, data: { item }, delivery_attempts },
    ...{ first_sent_at: 1735697100, created_at: 1735697100 },
  };
}
