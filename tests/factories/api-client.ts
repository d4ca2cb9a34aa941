/** Calls the product's HTTP API without a socket: the same route modules the server mounts. */
import type { AppLoadContext } from "@remix-run/node";
import { takeEventsHere } from "#tests/setup/take-events-here.ts";
import { createUpdatesHub } from "#app/live/updates-hub.ts";
import { action as postEvents } from "#app/routes/api.v1.events/route.ts";
import { action as postQuery } from "#app/routes/api.v1.query/route.ts";
import type { WireAnswer } from "#app/query-api/answer-query.ts";
import type { Db } from "#db/connection.ts";
import { refreshDirtyBuckets } from "#db/rollup/refresh.ts";
import type { WireEvent } from "./wire-conversation.ts";

const apiKey = "key-of-the-tests";

export type ApiClient = {
  send: (events: readonly (WireEvent | string)[], parameters?: string) => Promise<EventsAnswer>;
  query: (body: unknown) => Promise<WireAnswer>;
  call: (body: unknown) => Promise<{ status: number; body: unknown }>;
};
export type EventsAnswer = {
  accepted: number;
  duplicate: number;
  quarantined: { line: number; reason: string }[];
};

export function createApiClient(db: Db): ApiClient {
  // Only what these two routes use.
  const context = {
    principal: { kind: "key", id: null, name: "tests", role: "owner", scope: { allStores: true } },
    scope: { allStores: true },
    db,
    importDb: db,
    apiKey,
    dataDir: "",
    uploadLimit: 0,
    takeEvents: takeEventsHere(db),
    updates: createUpdatesHub(() => Promise.resolve(new Map())),
  } as Partial<AppLoadContext> as AppLoadContext;
  const headers = { Authorization: `Bearer ${apiKey}` };
  const call = async (body: unknown) => {
    const request = new Request("http://localhost/api/v1/query", {
      method: "POST",
      headers,
      body: JSON.stringify(body),
    });
    const response = await postQuery({ request, context, params: {} });
    return { status: response.status, body: (await response.json()) as unknown };
  };
  return {
    call,
    query: async (body) => {
      const answer = await call(body);
      if (answer.status !== 200) throw new Error(`query failed: ${JSON.stringify(answer.body)}`);
      return answer.body as WireAnswer;
    },
    send: async (events, parameters = "") => {
      const body = events
        .map((event) => (typeof event === "string" ? event : JSON.stringify(event)))
        .join("\n");
      const request = new Request(`http://localhost/api/v1/events${parameters}`, {
        method: "POST",
        headers,
        body,
      });
      const response = await postEvents({ request, context, params: {} });
      if (response.status !== 200) throw new Error(`events failed: ${await response.text()}`);
      // The server's refresher does this within a second.
      await refreshDirtyBuckets(db);
      return (await response.json()) as EventsAnswer;
    },
  };
}
