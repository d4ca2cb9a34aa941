/** Intercom: a search that shows no parts, and conversations one by one. */
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

const author = {
  customer: { type: "user", id: "u1" },
  bot: { type: "bot", id: "b1", from_ai_agent: true, is_ai_answer: true },
  agent: { type: "admin", id: "9" },
};

type Search = {
  query: { value: { operator: string; value: number }[] };
  pagination: { starting_after?: string };
};

export function fakeIntercom(clock: FakeClock, random: Random): FakePlatform {
  const talks = createTalks(clock, random);

  const write = ({ id, createdAt, updatedAt, said, score }: Talk) => ({
    ...{
      type: "conversation",
      id: String(id),
      state: "open",
      created_at: createdAt / 1000,
      updated_at: updatedAt / 1000,
    },
    source: { type: "conversation", id: `s${id}`, body: `<p>${said[0]!.text}</p>`, author: author.customer },
    contacts: { contacts: [{ type: "contact", id: `c${id}` }] },
    conversation_rating: score && { rating: score, remark: null, updated_at: updatedAt / 1000 },
  });
  const writePart = ({ id, at, text, by }: Said) => ({
    ...{ type: "conversation_part", id: String(id), part_type: "comment", body: `<p>${text}</p>` },
    ...{ created_at: at / 1000, author: author[by] },
  });
  const writeWhole = (talk: Talk) => {
    const parts = talk.said.slice(1).map(writePart);
    return { ...write(talk), conversation_parts: { total_count: parts.length, conversation_parts: parts } };
  };

  function search({ query, pagination }: Search): FakeAnswer {
    const [over, under] = query.value.map(({ value }) => value * 1000) as [number, number];
    const wanted = talks.all.filter(({ updatedAt }) => updatedAt > over && updatedAt < under);
    const key = ({ updatedAt, id }: Talk) => `${pad(updatedAt)} ${pad(id)}`;
    const { page, before, next } = pageBehind(wanted, {
      key,
      after: pagination.starting_after ?? null,
      size: 6,
    });
    const pages = next === null ? {} : { next: { starting_after: next } };
    return {
      body: { conversations: muddle(random, page, before).map(write), pages, total_count: wanted.length },
    };
  }

  return {
    token: ["authorization", "Bearer intercom-1"],
    limit: {
      calls: 15,
      perMs: 10_000,
      tell: ({ at }) => ({ "x-ratelimit-reset": String(Math.ceil(at / 1000)) }),
    },
    answer({ path, body }) {
      if (path === "/conversations/search") return search(body as Search);
      const talk = talks.all.find(({ id }) => path === `/conversations/${id}`);
      return talk ? { body: writeWhole(talk) } : { status: 404, body: {} };
    },
    change: talks.change,
    hold: () => ({
      conversations: talks.all.map(({ id }) => String(id)),
      messages: talks.all.flatMap(({ id, said }) =>
        said.map((one, index) => `${index === 0 ? `${id}-source` : one.id} ${one.text}`),
      ),
      ratings: talks.all.flatMap(({ id, score }) => (score === null ? [] : `${id}-rating ${score}`)),
    }),
  };
}
