import type { IncomingMessage } from "node:http";
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { identify, type Caller } from "#app/access/identify.ts";
import { makeKey, readAskedKey, type AskedKey } from "#app/access/make-key.ts";
import type { Principal } from "#app/access/principal.ts";
import { createRateLimit } from "#app/access/rate-limit.ts";
import { findApiKey, listApiKeys, revokeApiKey } from "#db/access/api-keys.ts";
import { createTestDatabase, type TestDatabase } from "#tests/setup/database.ts";

let database: TestDatabase;
let now = 0;
let rateLimit = createRateLimit(() => now);
beforeAll(async () => {
  database = await createTestDatabase();
});
beforeEach(async () => {
  await database.truncate();
  now = 0;
  rateLimit = createRateLimit(() => now);
  await sql`insert into stores (key, name, region) values ('a', 'A', 'East'), ('b', 'B', 'East'), ('c', 'C', null)`.execute(
    database.db,
  );
});
afterAll(() => database.destroy());

const owner: Principal = { kind: "person", id: 4, name: "Ann", role: "owner", scope: { allStores: true } };
const reader: Principal = { ...owner, id: 5, name: "Ben", role: "viewer" };
const plain: AskedKey = {
  name: "export",
  role: "trainer",
  allStores: false,
  regions: [],
  storeIds: [3],
  requestsPerMinute: 60,
  days: 30,
};

function ask(headers: Record<string, string>): Promise<Caller> {
  return identify({ headers } as unknown as IncomingMessage, {
    apiKey: "installation-key",
    rateLimit,
    findKey: (hash) => findApiKey(database.db, hash),
    findSessionPrincipal: () => Promise.resolve(reader),
  });
}
const withKey = (key: string) => ask({ authorization: `Bearer ${key}` });

it("the installation's own key is an owner's over all stores", async () => {
  expect(await withKey("installation-key")).toMatchObject({
    principal: { kind: "key", id: null, role: "owner", scope: { allStores: true } },
  });
});

it("a session counts where no key is sent, and never where one is", async () => {
  expect(await ask({ cookie: "x" })).toEqual({ principal: reader });
  for (const authorization of ["", "Bearer", "Bearer wrong", "Basic installation-key", "installation-key"]) {
    expect(await ask({ authorization, cookie: "x" }), authorization).toEqual({ refusal: "unknown" });
  }
});

it("a key is its role and its stores, and is kept as a hash only", async () => {
  const key = await makeKey(database.db, owner, plain);
  expect(await withKey(key)).toEqual({
    principal: {
      kind: "key",
      id: 1,
      name: "export",
      role: "trainer",
      scope: { allStores: false, storeIds: [3] },
    },
  });
  const { rows } = await sql<{ text: string }>`
    select (select string_agg(k::text, ' ') from api_keys k) || (select string_agg(a::text, ' ') from audit_entries a)
      as text`.execute(database.db);
  expect(rows[0]!.text).toContain(key.slice(0, 12));
  expect(rows[0]!.text).not.toContain(key.slice(0, 14));
  expect(rows[0]!.text).toContain("key_made");
});

it("a region's key sees the stores the region has by now", async () => {
  const key = await makeKey(database.db, owner, { ...plain, regions: ["East"] });
  const readIds = async () => {
    const caller = await withKey(key);
    const scope = "principal" in caller ? caller.principal?.scope : undefined;
    return scope?.allStores === false ? scope.storeIds : undefined;
  };
  expect(await readIds()).toEqual([1, 2, 3]);
  await sql`insert into stores (key, name, region) values ('d', 'D', 'East')`.execute(database.db);
  await sql`update stores set region = 'West' where key = 'a'`.execute(database.db);
  expect(await readIds()).toEqual([2, 3, 4]);
});

it("a revoked or expired key opens nothing from its next request on", async () => {
  const [first, second] = [
    await makeKey(database.db, owner, plain),
    await makeKey(database.db, owner, plain),
  ];
  expect(await withKey(first)).toHaveProperty("principal");
  expect(await revokeApiKey(database.db, 1)).toBe("export");
  expect(await revokeApiKey(database.db, 1)).toBeUndefined();
  expect(await withKey(first)).toEqual({ refusal: "unknown" });
  expect(await withKey(second)).toHaveProperty("principal");
  await sql`update api_keys set expires_at = now() - interval '1 second' where key_id = 2`.execute(
    database.db,
  );
  expect(await withKey(second)).toEqual({ refusal: "unknown" });
  expect((await listApiKeys(database.db)).map(({ state }) => state)).toEqual(["expired", "revoked"]);
});

it("a key asks as often as it may, and is told when it may again", async () => {
  const key = await makeKey(database.db, owner, { ...plain, requestsPerMinute: 3 });
  for (let request = 0; request < 3; request++) expect(await withKey(key)).toHaveProperty("principal");
  expect(await withKey(key)).toEqual({ refusal: "limited", seconds: 20 });
  now += 19_000;
  expect(await withKey(key)).toEqual({ refusal: "limited", seconds: 1 });
  now += 1_000;
  expect(await withKey(key)).toHaveProperty("principal");
  expect(await withKey(key)).toEqual({ refusal: "limited", seconds: 20 });
  expect(await withKey("installation-key")).toHaveProperty("principal");
});

const known = { stores: [{ storeId: 1 }, { storeId: 2 }], regions: ["East"] };
const fill = (fields: Record<string, string | string[]>) => {
  const form = new FormData();
  const filled = { name: "n", role: "viewer", scope: "some", store: "2", limit: "60", days: "90", ...fields };
  for (const [name, value] of Object.entries(filled))
    for (const one of [value].flat()) form.append(name, one);
  return readAskedKey(form, known);
};

it("only what there is can be asked for", () => {
  expect(fill({})).toEqual({
    name: "n",
    role: "viewer",
    allStores: false,
    regions: [],
    storeIds: [2],
    requestsPerMinute: 60,
    days: 90,
  });
  expect(fill({ store: ["9", "1"], region: ["East", "Moon"], days: "0" })).toMatchObject({
    storeIds: [1],
    regions: ["East"],
    days: null,
  });
  expect(fill({ store: "9" })).toEqual({ fault: "scope" });
  expect(fill({ name: " " })).toEqual({ fault: "name" });
  expect(fill({ role: "god" })).toEqual({ fault: "role" });
  for (const limit of ["0", "1.5", "-1", "1000000", "many"])
    expect(fill({ limit })).toEqual({ fault: "limit" });
});
