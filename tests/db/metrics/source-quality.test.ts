/** What the API says of a number's sources: from the files that brought them, and of the asker's own stores alone. */
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ingestStream } from "#app/ingest/ingest-stream.ts";
import { loadSourceStandings } from "#app/reports/source-standings.server.ts";
import { createApiClient } from "#tests/factories/api-client.ts";
import { createTestDatabase, type TestDatabase } from "#tests/setup/database.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.destroy());

async function take(text: string, store: string): Promise<void> {
  async function* chunks() {
    yield Buffer.from(text);
  }
  const options = { origin: "upload", name: "a", privacyKey: null, store } as const;
  const { error, accepted } = await ingestStream(database.db, chunks(), options);
  expect({ error, isTaken: accepted > 0 }).toEqual({ error: null, isTaken: true });
}

test("a number says by which sources it is short", async () => {
  const at = 1_761_984_000;
  const said = { event: "user", timestamp: at, text: "hi", parse_data: { intent: { name: "greet" } } };
  const heard = { event: "bot", timestamp: at + 1, text: "hello" };
  await take(JSON.stringify({ sender_id: "s1", events: [said, heard] }), "east");
  const session = { id: "1", startTime: at * 1000, interaction: 1, userId: "7", fromType: "web" };
  await take(`${JSON.stringify(session)}\n`, "west");
  await take(
    "Name,Email,Financial Status,Total,Created at,Currency,Lineitem quantity\n#1,a@b.c,paid,5.00,2025-11-02 08:00:00 +0000,USD,1\n",
    "west",
  );

  const api = createApiClient(database.db);
  const metrics = ["escalations", "csat", "conversations"];
  const ask = { metrics, period: ["2025-11-01", "2025-11-03"] };
  const { meta } = await api.query(ask);
  expect(meta.quality).toEqual({
    escalations: { inferred: { handoffs: ["rasa"] }, not_recorded: {} },
    csat: { inferred: {}, not_recorded: { ratings: ["rasa"] } },
  });
  const west = await api.query({ ...ask, filters: [["store", "is", ["west"]]], dimensions: ["reason"] });
  expect(west.meta.quality).toMatchObject({
    escalations: { inferred: {}, not_recorded: { handoffReasons: ["qiyu"] } },
  });

  const { rows } = await sql<{ id: number }>`select store_id as id from stores where key = 'west'`.execute(
    database.db,
  );
  const westId = rows[0]!.id;
  const ofScope = await loadSourceStandings(database.db, { allStores: false, storeIds: [westId] });
  // A page's connection shows no more, whatever it is asked for.
  const ofPage = await database.db.transaction().execute(async (trx) => {
    await sql`set local role apiary_page`.execute(trx);
    await sql`select set_config('app.stores', ${String(westId)}, true)`.execute(trx);
    return loadSourceStandings(trx, { allStores: true });
  });
  for (const standings of [ofScope, ofPage]) {
    expect(standings.map(({ source, of, stores }) => [source, of, stores])).toEqual([
      ["qiyu", "conversations", ["west"]],
      ["shopify", "orders", ["west"]],
    ]);
    expect(standings[1]!.capabilities.refunds).toBe("inferred");
  }
});
