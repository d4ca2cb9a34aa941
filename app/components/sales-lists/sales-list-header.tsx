import { useMay } from "#app/components/app-shell/shell-context.tsx";
import { formatSalesValue, listSalesValues } from "#app/components/figures/format-sales-figure.ts";
import { useFormat, useText } from "#app/i18n/use-text.tsx";
import { hasSides } from "#app/metrics/sales-lists.ts";
import { salesMetrics } from "#app/metrics/sales-registry.ts";
import type { GuidedListReport } from "#app/reports/guided-list.server.ts";
import type { RuleListReport } from "#app/reports/rule-list.server.ts";
import type { MetricListReport, SalesListReport } from "#app/reports/sales-list.server.ts";
import { buildQueryString } from "#app/search/page-search.ts";
import { usePageState } from "#app/search/use-page-state.ts";
import { ListTitle } from "./list-title.tsx";
import { OrderTotals } from "./order-totals.tsx";
import { writeChange } from "./write-change.ts";
import { SalesWhere } from "./sales-where.tsx";

/** A report without its rows. */
type Head = {
  [Report in SalesListReport as Report["list"]["rows"]]: Omit<Report, "page">;
}[SalesListReport["list"]["rows"]];

/** Which number the list belongs to, how many rows it has and what they add up to, and the list as a file. */
export function SalesListHeader({ head }: { head: Head }) {
  const t = useText();
  const { search } = usePageState();
  const mayExport = useMay("export");
  const { rows, where } = head.list;
  const file = `/sales-list.csv${buildQueryString({ ...search, conversation: null })}`;
  return (
    <div>
      {isOfRule(head) ? (
        <RuleHead head={head} />
      ) : isOfGuided(head) ? (
        <GuidedHead head={head} />
      ) : (
        <MetricHead head={head} />
      )}
      {where.length > 0 && <SalesWhere where={where} />}
      {mayExport && (
        <p className="mt-1 text-xs">
          <a
            href={file}
            download
            className="inline-flex min-h-6 items-center text-honey-ink underline-offset-3 hover:underline"
          >
            {t(`saleslist.export.${rows}`)}
          </a>
        </p>
      )}
    </div>
  );
}

type MetricHeadProps = { head: Omit<MetricListReport, "page"> };
type RuleHeadProps = { head: Omit<RuleListReport, "page"> };
type GuidedHeadProps = { head: Omit<GuidedListReport, "page"> };

const isOfRule = (head: Head): head is RuleHeadProps["head"] => head.list.rows === "claims";
const isOfGuided = (head: Head): head is GuidedHeadProps["head"] => head.list.rows === "recommendations";

function MetricHead({ head: { list, figure, count, totals } }: MetricHeadProps) {
  const t = useText();
  const format = useFormat();
  const { metric, rows, side } = list;
  const values = listSalesValues(figure).map((value) => formatSalesValue(metric, value, t, format));
  return (
    <>
      <ListTitle
        name={t(`metric.${metric}.label`)}
        value={values.join(" · ")}
        isCount={salesMetrics[metric].unit === "count"}
        count={count}
      >
        {t(`saleslist.rows.${rows}`, { count })}
        {hasSides(metric) && ` · ${t(`conversations.side.${side}`)}`}
      </ListTitle>
      <OrderTotals totals={totals} />
      <p className="mt-1 text-xs text-muted">{t(`metric.${metric}.definition`)}</p>
    </>
  );
}

function RuleHead({ head: { list, count, claims, changes } }: RuleHeadProps) {
  const t = useText();
  const format = useFormat();
  const { rule, step } = list;
  const values = changes.map(({ value, currency }) =>
    writeChange(step, value, format.money(value, currency)),
  );
  return (
    <>
      <ListTitle
        name={step === "claimed" ? t(`rules.${rule}`) : t(`rules.step.${step}`)}
        value={values.join(" · ")}
        count={count}
      >
        {t("saleslist.rows.claims", { count })}
        {claims !== count && ` · ${t("saleslist.claims", { count: claims })}`}
      </ListTitle>
      <p className="mt-1 text-xs text-muted">
        {step !== "claimed" && <b className="font-medium text-ink">{t(`rules.${rule}`)}</b>}{" "}
        {t(`rules.${rule}.text`)}
      </p>
    </>
  );
}

function GuidedHead({ head: { list, count, sold } }: GuidedHeadProps) {
  const t = useText();
  const format = useFormat();
  const { step } = list;
  return (
    <>
      <ListTitle name={t("guided.title")} value={t(`guided.step.${step}`)} count={count}>
        {t("saleslist.rows.recommendations", { count })}
      </ListTitle>
      {sold.length > 0 && (
        <p className="mt-1 text-xs">
          {t("guided.sold", {
            amounts: sold.map(({ currency, value }) => format.money(value, currency)).join(" · "),
          })}
        </p>
      )}
      <p className="mt-1 text-xs text-muted">{t(`guided.step.${step}.hint`)}</p>
    </>
  );
}
