/** What is shown behind a number agrees with the number: transcripts, lists, files, data quality. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { resolutionDefinitions } from "#app/metrics/registry.ts";
import { loadEntryPage, buildListSearch } from "#app/reports/list.server.ts";
import { writeListFile } from "#app/reports/list-export.server.ts";
import { loadPageFrame, type PageFrame } from "#app/reports/page-frame.server.ts";
import { loadTranscriptReport } from "#app/reports/transcript.server.ts";
import { parsePageSearch } from "#app/search/page-search.ts";
import { answerQuestion } from "#db/queries/answer-question.ts";
import { listDataQuality } from "#db/queries/data-quality.ts";
import { countConversations } from "#db/queries/list-conversations.ts";
import { countReasonSources } from "#db/queries/reason-sources.ts";
import { createApiClient } from "#tests/factories/api-client.ts";
import { buildConversation, buildHeartbeat, type Script } from "#tests/factories/wire-conversation.ts";
import { createTestDatabase, type TestDatabase } from "#tests/setup/database.ts";

const hour = 3_600_000;
const start = Date.UTC(2026, 9, 5, 8);
const scripts: Script[] = [
  "confirmed",
  "durable",
  "rejected",
  "unanswered",
  "handoff",
  "handoff_lost",
  "takeover",
  "empty",
  "human_only",
  "unattended",
];

let database: TestDatabase;
const scope = { allStores: true } as const;
const read = (query: string): Promise<PageFrame> =>
  loadPageFrame(
    { db: database.db, scope },
    parsePageSearch(new URLSearchParams(`period=2026-10-01..2026-10-31&${query}`)),
  );

beforeAll(async () => {
  database = await createTestDatabase();
  // Three of each script, a minute apart; one customer comes back 30 h after a durable one.
  const events = scripts.flatMap((script, place) =>
    [0, 1, 2].flatMap((index) =>
      buildConversation(script, {
        id: `${script}-${index}`,
        at: start + (place * 3 + index) * 60_000,
        customer: script === "durable" && index === 0 ? "returner" : null,
      }),
    ),
  );
  const returned = buildConversation("durable", {
    id: "return",
    at: start + 30 * hour,
    customer: "returner",
  });
  const pending = buildConversation("durable", { id: "late", at: start + 190 * hour, customer: "late" });
  await createApiClient(database.db).send([
    ...events,
    ...returned,
    ...pending,
    ...buildHeartbeat("s1", start + 200 * hour),
  ]);
});
afterAll(() => database.destroy());

async function listAll(frame: PageFrame) {
  const page = await loadEntryPage(database.db, frame, buildListSearch(frame), { after: null, limit: 100 });
  return page.rows;
}

describe("a transcript", () => {
  it("stands where its row stands, under every window", async () => {
    for (const hours of ["24", "72", "168"]) {
      const frame = await read(`hours=${hours}`);
      const rows = await listAll(frame);
      expect(rows).toHaveLength(32);
      for (const row of rows) {
        const report = await loadTranscriptReport(
          { db: database.db, scope },
          row.conversationId,
          frame.search,
        );
        expect(report?.facts?.standing).toBe(row.standing);
      }
    }
  });

  it("is called resolved by as many definitions as the numbers say", async () => {
    const frame = await read("");
    const [answer] = await answerQuestion(database.db, {
      ...frame.selection,
      metrics: resolutionDefinitions,
      dimensions: [],
    });
    const judged = new Map<string, number>();
    for (const { conversationId } of await listAll(frame)) {
      const report = await loadTranscriptReport({ db: database.db, scope }, conversationId, frame.search);
      for (const { definition, isResolved } of report?.facts?.definitions ?? []) {
        judged.set(definition, (judged.get(definition) ?? 0) + Number(isResolved));
      }
    }
    for (const id of resolutionDefinitions) {
      expect([id, judged.get(id)]).toEqual([id, answer?.figures[id]?.numerator]);
    }
  });

  it("is judged by the window of the page: back after 30 h counts within 72 h, not within 24 h", async () => {
    const rows = await listAll(await read("f=outcome:is:recontacted"));
    expect(rows).toHaveLength(1);
    const id = rows[0]!.conversationId;
    const within = (recontactHours: 24 | 72) =>
      loadTranscriptReport({ db: database.db, scope }, id, { recontactHours, sameTopicOnly: false });
    expect((await within(24))?.facts?.why).toBe("durable");
    expect((await within(72))?.facts?.why).toBe("recontacted");
  });

  it("is not found under an id nobody has", async () => {
    const window = { recontactHours: null, sameTopicOnly: false };
    expect(await loadTranscriptReport({ db: database.db, scope }, 999_999, window)).toBeNull();
  });
});

describe("a list", () => {
  it("is read page by page without losing or repeating a row", async () => {
    const frame = await read("");
    const seen: number[] = [];
    for (let after: string | null = null, first = true; first || after !== null; first = false) {
      const page: Awaited<ReturnType<typeof loadEntryPage>> = await loadEntryPage(
        database.db,
        frame,
        buildListSearch(frame),
        { after, limit: 5 },
      );
      seen.push(...page.rows.map(({ conversationId }) => conversationId));
      after = page.next;
    }
    expect(seen).toHaveLength(32);
    expect(new Set(seen).size).toBe(32);
  });

  it("as a file has a header and one line a conversation", async () => {
    const frame = await read("list=containment_rate");
    const count = await countConversations(database.db, buildListSearch(frame));
    let text = "";
    for await (const chunk of writeListFile(database.db, frame)) text += chunk;
    const lines = text.trimEnd().split("\r\n");
    expect(lines[0]?.startsWith("\ufeffconversation,store,")).toBe(true);
    // Matured without a transfer: 3 confirmed, 4 durable scripts, 3 rejected, 3 unanswered, 3 taken over.
    expect(count).toBe(16);
    expect(lines).toHaveLength(17);
  });

  it("of the busiest slots holds what was asked in them", async () => {
    // Four slots have questions. The fullest is the first: five scripts thrice, of which the transfers are not the bot's alone.
    for (const [side, expected] of [
      ["numerator", 12],
      ["denominator", 15],
    ] as const) {
      const frame = await read(`list=peak_bot_share&side=${side}`);
      const search = buildListSearch(frame);
      expect(await countConversations(database.db, search)).toBe(expected);
      const [answer] = await answerQuestion(database.db, {
        ...search,
        metrics: ["peak_bot_share"],
        dimensions: [],
      });
      expect(answer?.figures.peak_bot_share?.[side]).toBe(expected);
    }
  });

  it("of a page lists what its number counts, as the drawer does", async () => {
    const [page, drawer] = [await read("of=executed_rate"), await read("list=executed_rate")];
    const ids = async (frame: PageFrame) =>
      (await listAll(frame)).map(({ conversationId }) => conversationId);
    expect(await ids(page)).toEqual(await ids(drawer));
    expect(await ids(page)).toHaveLength(6);
  });
});

it("every escalation's reason has a source", async () => {
  const { selection } = await read("");
  const sources = await countReasonSources(database.db, selection);
  // The bot missed before each of the six transfers: a rule finds that out.
  expect(sources).toEqual({ platform: 0, rule: 6, unclassified: 0 });
});

it("data quality counts the newest 30 days of each store", async () => {
  const quality = await listDataQuality(database.db, scope);
  // 30 scripts, a return and a late one; the heartbeat is only a note, and so is counted nowhere.
  expect(quality).toMatchObject([
    {
      storeKey: "s1",
      conversations: 32,
      linkable: 3,
      timeInferred: 0,
      requested: 6,
      reasonByRule: 6,
      sources: ["api"],
    },
  ]);
});
