/** Zendesk: the incremental export, which holds a minute back; logs in pages; every third ticket has comments only. */
import {
  muddle,
  pad,
  pageBehind,
  type FakeAnswer,
  type FakeClock,
  type FakePlatform,
  type Random,
} from "./fake-api.ts";
import { createTalks, type Said, type Talk } from "./fake-talks.ts";

const iso = (ms: number) => new Date(ms).toISOString().replace(".000Z", "Z");
const authors = { customer: "user", bot: "bot", agent: "agent" };
const pageSize = 4;

export function fakeZendesk(clock: FakeClock, random: Random): FakePlatform {
  const talks = createTalks(clock, random);

  const write = ({ id, createdAt, updatedAt, score }: Talk) => ({
    ...{ id, status: "open", requester_id: 500 + id, via: { channel: "web" } },
    ...{ created_at: iso(createdAt), updated_at: iso(updatedAt), generated_timestamp: updatedAt / 1000 },
    satisfaction_rating: { score: score === null ? "unoffered" : score > 2 ? "good" : "bad" },
  });
  const writeEvent = ({ id, at, text, by }: Said) => ({
    ...{ id: `01J${id}`, type: "Comment", reference: `zen:ticket_event:${id}`, created_at: iso(at) },
    ...{
      author: { type: authors[by], id: `zen:support:user_id:${by}` },
      content: { type: "text", body: text },
    },
  });
  const writeComment =
    (talk: Talk) =>
    ({ id, at, text, by }: Said) => ({
      ...{ id, body: text, public: true, created_at: iso(at) },
      author_id: by === "customer" ? 500 + talk.id : 9,
    });

  function exportTickets(query: URLSearchParams): FakeAnswer {
    const key = ({ updatedAt, id }: Talk) => `${pad(updatedAt)} ${pad(id)}`;
    const shown = talks.all.filter(({ updatedAt }) => updatedAt <= clock.ms - 60_000);
    const after = query.get("cursor") ?? pad(Number(query.get("start_time")) * 1000);
    const { page, before, next } = pageBehind(shown, { key, after, size: 6 });
    const body = {
      tickets: muddle(random, page, before).map(write),
      after_cursor: next ?? (page.length > 0 ? key(page.at(-1)!) : after),
      end_of_stream: next === null,
    };
    return { body };
  }

  function talk(id: number, list: string, query: URLSearchParams): FakeAnswer {
    const one = talks.all.find((candidate) => candidate.id === id);
    if (!one || (list === "conversation_log" && id % 3 === 0)) return { status: 404, body: {} };
    const from = Number(query.get("page[after]") ?? 0);
    const said = one.said.slice(from, from + pageSize);
    const meta = { has_more: from + pageSize < one.said.length, after_cursor: String(from + pageSize) };
    if (list === "conversation_log") return { body: { events: said.map(writeEvent), meta } };
    const users = [
      { id: 500 + id, role: "end-user" },
      { id: 9, role: "agent" },
    ];
    return { body: { comments: said.map(writeComment(one)), users, meta } };
  }

  return {
    token: ["authorization", `Basic ${btoa("a@b.test/token:t1")}`],
    limit: { calls: 20, perMs: 60_000, tell: ({ ms }) => ({ "retry-after": String(Math.ceil(ms / 1000)) }) },
    answer({ path, query }) {
      if (path === "/api/v2/incremental/tickets/cursor.json") return exportTickets(query);
      const [, id, list] = /^\/api\/v2\/tickets\/(\d+)\/(conversation_log|comments)$/.exec(path) ?? [];
      return list === undefined ? { status: 404, body: {} } : talk(Number(id), list, query);
    },
    change: talks.change,
    hold: () => ({
      conversations: talks.all.map(({ id }) => `ticket:${id}`),
      messages: talks.all.flatMap(({ said }) => said.map(({ id, text }) => `ticket_event:${id} ${text}`)),
      ratings: talks.all.flatMap(({ id, score }) =>
        score === null ? [] : `ticket:${id}-satisfaction ${score > 2 ? 1 : 0}`,
      ),
    }),
  };
}
