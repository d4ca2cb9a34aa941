import type { ReactNode } from "react";
import { SalesFigureLink } from "#app/components/figures/sales-figure-link.tsx";
import { Card, PartContent, type Part } from "#app/components/ui/card.tsx";
import { useText } from "#app/i18n/use-text.tsx";
import { pickCurrency } from "#app/metrics/pick-currency.ts";
import type { SalesMetricId } from "#app/metrics/sales-registry.ts";
import type { Bucket } from "#app/sales/credit.ts";
import type { SalesFilter } from "#app/sales/question.ts";
import { getBucketColour } from "./bucket-colour.ts";
import { ofCurrency, type SalesFigures } from "./report-types.ts";

type Groups = { buckets: { bucket: Bucket; figures: SalesFigures }[]; service: SalesFigures };
type Props = { className?: string; byBucket: Part<Groups>; currency: string };

const columns = ["orders", "average_order", "refund_rate"] as const satisfies readonly SalesMetricId[];

/** Buyers who chatted beside buyers who did not: a contrast, with the warning that it is no effect. */
export function ContrastCard({ className, byBucket, currency }: Props) {
  const t = useText();
  return (
    <Card className={className} title={t("sales.contrast")} note={t("sales.contrast.note")}>
      <PartContent part={byBucket}>
        {({ buckets: single, service }) => (
          <>
            <table className="w-full text-right">
              <thead className="text-xs text-muted">
                <tr className="border-b border-edge align-bottom">
                  <th scope="col" className="pb-1">
                    <span className="sr-only">{t("sales.contrast.who")}</span>
                  </th>
                  {columns.map((metric) => (
                    <th
                      key={metric}
                      scope="col"
                      className="pb-1 pl-2 font-normal"
                      title={t(`metric.${metric}.definition`)}
                    >
                      {t(`metric.${metric}.short`)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                <Row figures={service} currency={currency} of={["bot", "mixed", "human"]} isTotal>
                  {t("sales.contrast.chatted")}
                </Row>
                {single.map(({ bucket, figures }) => (
                  <Row
                    key={bucket}
                    figures={figures}
                    currency={currency}
                    of={[bucket]}
                    isTotal={bucket === "silent"}
                  >
                    <span
                      aria-hidden="true"
                      className="mr-1.5 inline-block size-2.5 rounded-[3px]"
                      style={{ background: getBucketColour(bucket) }}
                    />
                    {t(bucket === "silent" ? "sales.contrast.silent" : `sales.bucket.${bucket}`)}
                  </Row>
                ))}
              </tbody>
            </table>
            <p className="mt-auto border-t border-line pt-2 text-xs text-muted">
              <b className="font-semibold text-ink">{t("sales.contrast.warning")}</b>{" "}
              {t("sales.contrast.text")}
            </p>
          </>
        )}
      </PartContent>
    </Card>
  );
}

type RowProps = {
  figures: SalesFigures;
  currency: string;
  of: readonly Bucket[];
  isTotal: boolean;
  children: ReactNode;
};

function Row({ figures, currency, of, isTotal, children }: RowProps) {
  const where: SalesFilter[] = [
    { dimension: "bucket", operator: "is", values: [...of] },
    ofCurrency(currency),
  ];
  return (
    <tr className="border-b border-line last:border-b-0">
      <th scope="row" className={`py-1 text-left ${isTotal ? "font-medium" : "pl-2 font-normal text-muted"}`}>
        {children}
      </th>
      {columns.map((metric) => {
        const known = pickCurrency(figures[metric], currency);
        // No order of these buckets is a number; their average and refund rate are not.
        const figure = metric === "orders" && known.value === null ? { value: 0 } : known;
        return (
          <td key={metric} className={`py-1 pl-2 whitespace-nowrap ${isTotal ? "font-medium" : ""}`}>
            <SalesFigureLink metric={metric} figure={figure} where={where} />
          </td>
        );
      })}
    </tr>
  );
}
