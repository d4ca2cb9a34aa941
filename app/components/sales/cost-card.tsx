import { Link } from "@remix-run/react";
import { useMay } from "#app/components/app-shell/shell-context.tsx";
import { FigureLink } from "#app/components/figures/figure-link.tsx";
import { SalesFigureLink } from "#app/components/figures/sales-figure-link.tsx";
import { useValueName } from "#app/components/page/use-value-name.ts";
import { Card, PartContent, type Part } from "#app/components/ui/card.tsx";
import { useFormat, useText } from "#app/i18n/use-text.tsx";
import { pickCurrency } from "#app/metrics/pick-currency.ts";
import type { CostAmount, CostReport, CostTopic } from "#app/reports/sales-cost.server.ts";
import { fewestHandled } from "#app/sales/cost-avoided.ts";
import { usePageState } from "#app/search/use-page-state.ts";

type Props = {
  cost: Part<CostReport>;
  /** The one that stands out where there are several. */
  currency: string;
  className?: string;
};

const most = 6;

/** Cost avoided beside money sold; what is not measured counts nothing. */
export function CostCard({ cost, currency, className }: Props) {
  const t = useText();
  return (
    <Card title={t("cost.title")} note={t("cost.note")} className={className}>
      <PartContent part={cost}>{(report) => <Content report={report} currency={currency} />}</PartContent>
    </Card>
  );
}

function Content({ report, currency }: { report: CostReport; currency: string }) {
  const t = useText();
  const format = useFormat();
  const { search } = usePageState();
  const { resolved, measured, minutes, withoutCost, topics, sold } = report;
  const metric = search.net ? "service_gmv_net" : "service_gmv";
  const avoided = report.avoided.toSorted(
    (a, b) => Number(b.currency === currency) - Number(a.currency === currency),
  );
  const others = (sold.totals ?? []).filter((one) => one.currency !== currency);
  return (
    <>
      <dl className="grid grid-cols-2 gap-x-4">
        <div title={t("cost.avoided.hint")}>
          <dt className="text-xs text-muted">
            {t("cost.avoided")}
            <span className="sr-only">: {t("cost.avoided.hint")}</span>
          </dt>
          <dd className="text-title font-semibold">
            {avoided.length === 0 ? (
              <span className="text-base font-normal text-muted">{t(nameWhyNone(report))}</span>
            ) : (
              <Amounts amounts={avoided} />
            )}
          </dd>
          {minutes !== null && (
            <dd className="text-xs text-muted">
              {t("cost.minutes", { minutes: format.duration(minutes * 60) })}
            </dd>
          )}
        </div>
        <div>
          <dt className="text-xs text-muted">{t("cost.sold")}</dt>
          <dd className="text-title font-semibold">
            <SalesFigureLink metric={metric} figure={pickCurrency(sold, currency)} />
          </dd>
          {others.length > 0 && (
            <dd className="flex flex-wrap gap-x-3 text-xs">
              {others.map((figure) => (
                <SalesFigureLink
                  key={figure.currency}
                  metric={metric}
                  figure={figure}
                  className="inline-block min-h-6 leading-6 whitespace-nowrap"
                />
              ))}
            </dd>
          )}
        </div>
      </dl>
      {topics.length > 0 && <Topics topics={topics.slice(0, most)} />}
      <div className="mt-2 grid gap-1 border-t border-line pt-2 text-xs text-muted">
        {resolved === 0 && <p>{t("cost.none")}</p>}
        {resolved > 0 && measured === 0 && <p>{t("cost.unmeasured", { resolved, fewest: fewestHandled })}</p>}
        {measured > 0 && measured < resolved && (
          <p>{t("cost.partly", { measured: format.count(measured), resolved })}</p>
        )}
        {withoutCost.length > 0 && <WithoutCost stores={withoutCost} />}
      </div>
    </>
  );
}

function nameWhyNone({ resolved, measured }: CostReport) {
  if (resolved === 0) return "figure.none";
  return measured === 0 ? "cost.notenough" : "cost.unset";
}

function WithoutCost({ stores }: { stores: readonly string[] }) {
  const t = useText();
  const maySet = useMay("settings");
  return (
    <p>
      {t("cost.without", { stores: stores.join(", ") })}{" "}
      {maySet && (
        <Link to="/settings/money" className="text-honey-ink underline underline-offset-3">
          {t("cost.set")}
        </Link>
      )}
    </p>
  );
}

function Topics({ topics }: { topics: readonly CostTopic[] }) {
  const t = useText();
  const format = useFormat();
  const nameOf = useValueName();
  return (
    <table className="mt-2 w-full text-right">
      <thead className="text-xs text-muted">
        <tr className="border-b border-line">
          <th scope="col" className="py-1 text-left font-normal">
            {t("cost.col.topic")}
          </th>
          <th scope="col" className="pl-3 font-normal">
            {t("cost.col.resolved")}
          </th>
          <th scope="col" className="pl-3 font-normal">
            {t("cost.col.time")}
          </th>
          <th scope="col" className="pl-3 font-normal">
            {t("cost.col.money")}
          </th>
        </tr>
      </thead>
      <tbody>
        {topics.map(({ topic, stores, resolved, minutes, amounts }) => (
          <tr key={topic} className="border-b border-line last:border-0">
            <th
              scope="row"
              className="max-w-36 truncate py-1 text-left font-normal"
              title={nameOf("topic", topic)}
            >
              {nameOf("topic", topic)}
            </th>
            <td className="pl-3">
              <FigureLink
                metric="outcome_durable"
                figure={{ value: resolved }}
                where={[
                  { dimension: "topic", operator: "is", values: [topic] },
                  { dimension: "store", operator: "is", values: stores },
                ]}
              />
            </td>
            <td className="pl-3 whitespace-nowrap text-muted">{format.duration(minutes * 60)}</td>
            <td className="pl-3 whitespace-nowrap">
              {amounts.length === 0 ? "–" : <Amounts amounts={amounts} />}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Below each other: amounts of different currencies are never added. */
function Amounts({ amounts }: { amounts: readonly CostAmount[] }) {
  const format = useFormat();
  return amounts.map(({ currency, value }) => (
    <span key={currency} className="block">
      {format.money(value, currency)}
    </span>
  ));
}
