import { sumSpan, type Span, type TopicDays } from "./topic-days.ts";
import { leastConversations } from "./design.ts";

export type Topic = { name: string; days: TopicDays };
/** When what about a topic was changed: day number. */
export type TopicEdit = { topic: string; day: number };

/**
 * Topics to compare an edited one with: those that nobody touched from the beginning of the time before to the end of the time
 * after, with enough conversations before. How they went afterwards is not looked at.
 */
export function chooseControls(
  edited: string,
  topics: readonly Topic[],
  edits: readonly TopicEdit[],
  spans: { before: Span; after: Span },
): Topic[] {
  const touched = new Set(
    edits.filter(({ day }) => day >= spans.before.from && day < spans.after.to).map(({ topic }) => topic),
  );
  return topics.filter(
    ({ name, days }) =>
      name !== edited && !touched.has(name) && sumSpan(days, spans.before).total >= leastConversations,
  );
}
