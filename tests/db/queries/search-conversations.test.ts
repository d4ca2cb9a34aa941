import { sql } from "kysely";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openMasker } from "#app/ingest/open-masker.ts";
import { countConversations, listConversations, type ListCursor } from "#db/queries/list-conversations.ts";
import { findWordsFrom, renderWords } from "#db/queries/search-words.ts";
import { createApiClient } from "#tests/factories/api-client.ts";
import { buildConversation, type WireEvent } from "#tests/factories/wire-conversation.ts";
import { testPrivacyKey } from "#tests/setup/privacy-key.ts";
import { createTestDatabase, type TestDatabase } from "#tests/setup/database.ts";

const at = Date.UTC(2026, 9, 5, 8);
const selection = {
  scope: { allStores: true },
  from: "2026-10-01",
  to: "2026-10-31",
  filters: [],
  recontactHours: null,
  sameTopicOnly: false,
  includeTest: false,
} as const;

const masker = openMasker({ key: testPrivacyKey, unmaskedStores: [] });
const hash = masker.maskCustomer;
/** Conversations by what is stored of their customers. */
const names = new Map<string | null, string>(
  Array.from({ length: 7 }, (_, index) => [hash(`customer of c${index}`), `c${index}`]),
);

let database: TestDatabase;

function say(conversation: string, text: string): WireEvent {
  return {
    type: "message",
    store: "s1",
    id: `${conversation}-x`,
    conversation,
    at: new Date(at).toISOString(),
    from: "customer",
    text,
  };
}

beforeAll(async () => {
  database = await createTestDatabase();
  await createApiClient(database.db).send([
    ...Array.from({ length: 7 }, (_, index) =>
      buildConversation("durable", { id: `c${index}`, at: at + index * 1000 }),
    ).flat(),
    say("c1", "My Headphones are broken"),
    say("c2", "耳机坏了，想退款"),
    say("c3", "100% cotton_or not"),
    say("c0", "打138 1234 5678找我"),
  ]);
});
afterAll(() => database.destroy());

async function find(text: string): Promise<string[]> {
  const search = { ...selection, text, masked: { customer: hash(text), text: masker.maskText(text) } };
  const page = await listConversations(database.db, { ...search, limit: 5 });
  expect(page.count).toBe(await countConversations(database.db, search));
  return page.rows.map(({ customer }) => names.get(customer)!);
}

it.each([
  ["headphones", ["c1"]],
  ["HEADPHONES", ["c1"]],
  ["退款", ["c2"]],
  ["耳机", ["c2"]],
  ["100%", ["c3"]],
  ["n_o", ["c3"]],
  ["c_n", []],
  ["customer of c4", ["c4"]],
  [hash("customer of c4"), ["c4"]],
  ["13812345678", ["c0"]],
  ["c5", ["c5"]],
  ["parcel", ["c6", "c5", "c4", "c3", "c2"]],
  ["没有的词", []],
])("%s finds %j", async (text, expected) => {
  expect(await find(text)).toEqual(expected);
});

it("counts all that is found, and pages through it without a gap or a repeat", async () => {
  const seen: (string | null)[] = [];
  let after: ListCursor | null = null;
  do {
    const page = await listConversations(database.db, {
      ...selection,
      text: "parcel",
      limit: 3,
      ...(after ? { after } : {}),
    });
    if (after === null) expect(page.count).toBe(7);
    seen.push(...page.rows.map(({ customer }) => customer));
    after = page.next;
  } while (after !== null);
  expect(seen).toEqual([6, 5, 4, 3, 2, 1, 0].map((n) => hash(`customer of c${n}`)));
});

it("looks for words in the newest conversations only, and says how far back", async () => {
  const from = (most: number, own = {}) => findWordsFrom(database.db, { ...selection, ...own }, most);
  // The parcel's conversations begin a second apart; those with other words said them at the very start.
  expect(await from(3)).toBe(at + 4000);
  expect(await from(7)).toBe(at);
  expect(await from(8)).toBeNull();
  expect(await from(1, { scope: { allStores: false, storeIds: [] } })).toBeNull();
  expect(await from(1, { filters: [{ dimension: "store", operator: "is", values: ["s2"] }] })).toBeNull();
  const page = await listConversations(database.db, { ...selection, text: "parcel", limit: 3 });
  expect(page.wordsFrom).toBeNull();
  const says = renderWords({ ...selection, text: "parcel" }, at + 4000);
  const { rows } = await sql<{ n: number }>`
    select count(*) as n from conversation_facts c where ${says}`.execute(database.db);
  expect(rows[0]!.n).toBe(3);
  const isTheirs = renderWords({ ...selection, text: "c0" }, at + 4000);
  const { rows: byId } = await sql<{ n: number }>`
    select count(*) as n from conversation_facts c where ${isTheirs}`.execute(database.db);
  expect(byId[0]!.n).toBe(1);
});
