import { useShell } from "#app/components/app-shell/shell-context.tsx";
import { useFormat, useText } from "#app/i18n/use-text.tsx";
import { getChange, isEnough, type Figure } from "#app/metrics/figure.ts";
import { metrics, type MetricId } from "#app/metrics/registry.ts";
import { getChangeColour } from "./get-change-colour.ts";

type Props = { metric: MetricId; figure: Figure; before: Figure | undefined };

/** A change too small for the digits shown is "unchanged": its sign would be noise. */
const smallest = 0.0005;

export function Change({ metric, figure, before }: Props) {
  const t = useText();
  const format = useFormat();
  const { rising } = useShell();
  const change = getChange(metric, figure, before);
  if (change === null) {
    return (
      <span className="text-muted" title={t("figure.nobasis")}>
        –
      </span>
    );
  }
  const { unit, good } = metrics[metric];
  const amount = format.change(unit, change);
  if (Math.abs(change) < smallest) {
    return (
      <span className="text-muted">
        <span className="sr-only">{t("figure.same")} </span>
        {amount}
      </span>
    );
  }
  const isUp = change > 0;
  const isSure = isEnough(figure) && (before === undefined || isEnough(before));
  const colour = isSure ? getChangeColour(isUp, good, rising) : "text-muted";
  return (
    <span className={`whitespace-nowrap ${colour}`}>
      <span aria-hidden="true">
        <span className="mr-[0.2em] text-[0.75em]">{isUp ? "▲" : "▼"}</span>
        {amount}
      </span>
      <span className="sr-only">{t(isUp ? "figure.up" : "figure.down", { change: amount })}</span>
    </span>
  );
}
