/** Webhooks as platforms send them: twice, out of order, forged; through the route's own action. */
import { createHmac, randomBytes, randomUUID } from "node:crypto";
import { gzipSync } from "node:zlib";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, it } from "vitest";
import { sealSecret } from "#app/connections/seal-secret.ts";
import * as hooks from "#app/routes/api.v1.hooks.$source.$connectionId/route.ts";
import { action, loader } from "#app/routes/webhooks.$connectionId/route.ts";
import { insertConnection } from "#db/connections/create.ts";
import { findConnection } from "#db/connections/list.ts";
import { setConnectionState } from "#db/connections/update.ts";
import { createTestDatabase, type TestDatabase } from "#tests/setup/database.ts";
import { takeEventsHere } from "#tests/setup/take-events-here.ts";

let database: TestDatabase;
let takeEvents: ReturnType<typeof takeEventsHere>;
const sealKey = randomBytes(32);
const secret = "whsec";
const chatwoot = randomUUID();
const shop = randomUUID();
const start = Math.floor(Date.now() / 1000) - 600;

beforeAll(async () => {
  database = await createTestDatabase();
  takeEvents = takeEventsHere(database.db);
  await sql`insert into stores (key, name, timezone, currency) values ('s1', 'One', 'UTC', 'USD')`.execute(
    database.db,
  );
  for (const [connectionId, platform, format] of [
    [chatwoot, "chatwoot", "chatwoot-lines"],
    [shop, "shopify", "shopify-lines"],
  ] as const)
    await insertConnection(database.db, {
      ...{ connectionId, platform, format, storeId: 1, kind: "webhook", name: `My ${platform}` },
      ...{ settings: {}, secret: sealSecret(sealKey, connectionId, secret), createdBy: "Ada" },
    });
});
afterAll(() => database.destroy());

/** With a source: to the address that names it. */
async function post(
  connectionId: string,
  body: string | Buffer,
  headers: Record<string, string>,
  source?: string,
) {
  const folder = source === undefined ? "webhooks" : `api/v1/hooks/${source}`;
  const request = new Request(`http://localhost/${folder}/${connectionId}`, {
    method: "POST",
    headers,
    body: new Uint8Array(Buffer.from(body)),
  });
  const context = { importDb: database.db, signIn: { sealKey }, takeEvents };
  const receive = source === undefined ? action : hooks.action;
  const response = await receive({ request, params: { connectionId, source }, context } as never);
  return { status: response.status, body: (await response.json()) as unknown };
}

/** As Chatwoot signs, `seconds` ago. */
function signChatwoot(body: string | Buffer, ago = 0): Record<string, string> {
  const time = String(Math.floor(Date.now() / 1000) - ago);
  const digest = createHmac("sha256", secret).update(`${time}.`).update(body).digest("hex");
  return { "x-chatwoot-timestamp": time, "x-chatwoot-signature": `sha256=${digest}` };
}

const sendChatwoot = (body: string | Buffer) => post(chatwoot, body, signChatwoot(body));

const conversation = {
  ...{ id: 5, inbox_id: 2, channel: "Channel::WebWidget", status: "open", labels: [], created_at: start },
  ...{ timestamp: start, updated_at: start + 90.5, meta: { sender: { id: 77 }, assignee: null } },
};

function message(id: number, type: "incoming" | "outgoing", content: string) {
  const sender = type === "incoming" ? { id: 77, name: "Ann" } : { id: 1, type: "agent_bot" };
  return JSON.stringify({
    ...{
      event: "message_created",
      id,
      message_type: type,
      content,
      content_type: "text",
      private: false,
      sender,
    },
    ...{ created_at: new Date((start + id) * 1000).toISOString(), account: { id: 3 }, conversation },
  });
}

const read = async (query: ReturnType<typeof sql>) => (await query.execute(database.db)).rows;
const health = () => findConnection(database.db, { allStores: true }, chatwoot);
const counts = (connectionId: string) =>
  read(sql`select deliveries, taken, duplicate, quarantined, refused, late from connection_days
    where connection_id = ${connectionId}`);

it("takes a series that comes twice and backwards as if it had come once and in order", async () => {
  const bodies = [
    message(10, "incoming", "Where is my parcel?"),
    message(20, "outgoing", "It left this morning."),
    message(30, "incoming", "Thanks"),
  ];
  const answers = [];
  for (const body of [...bodies.toReversed(), ...bodies, bodies[1]!]) answers.push(await sendChatwoot(body));
  // Each tells of its conversation too, which all of them tell alike.
  const [first, fresh, again] = [
    [2, 0],
    [1, 1],
    [0, 2],
  ].map(([accepted, duplicate]) => ({
    status: 200,
    body: { accepted, duplicate, quarantined: 0 },
  }));
  expect(answers).toEqual([first, fresh, fresh, again, again, again, again]);
  expect(await read(sql`select speaker, body, source from messages order by sent_at`)).toEqual([
    { speaker: "customer", body: "Where is my parcel?", source: "chatwoot" },
    { speaker: "bot", body: "It left this morning.", source: "chatwoot" },
    { speaker: "customer", body: "Thanks", source: "chatwoot" },
  ]);
  expect(await read(sql`select source from conversation_facts`)).toHaveLength(1);
  expect(await counts(chatwoot)).toEqual([
    { deliveries: 7, taken: 4, duplicate: 10, quarantined: 0, refused: 0, late: 0 },
  ]);
  expect(await health()).toMatchObject({
    sources: ["chatwoot"],
    lastEventAt: (start + 30) * 1000,
    lastError: null,
  });
});

it("keeps what cannot be read in the quarantine of its hour's import, in its format", async () => {
  const pretty = JSON.stringify(
    { ...JSON.parse(message(40, "incoming", "Hello?")), created_at: "yesterday" },
    null,
    2,
  );
  expect(await sendChatwoot(pretty)).toEqual({
    status: 200,
    body: { accepted: 0, duplicate: 0, quarantined: 1 },
  });
  expect(
    await read(sql`select i.origin, i.name, i.format, i.store, i.accepted, q.line, q.field
      from quarantined_lines q join imports i using (import_id)`),
  ).toEqual([
    {
      ...{ origin: "connection", name: "My chatwoot", format: "chatwoot-lines", store: "s1" },
      ...{ accepted: 4, line: 1, field: "created_at" },
    },
  ]);
  expect((await health())!.lastError).toMatch(/^created_at: /);
});

it("reads packed bodies, signed as they were sent", async () => {
  const packed = gzipSync(message(50, "incoming", "Packed"));
  expect(await sendChatwoot(packed)).toMatchObject({ status: 200, body: { accepted: 1 } });
});

it("keeps a later state of an order whatever comes after it", async () => {
  const order = (updated: string, total: string) =>
    JSON.stringify({
      ...{ id: 820982911946154500, created_at: "2026-11-20T10:00:00Z", updated_at: updated, currency: "USD" },
      ...{ total_price: total, financial_status: "paid", customer: { id: 5 }, line_items: [], test: false },
    });
  const send = (body: string) =>
    post(shop, body, { "x-shopify-hmac-sha256": createHmac("sha256", secret).update(body).digest("base64") });
  const [older, newer] = [order("2026-11-21T10:00:00Z", "20.00"), order("2026-11-22T10:00:00Z", "15.00")];
  for (const body of [newer, older, newer]) expect(await send(body)).toMatchObject({ status: 200 });
  expect(await read(sql`select amount_minor from orders`)).toEqual([{ amount_minor: 1500 }]);
  // The same hour, and an import of its own.
  expect(await read(sql`select name from imports order by import_id`)).toEqual([
    { name: "My chatwoot" },
    { name: "My shopify" },
  ]);
});

it("lets nothing in that is not signed as it should be, and does not say why", async () => {
  const before = await read(sql`select count(*) as n from messages`);
  const body = message(60, "incoming", "Forged");
  const signed = signChatwoot(body);
  const refused = { status: 401, body: { error: "not accepted" } };
  expect(await post(chatwoot, body.replace("Forged", "Fooled"), signed)).toEqual(refused);
  expect(await post(chatwoot, body, {})).toEqual(refused);
  expect(await post(chatwoot, body, signChatwoot(body, 301))).toEqual(refused);
  expect(await post(shop, body, signed)).toEqual(refused);
  expect(await post(randomUUID(), body, signed)).toEqual(refused);
  expect(await post("1", body, signed)).toEqual(refused);
  expect(await read(sql`select count(*) as n from messages`)).toEqual(before);
  expect(await counts(chatwoot)).toMatchObject([{ deliveries: 9, refused: 3 }]);
  expect(await health()).toMatchObject({ lastError: "out of time" });
});

it("refuses bodies over 4 MiB, packed or not, before it looks at the signature's secret", async () => {
  const large = Buffer.alloc(4 * 1024 * 1024 + 1, "x");
  expect(await sendChatwoot(large)).toMatchObject({ status: 413, body: { error: "body over 4 MiB" } });
  expect(await sendChatwoot(gzipSync(large))).toMatchObject({ status: 413 });
});

it("sends platforms away while it is paused", async () => {
  await setConnectionState(database.db, chatwoot, "paused");
  expect(await sendChatwoot(message(70, "incoming", "Still there?"))).toMatchObject({ status: 503 });
  await setConnectionState(database.db, chatwoot, "active");
  expect(await sendChatwoot(message(70, "incoming", "Still there?"))).toMatchObject({
    body: { accepted: 1 },
  });
});

it("takes the same at the address that names who sends, and nothing at another's", async () => {
  const body = message(80, "incoming", "By the other door");
  const send = (source: string) => post(chatwoot, body, signChatwoot(body), source);
  expect(await send("shopify")).toEqual({ status: 401, body: { error: "not accepted" } });
  expect(await send("chatwoot")).toMatchObject({ status: 200, body: { accepted: 1 } });
  expect(await sendChatwoot(body)).toMatchObject({ body: { accepted: 0, duplicate: 2 } });
  // What comes by way of a connection's format may be named by what it is, not only by who sends it.
  const sunshine = randomUUID();
  await insertConnection(database.db, {
    ...{ connectionId: sunshine, platform: "sunshine", format: "zendesk-lines", storeId: 1, kind: "webhook" },
    ...{ name: "Chat", settings: {}, secret: sealSecret(sealKey, sunshine, secret), createdBy: "Ada" },
  });
  const nothing = JSON.stringify({ app: { id: "a" }, webhook: { id: "w" }, events: [] });
  for (const source of ["sunshine", "zendesk"])
    expect(await post(sunshine, nothing, { "x-api-key": secret }, source)).toMatchObject({ status: 200 });
});

it("answers whoever looks whether anybody is there, and says nothing of connections", async () => {
  const look = (method: string) =>
    loader({ request: new Request("http://localhost/webhooks/x", { method }) } as never).status;
  expect([look("HEAD"), look("GET")]).toEqual([200, 405]);
});
