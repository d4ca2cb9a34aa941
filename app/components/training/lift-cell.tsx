import { LiftInterval } from "#app/components/charts/lift-interval.tsx";
import { useText } from "#app/i18n/use-text.tsx";
import type { EditRow } from "#app/reports/training.server.ts";
import { useFormatLift } from "./use-format-lift.ts";
import { getVerdictColour } from "./verdict-colour.ts";

type Props = { row: Pick<EditRow, "lift" | "low" | "high" | "verdict">; reach: number };

/** The lift and its interval, drawn and in words; a dash where none can be told. */
export function LiftCell({ row: { lift, low, high, verdict }, reach }: Props) {
  const t = useText();
  const formatLift = useFormatLift();
  if (lift === null || low === null || high === null) {
    return (
      <span className="text-muted">
        –<span className="sr-only">{t("figure.none")}</span>
      </span>
    );
  }
  return (
    <span className="flex items-center justify-end gap-3 whitespace-nowrap">
      <LiftInterval {...{ lift, low, high, reach }} colour={getVerdictColour(verdict)} />
      <span className="min-w-20">
        <span className="block font-medium">{formatLift(lift)}</span>
        <span className="block text-2xs text-muted">
          {t("training.interval", { low: formatLift(low), high: formatLift(high) })}
        </span>
      </span>
    </span>
  );
}
