/** Chatwoot: counted pages of conversations, of which some are deleted meanwhile; messages from the newest back; ratings apart. */
import { muddle, type FakeAnswer, type FakeClock, type FakePlatform, type Random } from "./fake-api.ts";
import { createTalks, type Said, type Talk } from "./fake-talks.ts";

const [pageSize, messagesAtOnce] = [5, 4];
const root = "/api/v1/accounts/3";
const types = { customer: "Contact", bot: "AgentBot", agent: "User" };

export function fakeChatwoot(clock: FakeClock, random: Random): FakePlatform {
  const talks = createTalks(clock, random);
  const ratedAt = new Map<number, number>();
  const deleted: string[] = [];

  const write = ({ id, createdAt, updatedAt, said }: Talk) => ({
    ...{ id, account_id: 3, inbox_id: 5, status: "open", labels: [], meta: { sender: { id: 900 + id } } },
    ...{
      created_at: createdAt / 1000,
      updated_at: updatedAt / 1000 + 0.5,
      last_activity_at: updatedAt / 1000,
    },
    messages: [{ ...writeMessage({ id } as Talk)(said.at(-1)!), account_id: 3 }],
  });
  const writeMessage =
    (talk: Talk) =>
    ({ id, at, text, by }: Said) => ({
      ...{
        id,
        conversation_id: talk.id,
        content: text,
        content_type: "text",
        private: false,
        status: "sent",
      },
      ...{
        message_type: by === "customer" ? 0 : 1,
        sender_type: types[by],
        sender_id: 4,
        created_at: at / 1000,
      },
    });

  function list(page: number): FakeAnswer {
    const sorted = talks.all.toSorted((a, b) => b.updatedAt - a.updatedAt);
    const payload = sorted.slice((page - 1) * pageSize, page * pageSize);
    return {
      body: { data: { meta: { all_count: sorted.length }, payload: muddle(random, payload).map(write) } },
    };
  }

  function listMessages(talk: Talk, before: number): FakeAnswer {
    const said = talk.said.filter(({ id }) => id < before).slice(-messagesAtOnce);
    return { body: { meta: {}, payload: muddle(random, said).map(writeMessage(talk)) } };
  }

  function listRatings(query: URLSearchParams): FakeAnswer {
    const [since, until] = [Number(query.get("since")), Number(query.get("until"))];
    const rated = talks.all.filter(({ id }) => {
      const at = (ratedAt.get(id) ?? 0) / 1000;
      return at >= since && at <= until;
    });
    const from = (Number(query.get("page")) - 1) * pageSize;
    const rows = rated.slice(from, from + pageSize).map(({ id, score, said }) => ({
      ...{ id, rating: score, feedback_message: null, account_id: 3, message_id: said[0]!.id },
      ...{ conversation_id: id, created_at: ratedAt.get(id)! / 1000, contact: { id: 900 + id } },
    }));
    return { body: rows };
  }

  return {
    token: ["api_access_token", "woot-1"],
    limit: { calls: 25, perMs: 5_000, tell: () => ({}) },
    answer({ path, query }) {
      if (path === `${root}/conversations`) return list(Number(query.get("page")));
      if (path === `${root}/csat_survey_responses`) return listRatings(query);
      const talk = talks.all.find(({ id }) => path === `${root}/conversations/${id}/messages`);
      const before = Number(query.get("before") ?? Infinity);
      return talk ? listMessages(talk, before) : { status: 404, body: {} };
    },
    change() {
      talks.change();
      for (const { id, score } of talks.all)
        if (score !== null && !ratedAt.has(id)) ratedAt.set(id, clock.ms);
      // One that has just been read goes: all those below it move up.
      const newest = talks.all.toSorted((a, b) => b.updatedAt - a.updatedAt)[2]!;
      if (random() > 0.1) return;
      talks.all.splice(talks.all.indexOf(newest), 1);
      deleted.push(`3:${newest.id}`);
    },
    hold: () => ({
      deleted,
      conversations: talks.all.map(({ id }) => `3:${id}`),
      messages: talks.all.flatMap(({ said }) => said.map(({ id, text }) => `3:${id} ${text}`)),
      ratings: talks.all.flatMap(({ score, said }) => (score === null ? [] : `3:${said[0]!.id} ${score}`)),
    }),
  };
}
