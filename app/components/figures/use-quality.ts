import { useShell } from "#app/components/app-shell/shell-context.tsx";
import type { Filter } from "#app/metrics/dimensions.ts";
import { listNeeds, type AnyMetricId } from "#app/metrics/metric-needs.ts";
import { judgeQuality, pickSources, type Quality, type SourceStanding } from "#app/metrics/quality.ts";
import { usePageState } from "#app/search/use-page-state.ts";

/** A filter of service or of sales, whose dimensions are others beside. */
type AnyFilter = Omit<Filter, "dimension"> & { dimension: string };

const exact = new WeakMap<readonly SourceStanding[], boolean>();

/** Whether all sources record everything: then no number has to be looked at by itself. */
function isExact(sources: readonly SourceStanding[]): boolean {
  let found = exact.get(sources);
  if (found === undefined) {
    found = sources.every(({ capabilities }) =>
      Object.values(capabilities).every((how) => how === "recorded"),
    );
    exact.set(sources, found);
  }
  return found;
}

/** What the sources of a number do not record, under the page's filters and those of its row; null where they record all of it. */
export function useQuality(metric: AnyMetricId, where: readonly AnyFilter[]): Quality | null {
  const { sources } = useShell();
  const { search } = usePageState();
  if (isExact(sources)) return null;
  const filters = [...search.filters, ...(where as readonly Filter[])];
  const needs = listNeeds(
    metric,
    filters.map(({ dimension }) => dimension),
  );
  const quality = judgeQuality(needs, pickSources(sources, filters));
  return quality.inferred.length + quality.notRecorded.length === 0 ? null : quality;
}
