import { IdSet } from "./id-set.ts";
import type { StoredBatch } from "./write-batch.ts";

export type Totals = { accepted: number; duplicate: number; quarantined: number; conversations: number };

/** Adds up what is stored of an import, batch by batch. */
export type Tally = {
  add: (stored: StoredBatch) => void;
  totals: () => Totals;
};

/** `before`: what is stored of it from before; its conversations are not known here. */
export function createTally(before: Partial<Omit<Totals, "conversations">> = {}): Tally {
  const conversations = new IdSet();
  let { accepted = 0, duplicate = 0, quarantined = 0 } = before;
  return {
    add(stored) {
      accepted += stored.accepted;
      duplicate += stored.duplicate;
      quarantined += stored.quarantined;
      for (const id of stored.conversationIds) conversations.add(id);
    },
    totals: () => ({ accepted, duplicate, quarantined, conversations: conversations.size }),
  };
}
