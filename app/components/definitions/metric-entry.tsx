import { FigureLink } from "#app/components/figures/figure-link.tsx";
import { formatFigure } from "#app/components/figures/format-figure.ts";
import { useFormat, useText } from "#app/i18n/use-text.tsx";
import type { Figure } from "#app/metrics/figure.ts";
import { metrics, type MetricId } from "#app/metrics/registry.ts";
import { describeFormula, getCountedBy } from "./describe-formula.ts";

type Props = { metric: MetricId; figure: Figure | undefined };

/** One number of the registry: its meaning, its formula, how it behaves, and what it is now. */
export function MetricEntry({ metric, figure }: Props) {
  const t = useText();
  const { unit, good, matures, inferred, formula } = metrics[metric];
  const facts = [
    t(`definitions.unit.${unit}`),
    t(`definitions.good.${good}`),
    t(`definitions.by.${getCountedBy(metric)}`),
    t(`definitions.totals.${formula.kind}`),
    ...(matures ? [t("definitions.matures")] : []),
    ...(inferred ? [t("definitions.inferred")] : []),
  ];
  return (
    <article
      id={metric}
      className="grid scroll-mt-4 gap-x-6 gap-y-1 border-t border-line px-4 py-3 target:bg-honey-wash md:grid-cols-[minmax(0,1fr)_9rem]"
    >
      <h3 className="flex flex-wrap items-baseline gap-x-2">
        <a href={`#${metric}`} className="font-semibold hover:text-honey-ink">
          {t(`metric.${metric}.label`)}
        </a>
        <code className="text-2xs text-muted">{metric}</code>
      </h3>
      <p className="text-base font-semibold md:row-span-3 md:text-right">
        <CurrentValue metric={metric} figure={figure} />
      </p>
      <p className="max-w-3xl">{t(`metric.${metric}.definition`)}</p>
      <div className="max-w-3xl space-y-0.5 text-xs text-muted">
        <p className="text-ink">
          <span className="text-muted">= </span>
          {describeFormula(metric, t)}
        </p>
        <p>{facts.join(" · ")}</p>
      </div>
    </article>
  );
}

/** The rows of the busiest slots have no list of their own, so that number is not a link. */
function CurrentValue({ metric, figure }: Props) {
  const t = useText();
  const format = useFormat();
  if (!figure) return null;
  if (metrics[metric].formula.kind === "peak_rate") return <>{formatFigure(metric, figure, t, format)}</>;
  return <FigureLink metric={metric} figure={figure} />;
}
