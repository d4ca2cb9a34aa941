import { buildQueryString, defaultPageSearch } from "#app/search/page-search.ts";
import type { ListTarget } from "#app/metrics/question.ts";

type Counted = {
  topic: string;
  store: string;
  period: { from: string; to: string };
  /** All that were judged, or those resolved. */
  side: ListTarget["side"];
};

/** The list of a topic's conversations in some days, judged as the lift judges them whatever the page's settings. */
export function getTopicListPath({ topic, store, period, side }: Counted): string {
  return `/conversations${buildQueryString({
    ...defaultPageSearch,
    period,
    filters: [
      { dimension: "store", operator: "is", values: [store] },
      { dimension: "topic", operator: "is", values: [topic] },
    ],
    target: { metric: "verified_rate", side },
  })}`;
}
