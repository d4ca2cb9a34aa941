import { useFormat, useText } from "#app/i18n/use-text.tsx";
import { getChange, isEnough, type Figure } from "#app/metrics/figure.ts";
import { metrics, type MetricId } from "#app/metrics/registry.ts";
import { ChangeText } from "./change-text.tsx";

type Props = { metric: MetricId; figure: Figure; before: Figure | undefined };

export function Change({ metric, figure, before }: Props) {
  const t = useText();
  const format = useFormat();
  const change = getChange(metric, figure, before);
  if (change === null) {
    return (
      <span className="text-muted" title={t("figure.nobasis")}>
        –
      </span>
    );
  }
  const { unit, good } = metrics[metric];
  const isSure = isEnough(figure) && (before === undefined || isEnough(before));
  return <ChangeText change={change} amount={format.change(unit, change)} good={good} isSure={isSure} />;
}
