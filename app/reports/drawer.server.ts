/** What the drawer shows: the length of the list behind a number, as its card counted it. */
import type { Db } from "#db/connection.ts";
import { answerQuestion } from "#db/queries/answer-question.ts";
import type { PageFrame } from "./page-frame.server.ts";

export async function loadDrawerReport(db: Db, { search, selection }: PageFrame, _request: Request) {
  const { list } = search;
  if (list === null) return null;
  const filters = [...selection.filters, ...list.where];
  const [answer] = await answerQuestion(db, {
    ...selection,
    filters,
    metrics: [list.metric],
    dimensions: [],
  });
  const figure = answer?.figures[list.metric] ?? { value: null };
  return { list, figure };
}
