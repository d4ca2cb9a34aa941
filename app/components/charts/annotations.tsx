import { Link } from "@remix-run/react";
import { createContext, useContext, useMemo, type ReactNode } from "react";
import { Popover } from "#app/components/ui/popover.tsx";
import { useFormat, useText } from "#app/i18n/use-text.tsx";
import type { Day } from "#app/metrics/question.ts";
import type { Annotation } from "#app/reports/annotations.server.ts";
import { keepScope } from "#app/search/filters.ts";
import { usePageState } from "#app/search/use-page-state.ts";

const Context = createContext<readonly Annotation[]>([]);

type ProviderProps = { annotations: readonly Annotation[]; children: ReactNode };

/** Gives every trend chart below it what happened in the period of the page. */
export function AnnotationsProvider({ annotations, children }: ProviderProps) {
  return <Context.Provider value={annotations}>{children}</Context.Provider>;
}

/** What happened, by the step of a chart it falls into; `days` are the steps' first days in order. */
export function useAnnotations(days: readonly Day[]): ReadonlyMap<Day, readonly Annotation[]> {
  const annotations = useContext(Context);
  return useMemo(() => {
    const steps = new Map<Day, Annotation[]>();
    for (const annotation of annotations) {
      const step = days.findLast((day) => day <= annotation.day);
      if (step !== undefined) steps.set(step, [...(steps.get(step) ?? []), annotation]);
    }
    return steps;
  }, [annotations, days]);
}

/** Topics and how many edits, for a tip or a cell of a table. */
export function AnnotationLines({ annotations }: { annotations: readonly Annotation[] | undefined }) {
  const t = useText();
  if (!annotations) return null;
  return annotations.map(({ day, topic, edits }) => (
    <span key={`${day} ${topic}`} className="block text-muted">
      <span aria-hidden="true" className="text-honey-ink">
        ◆{" "}
      </span>
      <span className="sr-only">{t("annotation.legend")}: </span>
      {t("annotation.of", { topic: topic ?? t("training.topic.unknown"), count: edits })}
    </span>
  ));
}

type MarkProps = { viewBox?: { x?: number; y?: number } };

/** The head of a mark, drawn by the chart where its line begins. */
export function AnnotationMark({ viewBox: { x = 0, y = 0 } = {} }: MarkProps) {
  return <path d={`M${x} ${y - 9}l4 4l-4 4l-4 -4z`} fill="var(--honey)" stroke="var(--surface)" />;
}

const mostListed = 60;

/** The legend of the marks: how many there are, and all of them by day when opened. Nothing without any. */
export function AnnotationLegend({ days }: { days: readonly Day[] }) {
  const t = useText();
  const format = useFormat();
  const { search, hrefWith } = usePageState();
  const steps = useAnnotations(days);
  const listed = [...steps.values()].flat().toReversed();
  if (listed.length === 0) return null;
  const count = listed.reduce((sum, { edits }) => sum + edits, 0);
  return (
    <div className="mt-1 text-xs text-muted">
      <Popover
        label={t("annotation.list")}
        triggerLabel={t("annotation.open", { count })}
        triggerClassName="flex min-h-6 items-center gap-1.5 rounded-sm hover:text-ink"
        panelClassName="max-h-80 w-72 p-2"
        trigger={
          <>
            <span aria-hidden="true" className="text-honey">
              ◆
            </span>
            {t("annotation.legend")} · {t("annotation.count", { count })}
          </>
        }
      >
        {(close) => (
          <>
            <ul>
              {listed.slice(0, mostListed).map(({ day, topic, edits }) => (
                <li key={`${day} ${topic}`}>
                  <Link
                    to={hrefWith(
                      topic === null
                        ? keepScope(search)
                        : {
                            ...keepScope(search),
                            filters: [
                              ...search.filters.filter(({ dimension }) => dimension === "store"),
                              { dimension: "topic", operator: "is", values: [topic] },
                            ],
                          },
                      "/training",
                    )}
                    onClick={close}
                    className="option justify-between text-xs"
                  >
                    <span className="min-w-0 truncate">
                      {t("annotation.of", { topic: topic ?? t("training.topic.unknown"), count: edits })}
                    </span>
                    <span className="whitespace-nowrap text-muted">{format.day(day)}</span>
                  </Link>
                </li>
              ))}
            </ul>
            <Link
              to={hrefWith(keepScope(search), "/training")}
              onClick={close}
              className="option text-xs text-honey-ink"
            >
              {t("annotation.all")}
            </Link>
          </>
        )}
      </Popover>
    </div>
  );
}
