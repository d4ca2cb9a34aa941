import { FigureLink } from "#app/components/figures/figure-link.tsx";
import { formatFigure } from "#app/components/figures/format-figure.ts";
import { useFormat, useText } from "#app/i18n/use-text.tsx";
import type { Figure } from "#app/metrics/figure.ts";
import { metrics, type MetricId } from "#app/metrics/registry.ts";
import { DefinitionEntry } from "./definition-entry.tsx";
import { describeFormula, getCountedBy } from "./describe-formula.ts";

type Props = { metric: MetricId; figure: Figure | undefined };

/** One number about service. */
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
    <DefinitionEntry
      id={metric}
      label={t(`metric.${metric}.label`)}
      definition={t(`metric.${metric}.definition`)}
      formula={describeFormula(metric, t)}
      facts={facts}
    >
      <CurrentValue metric={metric} figure={figure} />
    </DefinitionEntry>
  );
}

/** Answers have no list of their own, so their numbers are no links. */
function CurrentValue({ metric, figure }: Props) {
  const t = useText();
  const format = useFormat();
  if (!figure) return null;
  if (metrics[metric].formula.kind === "answer_rate") return <>{formatFigure(metric, figure, t, format)}</>;
  return <FigureLink metric={metric} figure={figure} />;
}
