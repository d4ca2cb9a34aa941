import { Sparkline } from "#app/components/charts/sparkline.tsx";
import { useFormat, useText } from "#app/i18n/use-text.tsx";
import type { StoreRow } from "#app/reports/stores.server.ts";

export function StoreTrend({ row }: { row: StoreRow }) {
  const t = useText();
  const format = useFormat();
  const { values, maturingFrom } = row.trend;
  const known = values.filter((value) => value !== null);
  const range =
    known.length > 0
      ? t("figure.between", {
          low: format.bareShare(Math.min(...known)),
          high: format.share(Math.max(...known)),
        })
      : t("figure.none");
  return <Sparkline values={values} maturingFrom={maturingFrom} label={`${t("stores.trend")}: ${range}`} />;
}
