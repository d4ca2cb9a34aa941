/** Conversations as every fake help desk keeps them, and what happens to them. */
import { pick, type FakeClock, type Random } from "./fake-api.ts";

export type Said = { id: number; at: number; text: string; by: "customer" | "bot" | "agent" };
export type Talk = { id: number; createdAt: number; updatedAt: number; said: Said[]; score: number | null };

const dayMs = 86_400_000;

export type Talks = {
  all: Talk[];
  /** Somebody new asks, something is said, or somebody rates. */
  change: () => void;
};

/** Times are whole seconds, and no two changes share one. */
export function createTalks(clock: FakeClock, random: Random): Talks {
  const all: Talk[] = [];
  let [talks, messages, lastChange] = [0, 0, 0];
  const tick = () => (lastChange = Math.max(lastChange + 1, Math.floor(clock.ms / 1000))) * 1000;
  const say = (talk: Talk, at: number) => {
    messages += 1;
    const by = talk.said.length === 0 ? "customer" : pick(random, ["customer", "bot", "agent"] as const);
    talk.said.push({ id: messages, at, text: `message ${messages}`, by });
    talk.updatedAt = Math.max(talk.updatedAt, at);
  };
  const open = (at: number) => {
    talks += 1;
    const talk = { id: talks, createdAt: at, updatedAt: at, said: [], score: null };
    all.push(talk);
    say(talk, at);
    return talk;
  };
  for (let n = 0; n < 18; n++) {
    const at = Math.floor((clock.ms - (1 + random() * 8) * dayMs) / 1000) * 1000;
    const talk = open(at);
    for (let more = Math.floor(random() * 9); more > 0; more--) say(talk, talk.updatedAt + 60_000);
  }
  return {
    all,
    change() {
      const at = tick();
      const kind = random();
      if (kind < 0.3) return void open(at);
      const talk = pick(random, all);
      if (kind < 0.8) return say(talk, at);
      talk.score ??= 1 + Math.floor(random() * 5);
      talk.updatedAt = at;
    },
  };
}
