/** What the bot resolved for good in a period, by store and topic, beside how long people take over the same topic there. */
import type { Db } from "#db/connection.ts";
import { measuredDays } from "#db/queries/agent-equivalents.ts";
import { answerQuestion } from "#db/queries/answer-question.ts";
import { sumHandled } from "#db/queries/sum-handled.ts";
import type { Selection } from "#app/metrics/question.ts";
import type { TopicEffort } from "#app/sales/cost-avoided.ts";
import { addDays } from "#app/time/day.ts";

/** Topics with a durable resolution only; `handled` is 0 where people spoke in none. */
export async function loadTopicEfforts(
  db: Db,
  selection: Selection,
  storeIds: readonly number[],
): Promise<TopicEffort[]> {
  const earliest = addDays(selection.to, 1 - measuredDays);
  const from = selection.from < earliest ? selection.from : earliest;
  const [answers, handled] = await Promise.all([
    answerQuestion(db, { ...selection, metrics: ["outcome_durable"], dimensions: ["store", "topic"] }),
    sumHandled(db, { scope: selection.scope, storeIds, from, to: selection.to }),
  ]);
  const known = new Map(handled.map((row) => [JSON.stringify([row.store, row.topic]), row]));
  return answers.flatMap(({ dimensions, figures }): TopicEffort[] => {
    const [store = "", topic = ""] = dimensions;
    const resolved = figures.outcome_durable?.value ?? 0;
    if (resolved === 0) return [];
    const { handled: count = 0, handleMs = 0 } = known.get(JSON.stringify([store, topic])) ?? {};
    return [{ store, topic, resolved, handled: count, handleMs }];
  });
}
