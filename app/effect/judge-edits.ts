/** The effects of all edits of one store. */
import type { Topic } from "./choose-controls.ts";
import { getSpans } from "./design.ts";
import { judgeEdit, type EditEffect } from "./judge-edit.ts";

/** An edit's topic (null: not told) and its store-local day, as a day number. */
export type DatedEdit = { topic: string | null; day: number };

/** Effects in the order of the edits. `through` is the first day without matured data; null without any data. */
export function judgeEdits(
  edits: readonly DatedEdit[],
  topics: readonly Topic[],
  through: number | null,
): EditEffect[] {
  const known = edits.flatMap(({ topic, day }) => (topic === null ? [] : [{ topic, day }]));
  return edits.map(({ topic, day }) => {
    const reach = through ?? day;
    return topic === null ? judgeNothing(day, reach) : judgeEdit({ topic, day }, topics, known, reach);
  });
}

function judgeNothing(day: number, through: number): EditEffect {
  return {
    ...{ verdict: "topic unknown", lift: null, low: null, high: null, shrunk: null, standardError: null },
    ...{
      exposed: 0,
      before: 0,
      resolved: { before: 0, after: 0 },
      placebo: null,
      controls: [],
      spans: getSpans(day, through),
    },
  };
}
