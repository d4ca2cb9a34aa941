import type { AppLoadContext } from "@remix-run/node";
import type { EventsAnswer } from "#app/ingest/take-events.ts";

/**
 * Sends events of a store the way the API's events come: masked, group-committed, part of the hour's import, which can be
 * taken back. Returns once they are durable; throws if any of them is refused.
 */
export async function sendKnowledge(
  { takeEvents }: Pick<AppLoadContext, "takeEvents">,
  storeKey: string,
  events: readonly Record<string, unknown>[],
): Promise<void> {
  const request = new Request("http://localhost/api/v1/events", {
    method: "POST",
    body: events.map((event) => JSON.stringify(event)).join("\n"),
  });
  const response = await takeEvents(request, { keyId: null, stores: new Set([storeKey]) });
  if (!response.ok) throw new Error(`events of the knowledge were not taken: ${await response.text()}`);
  const { quarantined } = (await response.json()) as EventsAnswer;
  if (quarantined.length > 0) {
    throw new Error(`events of the knowledge were refused: ${JSON.stringify(quarantined[0])}`);
  }
}
