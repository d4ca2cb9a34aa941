/** Which knowledge events count as one edit: what one trainer does to one entry within a day. */

export type KnowledgeEvent = {
  storeId: number;
  /** Epoch ms. */
  at: number;
  action: "created" | "updated" | "published" | "retired";
  entry: string;
  /** Null where the source does not say. */
  topic: string | null;
  trainer: string | null;
  /** Work it took. */
  minutes: number | null;
};

export type Edit = {
  storeId: number;
  entry: string;
  /** That of its events, else the last one known of the entry; null if there is none. */
  topic: string | null;
  trainer: string | null;
  /** Epoch ms at which it went live: the last publishing or retiring, else the last event. */
  at: number;
  /** A new entry, a changed one, or one taken away. */
  work: "written" | "rewritten" | "retired";
  /** Null where no event says. */
  minutes: number | null;
};

const dayMs = 86_400_000;

/** Edits by the time they went live. Events may come in any order; a day begins with the first event of an edit. */
export function foldEdits(events: readonly KnowledgeEvent[]): Edit[] {
  const groups: KnowledgeEvent[][] = [];
  const open = new Map<string, KnowledgeEvent[]>();
  const topics = new Map<string, string>();
  const topicOf = new Map<KnowledgeEvent[], string | null>();
  for (const event of events.toSorted((a, b) => a.at - b.at)) {
    const entry = JSON.stringify([event.storeId, event.entry]);
    const key = JSON.stringify([entry, event.trainer]);
    let group = open.get(key);
    if (!group || event.at - group[0]!.at > dayMs) {
      group = [];
      groups.push(group);
      open.set(key, group);
    }
    group.push(event);
    if (event.topic !== null) topics.set(entry, event.topic);
    topicOf.set(group, topics.get(entry) ?? null);
  }
  return groups.map((group) => describe(group, topicOf.get(group)!)).sort((a, b) => a.at - b.at);
}

function describe(group: readonly KnowledgeEvent[], topic: string | null): Edit {
  const { storeId, entry, trainer } = group[0]!;
  const live = group.findLast(({ action }) => action === "published" || action === "retired");
  const told = group.flatMap(({ minutes }) => minutes ?? []);
  return {
    ...{ storeId, entry, trainer, topic },
    at: (live ?? group.at(-1)!).at,
    work:
      live?.action === "retired"
        ? "retired"
        : group.some(({ action }) => action === "created")
          ? "written"
          : "rewritten",
    minutes: told.length === 0 ? null : told.reduce((sum, minutes) => sum + minutes, 0),
  };
}
