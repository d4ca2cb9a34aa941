/** Customer Support on Twitter: published tweets of customers and companies as CSV, in no order, tied by replies. */
import { chatCapabilities } from "./chats/capabilities.ts";
import { writeEvent, type Origin } from "./chats/write-event.ts";
import { readHeader } from "./csv-row.ts";
import { catchFault, readJsonObject } from "./json-object.ts";
import { openJsonReader } from "./json-reader.ts";
import { FieldFault, readText, requireText, requireTime, type Fields } from "./orders/fields.ts";
import type { DefaultStore, SourceAdapter, SourceOutput, SourceReader } from "./source-adapter.ts";

const store: DefaultStore = {
  key: "twcs",
  name: "Customer Support on Twitter",
  timezone: "UTC",
  currency: "USD",
  locale: "en",
  platform: "twitter",
};

type Tweet = { line: number; id: string; author: string; isInbound: boolean; at: number; text: string };

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const written = /^[A-Z][a-z]{2} ([A-Z][a-z]{2}) (\d\d) (\d\d:\d\d:\d\d) ([+-]\d{4}) (\d{4})$/;

/** `Tue Oct 31 22:10:47 +0000 2017` in epoch ms. */
function readTweetTime(fields: Fields): number {
  const [, month = "", day, clock, offset, year] = written.exec(requireText(fields, "created_at")) ?? [];
  const number = months.indexOf(month) + 1;
  if (number === 0) throw new FieldFault("created_at", "not a time");
  const at = `${year}-${String(number).padStart(2, "0")}-${day} ${clock}${offset}`;
  return requireTime({ created_at: at }, "created_at", null);
}

/** An id; tables have turned some into decimals, as `3.0`. */
function readTweetId(text: string, place: string): string {
  const id = text.trim().replace(/\.0$/, "");
  if (!/^\d+$/.test(id)) throw new FieldFault(place, "not the number of a tweet");
  return id;
}

function listLinks(fields: Fields): string[] {
  return ["response_tweet_id", "in_response_to_tweet_id"].flatMap((place) => {
    const text = readText(fields, place);
    return text === null ? [] : text.split(",").map((id) => readTweetId(id, place));
  });
}

const entities: Readonly<Record<string, string>> = { "&amp;": "&", "&lt;": "<", "&gt;": ">" };

function readTweet(fields: Fields, line: number): Tweet {
  const inbound = requireText(fields, "inbound");
  if (inbound !== "True" && inbound !== "False") throw new FieldFault("inbound", "neither True nor False");
  return {
    line,
    id: readTweetId(requireText(fields, "tweet_id"), "tweet_id"),
    author: requireText(fields, "author_id"),
    isInbound: inbound === "True",
    at: readTweetTime(fields),
    text: requireText(fields, "text").replace(/&(?:amp|lt|gt);/g, (entity) => entities[entity]!),
  };
}

/** Threads of tweets: two that reply to the same one belong together, also when that one is not in the file. */
function createThreads() {
  const parents = new Map<string, string>();

  function find(id: string): string {
    let root = id;
    for (let up = parents.get(root); up !== undefined; up = parents.get(root)) root = up;
    for (let at = id; at !== root;) {
      const up = parents.get(at)!;
      parents.set(at, root);
      at = up;
    }
    return root;
  }

  return {
    find,
    join(a: string, b: string) {
      const [first, second] = [find(a), find(b)];
      if (first !== second) parents.set(first, second);
    },
  };
}

function open({ store: key }: { store: string | null }): SourceReader {
  const origin = { store: key ?? store.key, source: "twcs" };
  const threads = createThreads();
  const tweets: Tweet[] = [];

  function end(): SourceOutput[] {
    const byThread = new Map<string, Tweet[]>();
    for (const tweet of tweets.splice(0)) {
      const root = threads.find(tweet.id);
      const thread = byThread.get(root);
      if (thread) thread.push(tweet);
      else byThread.set(root, [tweet]);
    }
    return [...byThread.values()].flatMap((thread) => writeThread(thread, origin));
  }

  return {
    push: (text, line) =>
      catchFault(line, () => {
        const fields = readJsonObject(text);
        const tweet = readTweet(fields, line);
        for (const link of listLinks(fields)) threads.join(link, tweet.id);
        tweets.push(tweet);
        return [];
      }),
    end,
    findCustomer,
  };
}

const { findCustomer } = openJsonReader({
  read: () => [],
  customerPlaces: (fields) => (fields.inbound === "True" ? ["author_id"] : []),
});

/** A thread is known by its first tweet; its customer is the first who is none of the companies. */
function writeThread(thread: Tweet[], origin: Origin): SourceOutput[] {
  thread.sort((a, b) => a.at - b.at || a.id.length - b.id.length || (a.id < b.id ? -1 : 1));
  const [first] = thread as [Tweet];
  const customer = thread.find(({ isInbound }) => isInbound)?.author ?? null;
  const conversation = first.id;
  const head = writeEvent(origin, "conversation", { id: conversation, customer, channel: "twitter" });
  const messages = thread.map(({ line, id, author, isInbound, at, text }) => ({
    line,
    record: writeEvent(origin, "message", {
      ...{ id, conversation, at, text, from: isInbound ? "customer" : "agent" },
      ...{ sender: isInbound ? null : author, customer: isInbound ? author : null },
    }),
  }));
  return [{ line: first.line, record: head }, ...messages];
}

/** All of a file waits in memory until its end, since any tweet may tie two threads together. No account is marked as a bot. */
export const twcs: SourceAdapter = {
  id: "twcs",
  source: "twcs",
  title: "Customer Support on Twitter",
  recognises: "the published CSV of tweets with tweet_id, author_id, inbound and the ids of replies",
  capabilities: chatCapabilities({ messageTimes: "recorded", customerIds: "recorded", channels: "recorded" }),
  defaultStore: store,
  framing: { by: "row", join: null },
  isStateless: false,
  detect(head) {
    const header = new Set(readHeader(head));
    return ["tweet_id", "inbound", "in_response_to_tweet_id"].every((name) => header.has(name)) ? 0.95 : 0;
  },
  open,
};
