/** Gorgias: tickets with the latest change first, at most four messages in a ticket, times without a zone. */
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

const bare = (ms: number) => new Date(ms).toISOString().replace("Z", "000");
const least = 1e15;

export function fakeGorgias(clock: FakeClock, random: Random): FakePlatform {
  const talks = createTalks(clock, random);

  const write = ({ id, createdAt, updatedAt, said }: Talk) => ({
    ...{ id, status: "open", channel: "chat", customer: { id: 70 + id }, messages_count: said.length },
    ...{ created_datetime: bare(createdAt), updated_datetime: bare(updatedAt) },
  });
  const writeMessage =
    (talk: Talk) =>
    ({ id, at, text, by }: Said) => ({
      ...{ id, ticket_id: talk.id, public: true, channel: "chat", from_agent: by !== "customer" },
      ...{ rule_id: by === "bot" ? 5 : null, sender: { id: by === "customer" ? 70 + talk.id : 4 } },
      ...{ stripped_text: text, created_datetime: bare(at) },
    });
  const writeWhole = (talk: Talk) => ({
    ...write(talk),
    messages: talk.said.slice(0, 4).map(writeMessage(talk)),
    satisfaction_survey: talk.score && {
      ...{ id: 900 + talk.id, ticket_id: talk.id, score: talk.score, scored_datetime: bare(talk.updatedAt) },
    },
  });

  function list(cursor: string | null): FakeAnswer {
    // Keys rise from the latest change on.
    const key = ({ updatedAt, id }: Talk) => `${pad(least - updatedAt)} ${pad(id)}`;
    const { page, before, next } = pageBehind(talks.all, { key, after: cursor, size: 6 });
    return { body: { data: muddle(random, page, before).map(write), meta: { next_cursor: next } } };
  }

  function listMessages(query: URLSearchParams): FakeAnswer {
    const talk = talks.all.find(({ id }) => String(id) === query.get("ticket_id"))!;
    const key = ({ id }: Said) => pad(id);
    const { page, next } = pageBehind(talk.said, { key, after: query.get("cursor"), size: 4 });
    return { body: { data: muddle(random, page).map(writeMessage(talk)), meta: { next_cursor: next } } };
  }

  return {
    token: ["authorization", `Basic ${btoa("a@b.test:key1")}`],
    limit: {
      ...{ calls: 10, perMs: 5_000 },
      tell: ({ ms }) => ({
        "retry-after": String(Math.ceil(ms / 1000)),
        "x-gorgias-account-api-call-limit": "10/10",
      }),
    },
    answer({ path, query }) {
      if (path === "/api/tickets") return list(query.get("cursor"));
      if (path === "/api/messages") return listMessages(query);
      const talk = talks.all.find(({ id }) => path === `/api/tickets/${id}`);
      return talk ? { body: writeWhole(talk) } : { status: 404, body: {} };
    },
    change: talks.change,
    hold: () => ({
      conversations: talks.all.map(({ id }) => String(id)),
      messages: talks.all.flatMap(({ said }) => said.map(({ id, text }) => `${id} ${text}`)),
      ratings: talks.all.flatMap(({ id, score }) => (score === null ? [] : `${900 + id} ${score}`)),
    }),
  };
}
