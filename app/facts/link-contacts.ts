/** Re-contact: how long after a conversation's end the same customer began another one (metrics.md, Exact rules 6). */

/** What the rule looks at in each conversation of one customer; instants in epoch ms. */
export type Contact = {
  startedAt: number;
  endedAt: number;
  isTest: boolean;
  hasQuestion: boolean;
  topic: string | null;
};

/** Milliseconds from the end of a conversation to the next one, of any topic and of its own; null if there is none. */
export type ContactLink = { nextContactMs: number | null; nextSameTopicMs: number | null };

/** The link of each of one customer's conversations, in their order. Only a question outside tests counts as coming back. */
export function linkContacts(contacts: readonly Contact[]): ContactLink[] {
  const starts: number[] = [];
  const startsByTopic = new Map<string, number[]>();
  for (const { isTest, hasQuestion, topic, startedAt } of contacts) {
    if (isTest || !hasQuestion) continue;
    starts.push(startedAt);
    if (topic === null) continue;
    const same = startsByTopic.get(topic);
    if (same) same.push(startedAt);
    else startsByTopic.set(topic, [startedAt]);
  }
  for (const list of [starts, ...startsByTopic.values()]) list.sort((a, b) => a - b);
  return contacts.map(({ endedAt, topic }) => ({
    nextContactMs: measureGap(starts, endedAt),
    nextSameTopicMs: topic === null ? null : measureGap(startsByTopic.get(topic) ?? [], endedAt),
  }));
}

/** A conversation never starts after its own end, so it cannot be found as its own successor. */
function measureGap(sortedStarts: readonly number[], endedAt: number): number | null {
  let low = 0;
  let high = sortedStarts.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sortedStarts[middle]! > endedAt) high = middle;
    else low = middle + 1;
  }
  return low < sortedStarts.length ? sortedStarts[low]! - endedAt : null;
}
