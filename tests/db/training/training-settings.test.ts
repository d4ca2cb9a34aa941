/** The rules for trainers: what is stored, what is refused, what the audit says. */
import { sql } from "kysely";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { AppLoadContext } from "@remix-run/node";
import {
  changeDay,
  changeRules,
  resetRules,
} from "#app/routes/_app.settings.training/change-training.server.ts";
import { commonRules } from "#app/training/certification.ts";
import { readProductiveMinutes, readRules } from "#db/training/trainer-rules.ts";
import { createTestDatabase, type TestDatabase } from "#tests/setup/database.ts";

let database: TestDatabase;
let context: AppLoadContext;

beforeAll(async () => {
  database = await createTestDatabase();
  const principal = { kind: "person", id: 1, name: "Owner", role: "owner", scope: { allStores: true } };
  context = {
    ...{ importDb: database.db, principal, client: { address: "::1" } },
  } as unknown as AppLoadContext;
});
afterAll(() => database.destroy());

const fields = {
  ...{ "judged-1": "2", "added-1": "3", "harmed-1": "50" },
  ...{ "judged-2": "4", "added-2": "30", "harmed-2": "12.5" },
  ...{ "judged-3": "9", "added-3": "90", "harmed-3": "0" },
};

function form(values: Record<string, string>): FormData {
  const built = new FormData();
  for (const [name, value] of Object.entries(values)) built.set(name, value);
  return built;
}

async function readAudit() {
  const { rows } = await sql<{ action: string; subject: unknown }>`
    select action, subject from audit_entries order by entry_id desc limit 1`.execute(database.db);
  return rows[0];
}

it("keeps rules of certification, goes back to the common ones, and writes down each change", async () => {
  expect(await readRules(database.db)).toEqual({ rules: commonRules, isOwn: false });
  await changeRules(context, form(fields));
  const own = [
    { level: 1, leastJudged: 2, leastAdded: 3, mostHarmed: 0.5 },
    { level: 2, leastJudged: 4, leastAdded: 30, mostHarmed: 0.125 },
    { level: 3, leastJudged: 9, leastAdded: 90, mostHarmed: 0 },
  ];
  expect(await readRules(database.db)).toEqual({ rules: own, isOwn: true });
  expect(await readAudit()).toEqual({
    action: "certification_changed",
    subject: { level_1: "≥ 2, ≥ 3, ≤ 50 %", level_2: "≥ 4, ≥ 30, ≤ 12.5 %", level_3: "≥ 9, ≥ 90, ≤ 0 %" },
  });
  await resetRules(context);
  expect(await readRules(database.db)).toEqual({ rules: commonRules, isOwn: false });
  expect(await readAudit()).toEqual({ action: "certification_changed", subject: { common: true } });
});

it.each([
  ["judged-2", "x", { level: 2, field: "judged", why: "range" }],
  ["added-1", "-4", { level: 1, field: "added", why: "range" }],
  ["harmed-3", "101", { level: 3, field: "harmed", why: "range" }],
  ["judged-3", "3", { level: 3, field: "judged", why: "order" }],
])("refuses %s = %s by name and reason", async (name, value, fault) => {
  expect(await changeRules(context, form({ ...fields, [name]: value }))).toMatchObject({
    data: { did: "rules", fault },
    init: { status: 400 },
  });
  expect((await readRules(database.db)).isOwn).toBe(false);
});

it("keeps the productive day, and refuses what is no number of minutes of a day", async () => {
  expect(await readProductiveMinutes(database.db)).toEqual({ minutes: 390, isOwn: false });
  for (const minutes of ["0", "1441", "6.5", ""]) {
    expect(await changeDay(context, form({ minutes }))).toMatchObject({ data: { fault: "range" } });
  }
  await changeDay(context, form({ minutes: "400" }));
  await changeDay(context, form({ minutes: "420" }));
  expect(await readProductiveMinutes(database.db)).toEqual({ minutes: 420, isOwn: true });
  expect(await readAudit()).toEqual({ action: "productive_day_changed", subject: { minutes: 420 } });
});
