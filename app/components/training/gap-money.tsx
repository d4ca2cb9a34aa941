import { useFormat, useText } from "#app/i18n/use-text.tsx";
import type { GapRow } from "#app/reports/gap-queue.server.ts";

/** GMV at risk, one amount a currency; a dash where too little is known to tell. */
export function GapMoney({ money }: Pick<GapRow, "money">) {
  const t = useText();
  const format = useFormat();
  if (money === null || money.length === 0) {
    return (
      <span className="text-muted" title={t("gaps.money.unknown")}>
        –<span className="sr-only">{t("gaps.money.unknown")}</span>
      </span>
    );
  }
  return (
    <span className="whitespace-nowrap">
      {money.map(({ currency, amount }) => (
        <span key={currency} className="block" title={format.money(amount, currency)}>
          {format.compactMoney(amount, currency)}
        </span>
      ))}
    </span>
  );
}
