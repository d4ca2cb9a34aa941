import { expect, test } from "vitest";
import { findAdapter } from "#app/sources/registry.ts";
import { zendesk, zendeskLines } from "#app/sources/zendesk.ts";
import { ofType } from "#tests/factories/read-source.ts";
import { comments, read, ticket } from "./examples/zendesk.ts";

const at = (iso: string) => Date.parse(iso);

test("comments of a ticket: the requester, known bots, people, notes", async () => {
  const record = { ticket: { ...ticket, satisfaction_rating: null }, comments };
  const { events, bad } = await read(findAdapter("zendesk-lines?bots=4")!, record);
  expect(bad).toEqual([]);
  expect(ofType(events, "message")).toMatchObject([
    { id: "ticket_event:503", from: "customer", customer: "1002", text: "Hello", extra: { via: "web" } },
    { id: "ticket_event:504", from: "bot", sender: "4", text: "Beep" },
    { id: "ticket_event:505", from: "agent", sender: "9001", text: "Hi" },
    { id: "ticket_event:506", from: "agent", kind: "note" },
  ]);
  expect(ofType(events, "handoff")).toMatchObject([{ at: at("2025-01-01T02:00:04.001Z") }]);
});

test("an end user beside the requester is a customer where users come along", async () => {
  const record = { ticket_id: 1, requester_id: 7, comments, users: [{ id: 1002, role: "end-user" }] };
  const { events } = await read(zendeskLines, record);
  expect(ofType(events, "message")[0]).toMatchObject({ from: "customer", customer: "1002" });
});

test.each([
  ["open", {}, null, undefined],
  ["solved", {}, "2025-01-01T03:00:00Z", "ended_at"],
  ["solved", { metric_set: { solved_at: "2025-01-01T02:30:00Z" } }, "2025-01-01T02:30:00Z", undefined],
  ["closed", {}, "2025-01-01T03:00:00Z", "ended_at"],
  ["deleted", {}, null, undefined],
])("a ticket that is %s, %j ends at %s", async (status, changes, iso, inferred) => {
  const { events } = await read(zendesk, {
    tickets: [{ ...ticket, ...changes, status }],
    end_of_stream: true,
  });
  expect(ofType(events, "conversation")).toMatchObject([
    { endedAt: iso === null ? null : at(iso), extra: { status } },
  ]);
  expect(ofType(events, "conversation")[0]?.extra?.inferred).toBe(inferred);
});

test("the incremental export may repeat a ticket: the later telling wins by when it was generated", async () => {
  const later = { ...ticket, generated_timestamp: 1735700999 };
  const { events } = await read(zendesk, { tickets: [ticket, later, ticket] });
  expect(ofType(events, "conversation").map(({ id, version }) => [id, version])).toEqual([
    ["ticket:35436", 1735700401000],
    ["ticket:35436", 1735700999000],
    ["ticket:35436", 1735700401000],
  ]);
});

test.each([
  ["good", 1],
  ["bad", 0],
  ["good_with_comment", 1],
  ["offered", null],
  ["unoffered", null],
])("satisfaction %s scores %j", async (score, expected) => {
  const row = {
    ...{ id: 1, ticket_id: 35436, assignee_id: 9001, requester_id: 1002, score, comment: "x", reason: "y" },
    ...{ created_at: "2025-01-01T03:00:00Z", updated_at: "2025-01-01T04:00:00Z" },
  };
  const { events } = await read(zendesk, { satisfaction_ratings: [row] });
  const rating = {
    id: "ticket:35436-satisfaction",
    conversation: "ticket:35436",
    worst: 0,
    best: 1,
    of: "agent",
  };
  expect(events).toMatchObject(
    expected === null
      ? []
      : [
          {
            ...rating,
            score: expected,
            at: at("2025-01-01T04:00:00Z"),
            comment: "x",
            extra: { reason: "y" },
          },
        ],
  );
});
