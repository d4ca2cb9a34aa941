import { SalesListLink } from "#app/components/sales-lists/sales-list-link.tsx";
import { Card, PartContent, type Part } from "#app/components/ui/card.tsx";
import { useFormat, useText } from "#app/i18n/use-text.tsx";
import type { GuidedReport, GuidedRow } from "#app/reports/sales-guided.server.ts";

type Props = { guided: Part<GuidedReport>; className?: string };

const fewest = 30;

/** Recommended → clicked → ordered that product, each step some of the one before. */
export function GuidedCard({ guided, className }: Props) {
  const t = useText();
  const format = useFormat();
  return (
    <Card title={t("guided.title")} note={t("guided.note")} className={className}>
      <PartContent part={guided}>
        {({ steps, pending, sold, hasClicks }) => {
          const recommended = steps[0]?.count ?? 0;
          if (recommended + pending === 0) return <p className="text-muted">{t("guided.none")}</p>;
          return (
            <>
              <ol
                aria-label={t("guided.title")}
                className="grid grid-cols-[auto_minmax(3rem,1fr)_auto_auto] items-center gap-x-3 gap-y-0.5"
              >
                {steps.map((row) => (
                  <Step key={row.step} row={row} recommended={recommended} />
                ))}
              </ol>
              <div className="mt-2 grid gap-1 border-t border-line pt-2 text-xs text-muted">
                {sold.length > 0 && (
                  <p>
                    {t("guided.sold", {
                      amounts: sold.map(({ currency, value }) => format.money(value, currency)).join(" · "),
                    })}
                  </p>
                )}
                {!hasClicks && <p>{t("guided.noclicks")}</p>}
                {pending > 0 && (
                  <p>
                    <SalesListLink
                      list={{ rows: "recommendations", step: "pending", where: [] }}
                      name={t("guided.step.pending")}
                      value={t("guided.pending", { count: pending })}
                      className="font-normal"
                    />
                  </p>
                )}
              </div>
            </>
          );
        }}
      </PartContent>
    </Card>
  );
}

function Step({ row, recommended }: { row: GuidedRow; recommended: number }) {
  const t = useText();
  const format = useFormat();
  const { step, count, share, low, high } = row;
  const interval =
    low === null || high === null
      ? undefined
      : t("figure.between", { low: format.bareShare(low), high: format.share(high) });
  const isRate = step !== "recommended" && share !== null;
  return (
    <li
      className="col-span-4 grid min-h-6.5 grid-cols-subgrid items-center"
      title={t(`guided.step.${step}.hint`)}
    >
      <span className="whitespace-nowrap">
        {t(`guided.step.${step}`)}
        <span className="sr-only">: {t(`guided.step.${step}.hint`)}</span>
      </span>
      <span aria-hidden="true" className="h-3">
        <span
          className={`block h-3 rounded-[3px] bg-(--handler-bot) ${count ? "min-w-px" : ""}`}
          style={{ width: `${recommended === 0 ? 0 : ((count ?? 0) / recommended) * 100}%` }}
        />
      </span>
      <span className="text-right">
        {count === null ? (
          t("figure.none")
        ) : (
          <SalesListLink
            list={{ rows: "recommendations", step, where: [] }}
            name={t(`guided.step.${step}`)}
            value={format.count(count)}
          />
        )}
      </span>
      <span className="text-right text-muted" title={isRate ? interval : undefined}>
        {isRate && format.share(share)}
        {isRate && recommended < fewest && (
          <span className="ml-1 text-2xs whitespace-nowrap" title={t("figure.few")}>
            {t("figure.n", { count: recommended })}
            <span className="sr-only">{t("figure.few")}</span>
          </span>
        )}
      </span>
    </li>
  );
}
