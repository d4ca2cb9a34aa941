import { useFormat, useText } from "#app/i18n/use-text.tsx";
import type { ConvertedReport } from "#app/reports/sales-converted.server.ts";

/** All currencies as one, marked as converted with the rates and their days; or which rates are missing. */
export function ConvertedTotal({ converted }: { converted: ConvertedReport | null }) {
  const t = useText();
  const format = useFormat();
  if (converted === null) return null;
  const { currency } = converted;
  if (!converted.isComplete) {
    const missing = converted.missing.join(", ");
    return <p className="text-xs text-muted">{t("converted.missing", { currency, missing })}</p>;
  }
  const rates = converted.used.map(({ currency: from, rate, holdsFrom }) =>
    t("converted.rate", { currency: from, rate, reporting: currency, day: format.longDay(holdsFrom) }),
  );
  return (
    <p className="text-xs text-muted">
      <span className="mr-1.5 rounded-sm bg-sunken px-1 py-px font-medium">{t("converted.mark")}</span>
      <span className="text-ink">
        {t("converted.total", {
          currency,
          service: format.money(converted.service, currency),
          gmv: format.money(converted.gmv, currency),
        })}
      </span>{" "}
      {rates.join(" · ")}
    </p>
  );
}
