/** What trainers did to the knowledge base, and what it did to the bot: the world knows, the dashboard must find out. */
import { getZoneClock, minuteMs, hourMs } from "./calendar.ts";
import type { Person } from "./people.ts";
import { trainers } from "./people.ts";
import type { StoreProfile } from "./stores.ts";
import { stores } from "./stores.ts";
import type { Topic, TopicId } from "./topics.ts";
import { newProduct, topics } from "./topics.ts";
import type { WireKnowledge } from "./wire-event.ts";
import { wordings } from "./wording/languages.ts";

export type Edit = {
  store: string;
  topic: TopicId;
  trainer: Person;
  /** Store-local day and minute at which the change goes live. */
  day: string;
  minute: number;
  work: "written" | "rewritten" | "retired";
  effect: "helps" | "none" | "harms";
  /** Change of the bot's log-odds of settling a question on the topic, from then on. */
  shift: number;
};

type Row = [store: string, topic: TopicId, day: string, hour: number, work: Edit["work"], shift: number];

// A row with shift 0 is work that changes nothing for customers. Most are on what their store is asked most (`asks`), so that
// there is something to see; the last ones are on topics too quiet to tell. Two stores of three
// never teach the new product.
const rows: Row[] = [
  ["lanqiao-flagship", "coupon", "2026-09-05", 11, "rewritten", 0],
  ["lanqiao-flagship", "exchange", "2026-09-17", 16, "rewritten", 1.7],
  ["lanqiao-flagship", "return-policy", "2026-09-22", 10, "rewritten", -1.8],
  ["lanqiao-flagship", "size-advice", "2026-10-15", 15, "rewritten", 2],
  ["lanqiao-flagship", "delivery-status", "2026-10-19", 14, "rewritten", 0],
  ["lanqiao-flagship", "return-policy", "2026-10-29", 17, "rewritten", 1.8],
  ["xingye-audio", "refund-progress", "2026-10-06", 15, "rewritten", 1.9],
  ["xingye-audio", "pairing", "2026-09-20", 11, "rewritten", 0],
  ["xingye-audio", "warranty", "2026-10-01", 16, "rewritten", -1.8],
  ["xingye-audio", "open-ear-x1", "2026-10-24", 15, "written", 2.9],
  ["lanqiao-womens", "fabric-care", "2026-09-12", 10, "rewritten", 0],
  ["lanqiao-womens", "colour", "2026-09-22", 14, "rewritten", -1.7],
  ["lanqiao-womens", "exchange", "2026-10-14", 15, "rewritten", 2],
  ["xingye-digital", "compatibility", "2026-09-15", 11, "rewritten", 0],
  ["xingye-digital", "delivery-status", "2026-10-09", 16, "rewritten", 1.9],
  ["xingye-digital", "open-ear-x1", "2026-10-26", 16, "written", 2.4],
  ["lanqiao-outlet", "exchange", "2026-09-28", 15, "rewritten", 2],
  ["lanqiao-outlet", "size-advice", "2026-10-08", 11, "retired", -1.8],
  ["xingye-life", "delivery-status", "2026-09-24", 10, "rewritten", 0],
  ["bluebridge-us", "exchange", "2026-09-10", 13, "rewritten", 1.9],
  ["bluebridge-us", "coupon", "2026-10-06", 11, "rewritten", 0],
  ["bluebridge-us", "refund-progress", "2026-10-14", 15, "rewritten", -1.8],
  ["starfield-us", "exchange", "2026-09-18", 14, "rewritten", 2],
  ["lanqiao-kids", "size-advice", "2026-10-05", 15, "rewritten", 0],
  ["lanqiao-overseas", "address-change", "2026-09-29", 14, "rewritten", 1.2],
  ["bluebridge-outlet", "size-advice", "2026-10-20", 11, "rewritten", 0],
];

export const edits: readonly Edit[] = rows.map(([store, topic, day, hour, work, shift], index) => {
  const region = stores.find((profile) => profile.key === store)!.region;
  return {
    store,
    topic,
    trainer: trainers[region][index % trainers[region].length]!,
    day,
    minute: hour * 60 + ((index * 17) % 50),
    work,
    effect: shift > 0 ? "helps" : shift < 0 ? "harms" : "none",
    shift,
  };
});

/** The topics a store is asked about. */
export function listTopics(store: StoreProfile): Topic[] {
  return topics.filter((topic) => topic.line === null || topic.line === store.line);
}

/** The one entry a store's knowledge base holds on a topic. */
export function getEntryId(store: StoreProfile, topic: TopicId): string {
  return `kb-${store.key}-${topic}`;
}

type TimedKnowledge = { at: number; event: WireKnowledge };

/** Knowledge events of a store in order of time: the base written before the world begins, then the edits. */
export function listKnowledge(store: StoreProfile): TimedKnowledge[] {
  const clock = getZoneClock(store.zone);
  const list: TimedKnowledge[] = [];
  const add = (
    at: number,
    topic: TopicId,
    trainer: Person,
    action: WireKnowledge["action"],
    minutes?: number,
  ) => {
    list.push({
      at,
      event: buildKnowledgeEvent(store, topic, trainer, action, clock.iso(at), list.length, minutes),
    });
  };

  listTopics(store).forEach((topic, index) => {
    if (topic.id === newProduct.topic) return;
    const trainer = trainers[store.region][index % 2]!;
    const at = clock.instant("2026-06-01", 9 * 60 + 30) + index * 5 * hourMs;
    add(at, topic.id, trainer, "created", 20 + (index % 5) * 5);
    add(at + 95 * minuteMs, topic.id, trainer, "published", 5);
  });
  for (const edit of edits) {
    if (edit.store !== store.key) continue;
    const live = clock.instant(edit.day, edit.minute);
    if (edit.work === "retired") add(live, edit.topic, edit.trainer, "retired", 3);
    else {
      const begun = edit.work === "written" ? "created" : "updated";
      add(live - 100 * minuteMs, edit.topic, edit.trainer, begun, 25 + (edit.minute % 30));
      add(live, edit.topic, edit.trainer, "published", 5);
    }
  }
  return list.sort((left, right) => left.at - right.at);
}

function buildKnowledgeEvent(
  store: StoreProfile,
  topic: TopicId,
  trainer: Person,
  action: WireKnowledge["action"],
  at: string,
  index: number,
  minutes?: number,
): WireKnowledge {
  const wording = wordings[store.language].topics[topic];
  const plain = wording.questions.filter((question) => !question.includes("{"));
  const event: WireKnowledge = {
    type: "knowledge",
    store: store.key,
    source: "backoffice",
    id: `k-${String(index + 1).padStart(4, "0")}`,
    at,
    action,
    entry: getEntryId(store, topic),
    topic,
    trainer: trainer.id,
    minutes,
  };
  if (action === "retired") return event;
  const answer =
    wording.answers.find((text) => !text.includes("{")) ?? wording.answers[0]!.replace(/\{\w+\}/g, "…");
  return { ...event, question: plain[0], variants: plain.slice(1), answer };
}
