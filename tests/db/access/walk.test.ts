/**
 * Every route of the build, asked by every role with one store and by keys, over a database where every text of all other
 * stores holds a marker: it never appears, and nothing reads differently from what it reads without the other stores.
 */
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { guardRoutes } from "#app/access/guard-routes.ts";
import type { Principal } from "#app/access/principal.ts";
import { roles, type Role } from "#app/access/role.ts";
import { writeCustomerAddress } from "#app/customers/customer-address.ts";
import { clusterGaps } from "#app/jobs/cluster-gaps.ts";
import { recordAudit } from "#db/audit/record-access.ts";
import { createApiClient } from "#tests/factories/api-client.ts";
import { testPrivacyKey } from "#tests/setup/privacy-key.ts";
import { createTestDatabase, type TestDatabase } from "#tests/setup/database.ts";
import { buildStore } from "./walk/build-world.ts";
import { samples, type Sample } from "./walk/samples.ts";
import { loadBuild, serveCallers, type Layers, type Served } from "#tests/setup/serve-callers.ts";

const marker = "zqmarker";
const october5 = Date.UTC(2026, 9, 5, 2);
const hour = 3_600_000;

let database: TestDatabase;
let built: Awaited<ReturnType<typeof loadBuild>>;
const callers = new Map<string, Principal>();
/** What must never be read: the marker, and what customers of other stores became. */
const secrets: string[] = [marker];
/** What each sample said when there was no other store, by caller and path. */
const alone = new Map<string, string>();
/** Values of another store, and some that nobody has, of the same length. */
const foreign = {
  conversation: "",
  store: `${marker}-key`,
  topic: `${marker}-topic`,
  customer: `${marker}-customer-0`,
  /** Of that customer's page. */
  address: "",
};
const absent = {
  conversation: "987654",
  store: "zqnobody-key",
  topic: "zqnobody-topic",
  customer: "zqnobody-customer-0",
  address: "",
};
type Stranger = typeof foreign;

const addressOf = (storeId: number, source: string, customer: string) =>
  writeCustomerAddress(testPrivacyKey, { storeId, source, customer });

const fill = (text: string, stranger: Stranger) =>
  text.replace(/\{(\w+)\}/g, (_, name: string) => stranger[name as keyof Stranger]);

const reading = Object.entries(samples).flatMap(([id, sample]) =>
  sample.read.map((path) => ({ id, sample, path })),
);

function allows({ needs, only }: Sample, role: Role, isKey: boolean): boolean {
  if (only !== undefined && only !== (isKey ? "keys" : "people")) return false;
  return needs === "public" || needs === "everyone" || needs.includes(role);
}

/** A page as it reads, without what differs from one request to the next. */
function settle(text: string): string {
  return text.replace(/nonce\\?"?[=:]\s*\\?"[^"\\]*\\?"/g, "nonce").replace(/"now",\d+/g, "now");
}

async function readAll(response: Response): Promise<string> {
  const headers = [...response.headers].filter(
    ([name]) =>
      !["date", "server-timing", "content-security-policy", "content-length", "keep-alive"].includes(name),
  );
  return `${response.status}\n${headers.map((pair) => pair.join(": ")).join("\n")}\n\n${settle(await response.text())}`;
}

async function withWalker(layers: Layers, walk: (walker: Served) => Promise<void>): Promise<void> {
  const walker = await serveCallers(built, database, callers, layers);
  await walk(walker).finally(walker.close);
}

function findGaps(storeId: number): Promise<void> {
  const signal = new AbortController().signal;
  const { db, url } = database;
  return clusterGaps({ db, url, dataDir: "", privacyKey: testPrivacyKey, signal }, storeId);
}

const isPage = (id: string) => built.build.routes[id]?.module.default !== undefined;
const asIs = (path: string) => path;
const asData = (path: string) =>
  path.replace(/^([^?]*)/, (_, name: string) => `${name === "/" ? "/_root" : name}.data`);

beforeAll(async () => {
  // As it is served: in development Remix warns of what it will be.
  vi.stubEnv("NODE_ENV", "production");
  built = await loadBuild();
  database = await createTestDatabase();
  const { db } = database;
  const client = createApiClient(db);
  const sent = await client.send(buildStore("own", october5));
  expect(sent.quarantined).toEqual([]);
  await findGaps(1);
  for (const role of roles) {
    const { rows } = await sql<{ id: number }>`
      insert into users (email, name, role) values (${`${role}@example.com`}, ${role}, ${role}) returning user_id as id`.execute(
      db,
    );
    callers.set(role, {
      kind: "person",
      id: rows[0]!.id,
      name: role,
      role,
      scope: { allStores: false, storeIds: [1] },
    });
  }
  await withWalker("whole", async ({ ask }) => {
    for (const role of ["owner", "viewer"] as const) {
      for (const { sample, path } of reading) {
        if (sample.isStream || path.includes("{")) continue;
        alone.set(`${role} ${path}`, await readAll(await ask(path, role)));
      }
    }
  });
  // Ids that stand for nothing else in a page.
  await sql`alter table conversations alter column conversation_id restart with 434343`.execute(db);
  const others = [...buildStore(marker, october5), ...buildStore(`${marker}2`, october5 + 30 * hour)];
  expect((await client.send(others)).quarantined).toEqual([]);
  for (const storeId of [2, 3]) await findGaps(storeId);
  await sql`update gaps set key = ${marker} || key where store_id <> 1`.execute(db);
  await client.send([
    `{"type":"message","store":"${marker}-key","text":"${marker} broken"`,
    JSON.stringify({ type: "message", store: `${marker}-key`, id: `${marker}-bad` }),
  ]);
  await sql`update imports set name = ${`${marker} file`}, error = ${`${marker} error`}, report = ${`{"error":"${marker}"}`}::jsonb`.execute(
    db,
  );
  await sql`insert into quarantine_mends (import_id, kind, field, reason, status, error) values (1, 'rules', ${marker}, ${marker}, 'done', ${marker})`.execute(
    db,
  );
  await sql`insert into users (email, name, role) values (${`${marker}@example.com`}, ${`${marker} person`}, 'viewer')`.execute(
    db,
  );
  await sql`insert into user_stores (user_id, store_id) select max(user_id), 2 from users`.execute(db);
  await sql`insert into api_keys (key_hash, prefix, name, role, store_ids, requests_per_minute, created_by)
    values ('\\x00', ${marker}, ${`${marker} key`}, 'viewer', '{2}', 60, ${`${marker} owner`})`.execute(db);
  await recordAudit(db, {
    principal: { kind: "key", id: 99, name: `${marker} key`, role: "viewer", scope: { allStores: true } },
    action: "masking_changed",
    storeId: 2,
    subject: { text: marker },
    address: marker,
  });
  const { rows } = await sql<{ id: string; customer: string | null }>`
    select conversation_id::text as id, customer from conversations where store_id <> 1 order by conversation_id`.execute(
    db,
  );
  foreign.conversation = rows[0]!.id;
  const stored = rows.find(({ customer }) => customer !== null)!.customer!;
  foreign.address = addressOf(2, `${marker}-source`, stored);
  absent.address = addressOf(9, "zqnobody-source", stored);
  secrets.push(
    ...new Set(rows.flatMap(({ customer }) => (customer && customer.length > 8 ? [customer] : []))),
  );
}, 180_000);
afterAll(async () => {
  vi.unstubAllEnvs();
  await database.destroy();
});

it("leaves no free text of another store without the marker", async () => {
  /** Of a fixed vocabulary, or not text of anybody's. */
  const closed =
    /^(bucket|line|rule|(un)?answered_lags_ms|speaker|kind|class|settlement|handler|reason_group|reason_source|requested_by|rated_part|ended_by|stage|blocked|cube|timezone|currency|type|duration|state|language|action|role|row|customer|reason|next_settings|fallback_phrases|wish|actor_kind|actor_role)$/;
  const { rows: columns } = await sql<{ name: string; column: string; type: string }>`
    select c.table_name as name, c.column_name as column, c.data_type as type
    from information_schema.columns c
    where c.table_schema = 'public' and c.table_name <> 'superseded_events' and c.data_type in ('text', 'ARRAY', 'jsonb')
      and exists (select from information_schema.columns s where s.table_schema = 'public'
        and s.table_name = c.table_name and s.column_name = 'store_id')`.execute(database.db);
  const unmarked: string[] = [];
  for (const { name, column } of columns) {
    if (closed.test(column)) continue;
    const { rows } = await sql<{ all: number; marked: number }>`
      select count(*) as all, count(*) filter (where ${sql.ref(column)}::text like ${`%${marker}%`}) as marked
      from ${sql.table(name)} where store_id <> 1 and ${sql.ref(column)} is not null`.execute(database.db);
    if (rows[0]!.all > 0 && rows[0]!.marked === 0) unmarked.push(`${name}.${column}`);
  }
  expect(unmarked).toEqual([]);
});

it("has a sample for every route of the build, and no other", () => {
  expect(Object.keys(samples).sort()).toEqual(Object.keys(built.build.routes).sort());
  for (const [id, { read, write = [] }] of Object.entries(samples))
    expect([id, read.length + write.length > 0]).toEqual([id, true]);
});

it("does not start with a route that has no rule", () => {
  const route = built.build.routes["routes/_app.stores"]!;
  const build = {
    ...built.build,
    routes: { ...built.build.routes, "routes/new": { ...route, id: "routes/new" } },
  };
  expect(() => guardRoutes(build)).toThrow(
    "No rule says who may call routes/new: add it to app/access/route-rules.ts.",
  );
});

const walks = [
  ...roles.flatMap((role) => [["whole", role, "session"] as const, ["whole", role, "key"] as const]),
  // Each layer alone holds; an owner's requests pass the most rules.
  ["queries", "owner", "session"] as const,
  ["database", "owner", "session"] as const,
  ["database", "viewer", "session"] as const,
];

/**
 * The same loaders answer a page and its data alone, which is made in half the time: whoever sees the most and the least reads
 * the page, the roles between them and each layer alone the data.
 */
function chooseShapes(layers: Layers, role: Role, isKey: boolean): ((path: string) => string)[] {
  if (isKey) return [asIs];
  if (layers !== "whole") return [asData];
  return { owner: [asIs, asData], viewer: [asIs] }[role as string] ?? [asData];
}

describe("whoever has one store never reads the marker", () => {
  it.each(walks)(
    "layers: %s; role: %s, by %s",
    async (layers, role, by) => {
      const isKey = by === "key";
      const shapes = chooseShapes(layers, role, isKey);
      await withWalker(layers, async ({ ask, updates }) => {
        for (const { id, sample, path } of reading) {
          // No key opens a page: one role shows that it is refused.
          if (isKey && role !== "owner" && isPage(id)) continue;
          const target = fill(path, foreign);
          const twin = fill(path, absent);
          if (sample.isStream) {
            // What pages are told of changes passes no table: there is one layer only.
            if (layers !== "database") await expectQuietStream(await ask(target, role, { isKey }), updates);
            continue;
          }
          for (const shape of isPage(id) ? shapes : [asIs]) {
            const response = await ask(shape(target), role, { isKey });
            const text = await readAll(response);
            const where = `${id} ${shape(target)} as ${role}`;
            const isRefused = !allows(sample, role, isKey);
            expectStatus(response.status, !isRefused, where);
            if (target === twin || isRefused) expectSecret(unname(text, foreign), where);
            else {
              // What was asked for comes back in the page's own address; apart from that it reads like what nobody has.
              const nobodys = await readAll(await ask(shape(twin), role, { isKey }));
              expectSame(unname(text, foreign), unname(nobodys, absent), where);
              expectSecret(unname(text, foreign), where);
            }
            const before = alone.get(`${role} ${path}`);
            if (shape === asIs && !isKey && before !== undefined) expectSame(text, before, where);
          }
        }
      });
    },
    120_000,
  );
});

it.each(roles.flatMap((role) => [[role, false] as const, [role, true] as const]))(
  "a(n) %s of one store (by key: %s) changes nothing of others and reads no marker from what it sends",
  async (role, isKey) => {
    await withWalker("whole", async ({ ask }) => {
      for (const [id, sample] of Object.entries(samples)) {
        for (const { path, method = "POST", json, form, text } of sample.write ?? []) {
          const send = async (stranger: Stranger) => {
            const body = fill(
              json === undefined
                ? form
                  ? new URLSearchParams(form).toString()
                  : (text ?? "")
                : JSON.stringify(json),
              stranger,
            );
            const type =
              json === undefined
                ? form
                  ? "application/x-www-form-urlencoded"
                  : "text/plain"
                : "application/json";
            return ask(fill(path, stranger), role, {
              isKey,
              method,
              body,
              headers: { "Content-Type": type },
            });
          };
          const response = await send(foreign);
          const where = `${id} ${method} ${path} as ${role}`;
          if (sample.needs !== "public") expectStatus(response.status, allows(sample, role, isKey), where);
          const answer = unname(await readAll(response), foreign);
          expectSecret(answer, where);
          if (sample.needs === "public") continue;
          expectSame(answer, unname(await readAll(await send(absent)), absent), where);
        }
      }
    });
    const { rows } = await sql<{ n: number }>`
      select count(*) as n from messages where external_id in ('w1', 'w2')`.execute(database.db);
    expect(rows).toEqual([{ n: 0 }]);
  },
);

it("whoever is not signed in reads nothing but what is public", async () => {
  await withWalker("whole", async ({ ask }) => {
    for (const { id, sample, path } of reading) {
      const target = fill(path, foreign);
      const response = await ask(target, null);
      const text = unname(await readAll(response), foreign);
      expectSecret(text, `${id} ${target}`);
      if (sample.needs === "public") continue;
      expect([id, target, response.status]).toEqual([id, target, isPage(id) ? 302 : 401]);
      if (isPage(id)) expect(readTarget(response)).toBe(readPath(target));
    }
  });
});

function expectStatus(status: number, isAllowed: boolean, where: string): void {
  if (isAllowed) expect([401, 403, 500, 503].includes(status), `${where}: ${status}`).toBe(false);
  else expect([401, 403].includes(status), `${where}: ${status}`).toBe(true);
}

const readPath = (path: string) => decodeURIComponent(path.replaceAll("+", " "));
const readTarget = (response: Response) => {
  const to = new URLSearchParams(response.headers.get("location")!.replace("/sign-in?", "")).get("to");
  return readPath(to ?? "");
};

/** Pages are long: shows where two begin to differ. */
function expectSame(text: string, expected: string, where: string): void {
  if (text === expected) return;
  let place = 0;
  while (text[place] === expected[place]) place++;
  const around = (all: string) => all.slice(Math.max(0, place - 100), place + 200);
  expect(around(text), where).toBe(around(expected));
}

function expectSecret(text: string, where: string): void {
  for (const secret of secrets) {
    const place = text.indexOf(secret);
    if (place !== -1) expect.fail(`${where}: …${text.slice(Math.max(0, place - 80), place + 40)}…`);
  }
}

/** Without what was asked for, in any spelling of an address. */
function unname(text: string, stranger: Stranger): string {
  return Object.values(stranger).reduce((left, value) => left.replaceAll(value, "…"), text);
}

/** Told of a change in every store, a page hears of its own. */
async function expectQuietStream(response: Response, updates: Served["updates"]): Promise<void> {
  const reader = response.body!.getReader();
  updates.announce({ kind: "imports" });
  updates.announce({ kind: "figures", stores: [2, 3] });
  updates.announce({ kind: "figures", stores: [3, 1, 2] });
  let heard = "";
  while (!heard.includes("own-key")) heard += new TextDecoder().decode((await reader.read()).value);
  expect(heard).toBe('retry: 1000\n\ndata: {"kind":"figures","stores":["own-key"]}\n\n');
  await reader.cancel();
}
