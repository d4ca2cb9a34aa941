import { useFormat, useText } from "#app/i18n/use-text.tsx";
import { isEnough, type Figure } from "#app/metrics/figure.ts";

/** The share of effective hits with its interval; says so where there are too few to tell. */
export function EffectiveCell({ rate }: { rate: Figure }) {
  const t = useText();
  const format = useFormat();
  const { value, low, high } = rate;
  if (value === null) return <span className="text-muted">–</span>;
  return (
    <span className="block whitespace-nowrap">
      <span className={isEnough(rate) ? "font-medium" : "text-muted"}>{format.bareShare(value)}</span>
      <span className="block text-2xs text-muted">
        {isEnough(rate) && low != null && high != null
          ? t("training.interval", { low: format.bareShare(low), high: format.bareShare(high) })
          : t("figure.few")}
      </span>
    </span>
  );
}
