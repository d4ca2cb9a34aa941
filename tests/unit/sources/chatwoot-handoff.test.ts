import { expect, test } from "vitest";
import { ofType } from "#tests/factories/read-source.ts";
import { changed, read } from "./examples/chatwoot.ts";

test.each(["conversation_status_changed", "conversation_updated"])(
  "%s from pending to open is a handoff",
  async (event) => {
    const { events, bad } = await read({ ...changed, event });
    expect(bad).toEqual([]);
    expect(ofType(events, "handoff")).toEqual([
      {
        ...{ type: "handoff", store: "chatwoot", source: "chatwoot", conversation: "1:77" },
        ...{ id: "1:77-1735696900500", at: 1735696900500, requestedBy: null, executed: true },
        ...{ reason: null, to: "Returns", version: null },
        extra: { inferred: "status pending to open" },
      },
    ]);
    expect(ofType(events, "conversation")).toMatchObject([
      { extra: { status: "open", team: "Returns", assignee: "4" } },
    ]);
  },
);

test("the two webhooks of one change tell one handoff, at the time of the change", async () => {
  const changes = [
    { status: { previous_value: "pending", current_value: "open" } },
    { updated_at: { previous_value: null, current_value: "2025-01-01T02:01:40.400Z" } },
  ];
  const { events } = await read(
    { ...changed, changed_attributes: changes },
    { ...changed, event: "conversation_updated", updated_at: 1735696901.9, changed_attributes: changes },
  );
  const handoffs = ofType(events, "handoff");
  expect(handoffs.map(({ id }) => id)).toEqual(["1:77-1735696900400", "1:77-1735696900400"]);
});

test.each([
  ["open to pending", "open", "pending"],
  ["snoozed to open", "snoozed", "open"],
  ["open to resolved", "open", "resolved"],
])("%s is no handoff", async (_what, previous_value, current_value) => {
  const { events } = await read({
    ...changed,
    changed_attributes: [{ status: { previous_value, current_value } }],
  });
  expect(ofType(events, "handoff")).toEqual([]);
});

test("a conversation ends when it is resolved, begins again when it is opened, and newer states win", async () => {
  const resolve = {
    ...changed,
    status: "resolved",
    changed_attributes: [{ status: { previous_value: "open", current_value: "resolved" } }],
  };
  const later = { ...changed, status: "resolved", updated_at: 1735697000.5, changed_attributes: [] };
  const reopened = { ...changed, updated_at: 1735697100.5, changed_attributes: [] };
  const { events } = await read(resolve, later, reopened);
  expect(
    ofType(events, "conversation").map(({ endedAt, version, extra }) => [endedAt, version, extra?.inferred]),
  ).toEqual([
    [1735696900500, 1735696900500, undefined],
    [1735696805000, 1735697000500, "ended_at"],
    [null, 1735697100500, undefined],
  ]);
});
