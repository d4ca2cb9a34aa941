/** The HTTP API over a real socket: keys, events, and the dictionary's 36 %. */
import { apiKey, expect, test } from "#tests/setup/browser-test.ts";
import { buildConversation, buildHeartbeat, type Script } from "#tests/factories/wire-conversation.ts";

const at = Date.UTC(2025, 2, 3, 9);
const hour = 3_600_000;
const authorised = { Authorization: `Bearer ${apiKey}` };
const store = "api-fixture";

const script: [Script, number][] = [
  ["confirmed", 10],
  ["durable", 26],
  ["unanswered", 12],
  ["handoff", 25],
  ["handoff_lost", 8],
  ["takeover", 10],
];

test("events in, numbers out: 67, 65, 57, 45, 36 and 10 %", async ({ request }) => {
  const events = [
    ...script.flatMap(([name, count]) =>
      Array.from({ length: count }, (_, index) =>
        buildConversation(name, { store, id: `${name}${index}`, at }),
      ).flat(),
    ),
    ...Array.from({ length: 9 }, (_, index) => [
      ...buildConversation("durable", { store, id: `back${index}`, at, customer: `c${index}` }),
      ...buildConversation("human_only", {
        store,
        id: `again${index}`,
        at: at + 24 * hour,
        customer: `c${index}`,
      }),
    ]).flat(),
    ...buildHeartbeat(store, at + 240 * hour),
  ];
  const body = `${events.map((event) => JSON.stringify(event)).join("\n")}\n{"type":"message"\n`;
  const sent = await request.post("/api/v1/events", { headers: authorised, data: body });
  expect(await sent.json()).toEqual({
    accepted: events.length,
    duplicate: 0,
    quarantined: [{ line: events.length + 1, reason: expect.stringContaining("JSON") as unknown }],
  });
  const again = await request.post("/api/v1/events", { headers: authorised, data: body });
  expect(await again.json()).toMatchObject({ accepted: 0, duplicate: events.length });

  const metrics = [
    "containment_rate",
    "no_human_rate",
    "no_human_no_handoff_rate",
    "assumed_rate",
    "verified_rate",
    "confirmed_rate",
  ];
  // Durable at once; in the figures within a second, unless the demo's own first figures still keep both cores busy.
  await expect
    .poll(
      async () => {
        const answer = await request.post("/api/v1/query", {
          headers: authorised,
          data: { metrics, period: ["2025-03-01", "2025-03-31"], filters: [["store", "is", [store]]] },
        });
        const { results } = (await answer.json()) as { results: { metrics: { value: number }[] }[] };
        return results[0]?.metrics.map(({ value }) => value);
      },
      { timeout: 30_000 },
    )
    .toEqual([0.67, 0.65, 0.57, 0.45, 0.36, 0.1]);
});

test("without the key nothing is taken and nothing told", async ({ request }) => {
  const attempts: Record<string, string>[] = [{}, { Authorization: "Bearer wrong" }];
  for (const headers of attempts) {
    expect((await request.post("/api/v1/events", { headers, data: "{}" })).status()).toBe(401);
    expect((await request.post("/api/v1/query", { headers, data: {} })).status()).toBe(401);
    expect((await request.get("/api/v1/metrics", { headers })).status()).toBe(401);
  }
});

test("the registry lists every metric with its definition", async ({ request }) => {
  const answer = await request.get("/api/v1/metrics", { headers: authorised });
  const { metrics } = (await answer.json()) as { metrics: { id: string; definition: string }[] };
  expect(metrics.length).toBeGreaterThan(40);
  expect(metrics.every(({ definition }) => definition.length > 20)).toBe(true);
});
