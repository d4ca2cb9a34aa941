import { sql } from "kysely";
import { afterAll, beforeAll, expect, it } from "vitest";
import { parseAuditSearch, writeAuditFile } from "#app/reports/audit.server.ts";
import { listAuditActors, listAuditEntries, type AuditFilter } from "#db/audit/list-entries.ts";
import { recordAudit, recordTranscriptSeen } from "#db/audit/record-access.ts";
import { createTestDatabase, type TestDatabase } from "#tests/setup/database.ts";

let database: TestDatabase;

const anna = { kind: "person", id: 7, name: "Anna", role: "owner", scope: { allStores: true } } as const;
const renamed = { ...anna, name: "Anna Li" };
const ben = { ...anna, id: 8, name: "=Ben", role: "trainer" } as const;

const all: AuditFilter = {
  actor: null,
  action: null,
  storeId: null,
  from: null,
  to: null,
  timezone: "Asia/Shanghai",
};

beforeAll(async () => {
  database = await createTestDatabase();
  const { db } = database;
  await sql`insert into stores (key, name, timezone) values ('s', 'Hangzhou', 'Asia/Shanghai')`.execute(db);
  await recordAudit(db, { principal: anna, action: "signed_in" });
  await recordAudit(db, {
    principal: ben,
    action: "list_exported",
    storeId: 1,
    subject: { metric: "rated" },
  });
  await recordAudit(db, { principal: renamed, action: "retention_changed", storeId: 1 });
});
afterAll(() => database.destroy());

const list = async (filter: Partial<AuditFilter>) => {
  const page = { before: null, limit: 10 };
  const { entries } = await listAuditEntries(database.db, { ...all, ...filter }, page);
  return entries.map(({ action }) => action);
};

it("lists the newest first and filters by who, what and where", async () => {
  expect(await list({})).toEqual(["retention_changed", "list_exported", "signed_in"]);
  expect(await list({ actor: "person:7" })).toEqual(["retention_changed", "signed_in"]);
  expect(await list({ action: "list_exported" })).toEqual(["list_exported"]);
  expect(await list({ storeId: 1, actor: "person:8" })).toEqual(["list_exported"]);
  expect(await list({ storeId: 2 })).toEqual([]);
});

it("goes by the days of the stores' clock", async () => {
  const { rows } = await sql<{ day: string }>`
    select ((now() at time zone 'Asia/Shanghai')::date)::text as day`.execute(database.db);
  const today = rows[0]!.day;
  const tomorrow = new Date(Date.parse(today) + 86_400_000).toISOString().slice(0, 10);
  expect(await list({ from: today, to: today })).toHaveLength(3);
  expect(await list({ from: tomorrow })).toEqual([]);
  expect(await list({ to: "2026-01-01" })).toEqual([]);
});

it("pages without a gap", async () => {
  const first = await listAuditEntries(database.db, all, { before: null, limit: 2 });
  expect(first.entries.map(({ action }) => action)).toEqual(["retention_changed", "list_exported"]);
  const second = await listAuditEntries(database.db, all, { before: first.next, limit: 2 });
  expect(second.entries.map(({ action }) => action)).toEqual(["signed_in"]);
  expect(second.next).toBeNull();
});

it("names everybody once, as they were called last", async () => {
  expect(await listAuditActors(database.db)).toEqual([
    { actor: "person:8", kind: "person", name: "=Ben" },
    { actor: "person:7", kind: "person", name: "Anna Li" },
  ]);
});

it("writes a file that no spreadsheet takes for a formula", async () => {
  let file = "";
  for await (const chunk of writeAuditFile(
    database.db,
    parseAuditSearch(new URLSearchParams("who=person:8")),
  ))
    file += chunk;
  const [header, line, rest] = file.split("\r\n");
  expect(header).toBe("\ufeffat,actor_kind,actor,role,action,store,subject,address");
  expect(line!.replace(/^[^,]*/, "")).toBe(
    `,person,'=Ben,trainer,list_exported,Hangzhou,"{""metric"":""rated""}",`,
  );
  expect(rest).toBe("");
});

it("reads its search from the URL and leaves out what it does not understand", () => {
  const text = "who=person:8&did=nothing&in=1&since=2026-10-01&until=2026-13-01&before=5";
  expect(parseAuditSearch(new URLSearchParams(text))).toEqual({
    actor: "person:8",
    action: null,
    storeId: 1,
    from: "2026-10-01",
    to: null,
    before: 5,
  });
  const bad = parseAuditSearch(new URLSearchParams("who=person:8' or 1=1&in=x&before=-1"));
  expect(Object.values(bad).every((value) => value === null)).toBe(true);
});

it("writes a transcript down once for each who looks, and again after a while", async () => {
  const { db } = database;
  await sql`insert into conversations (store_id, source, external_id) values (1, 'api', 'c1')`.execute(db);
  const { rows } = await sql<{ id: number }>`select conversation_id as id from conversations`.execute(db);
  const conversationId = rows[0]!.id;
  for (const principal of [anna, anna, ben, anna]) {
    await recordTranscriptSeen(db, { principal, address: null, conversationId });
  }
  await recordTranscriptSeen(db, { principal: anna, address: null, conversationId: conversationId + 1 });
  const page = await listAuditEntries(db, { ...all, action: "transcript_seen" }, { before: null, limit: 10 });
  expect(page.entries.map(({ actorName, storeName, subject }) => [actorName, storeName, subject])).toEqual([
    ["=Ben", "Hangzhou", { conversation: conversationId }],
    ["Anna", "Hangzhou", { conversation: conversationId }],
  ]);
});
