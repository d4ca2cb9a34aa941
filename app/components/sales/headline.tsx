import type { ReactNode } from "react";
import { SalesFigureLink } from "#app/components/figures/sales-figure-link.tsx";
import { NotEnough } from "#app/components/figures/figure-parts.tsx";
import { SalesChange, SalesFigureValue } from "#app/components/figures/sales-figure-value.tsx";
import { PartContent, type Part } from "#app/components/ui/card.tsx";
import { useFormat, useText } from "#app/i18n/use-text.tsx";
import { pickCurrency } from "#app/metrics/pick-currency.ts";
import type { SalesFigure } from "#app/metrics/sales-figure.ts";
import type { SalesMetricId } from "#app/metrics/sales-registry.ts";
import type { SalesFilter } from "#app/sales/question.ts";
import { usePageState } from "#app/search/use-page-state.ts";
import { noFigure, ofCurrency, type Totals } from "./report-types.ts";

type Props = {
  totals: Part<Totals>;
  conversion: Part<Totals>;
  currency: string;
  currencies: readonly string[];
  /** Stands below the amounts of the single currencies. */
  children?: ReactNode;
};

/** What service sells and how much of it the bot, in one line of figures. */
export function Headline({ totals, conversion, currency, currencies, children }: Props) {
  const t = useText();
  const { net } = usePageState().search;
  const service = net ? "service_gmv_net" : "service_gmv";
  return (
    <section
      aria-label={t("sales.headline")}
      className="card grid gap-x-4 gap-y-3 px-4 py-3 sm:grid-cols-2 lg:grid-cols-4 xl:grid-cols-[minmax(0,1.7fr)_repeat(4,minmax(0,1fr))]"
    >
      <PartContent part={totals}>
        {({ now, before }) => (
          <>
            <Cell metric={service} className="sm:col-span-2 lg:col-span-4 xl:col-span-1">
              <Money {...{ metric: service, now, before, currency, size: "hero" }} />
              <Others {...{ metric: service, now, currency, currencies }} />
              <ServiceShare {...{ now, currency, net }} />
              {children}
            </Cell>
            <Cell metric="bot_share">
              <BotShare {...{ now, before, currency }} />
              <Others {...{ metric: "bot_share", now, currency, currencies }} />
            </Cell>
          </>
        )}
      </PartContent>
      <PartContent part={conversion}>
        {({ now, before }) => (
          <Cell metric="conversion_rate">
            <Conversion now={now} before={before} />
          </Cell>
        )}
      </PartContent>
      <PartContent part={totals}>
        {({ now, before }) => (
          <Cell metric="service_average_order">
            <Money {...{ metric: "service_average_order", now, before, currency, size: "large" }} />
            <Others {...{ metric: "service_average_order", now, currency, currencies }} />
          </Cell>
        )}
      </PartContent>
      <PartContent part={conversion}>
        {({ now }) => (
          <Cell metric="at_risk">
            <SalesFigureLink
              metric="at_risk"
              figure={now.at_risk ?? { value: null }}
              className="text-title font-semibold"
            />
            <p className="text-xs text-muted">{t("sales.atrisk.hint")}</p>
          </Cell>
        )}
      </PartContent>
    </section>
  );
}

type CellProps = { metric: SalesMetricId; className?: string; children: ReactNode };

function Cell({ metric, className = "", children }: CellProps) {
  const t = useText();
  return (
    <div
      className={`min-w-0 xl:border-l xl:border-line xl:pl-4 xl:first:border-l-0 xl:first:pl-0 ${className}`}
    >
      <h2 className="text-xs text-muted">{t(`metric.${metric}.label`)}</h2>
      {children}
    </div>
  );
}

type ValueProps = { metric: SalesMetricId; now: Totals["now"]; currency: string };
type MoneyProps = ValueProps & { before: Totals["before"]; size: "hero" | "large" };

const none: SalesFilter[] = [];

function Money({ metric, now, before, currency, size }: MoneyProps) {
  return (
    <p>
      <SalesFigureValue
        metric={metric}
        figure={pickCurrency(now[metric], currency)}
        before={before ? pickCurrency(before[metric], currency) : undefined}
        size={size}
        className="whitespace-nowrap"
        showsChange
      />
    </p>
  );
}

/** The other currencies, each by itself: they are never added. */
function Others({ metric, now, currency, currencies }: ValueProps & { currencies: readonly string[] }) {
  const others = currencies.filter((known) => known !== currency);
  if (others.length === 0) return null;
  return (
    <p className="flex flex-wrap gap-x-3 text-xs">
      {others.map((other) => {
        const figure = pickCurrency(now[metric], other);
        return (
          <span key={other} className="whitespace-nowrap">
            {(metric === "bot_share" || figure.value === null) && (
              <span className="text-muted">{other} </span>
            )}
            <SalesFigureLink
              metric={metric}
              figure={figure}
              className="inline-block min-h-6 leading-6"
              where={figure.currency === undefined ? none : [ofCurrency(other)]}
            />
          </span>
        );
      })}
    </p>
  );
}

function BotShare({ now, before, currency }: Omit<MoneyProps, "metric" | "size">) {
  const t = useText();
  const format = useFormat();
  const figure = pickCurrency(now.bot_share, currency);
  const earlier = before ? pickCurrency(before.bot_share, currency) : undefined;
  return (
    <>
      <p className="flex flex-wrap items-baseline gap-x-2.5">
        <SalesFigureLink
          metric="bot_share"
          figure={figure}
          before={earlier}
          className="text-title font-semibold"
        />
        <SalesChange metric="bot_share" figure={figure} before={earlier} />
      </p>
      {typeof figure.upper === "number" && (
        <p className="text-xs text-muted" title={t("sales.upper.hint")}>
          {t("sales.upper", { share: format.share(figure.upper) })}
        </p>
      )}
    </>
  );
}

/** Of what the stores sold in all. */
function ServiceShare({ now, currency, net }: Omit<ValueProps, "metric"> & { net: boolean }) {
  const t = useText();
  const format = useFormat();
  const metric = net ? "gmv_net" : "gmv";
  const all = pickCurrency(now[metric], currency);
  const service = pickCurrency(now[net ? "service_gmv_net" : "service_gmv"], currency);
  if (all.value === null || Number(all.value) === 0) return null;
  return (
    <p className="text-xs text-muted">
      {t("sales.ofgmv", { share: format.share(Number(service.value) / Number(all.value)) })}{" "}
      <SalesFigureLink
        metric={metric}
        figure={all}
        className="inline-block min-h-6 leading-6 whitespace-nowrap text-ink"
      />
    </p>
  );
}

function Conversion({ now, before }: Totals) {
  const t = useText();
  const figure = now.conversion_rate ?? noFigure;
  const { numerator, denominator, pending = 0 } = figure;
  return (
    <>
      <p className="flex flex-wrap items-baseline gap-x-2.5">
        <SalesFigureLink
          metric="conversion_rate"
          figure={figure}
          before={before?.conversion_rate}
          className="text-title font-semibold"
        />
        <SalesChange metric="conversion_rate" figure={figure} before={before?.conversion_rate} />
      </p>
      <p className="flex flex-wrap gap-x-2.5 text-xs text-muted">
        <Interval figure={figure} />
        {figure.value !== null && numerator !== undefined && denominator !== undefined && (
          <span className="whitespace-nowrap">
            <Side figure={figure} side="numerator" count={numerator} />
            {` ${t("figure.slash")} `}
            <Side figure={figure} side="denominator" count={denominator} />
          </span>
        )}
      </p>
      {Number(denominator) > 0 && Number(denominator) < fewest && <NotEnough />}
      {pending > 0 && <p className="text-xs text-muted">{t("sales.pending", { count: pending })}</p>}
    </>
  );
}

const fewest = 30;

function Interval({ figure: { low, high } }: { figure: SalesFigure }) {
  const t = useText();
  const format = useFormat();
  if (low == null || high == null) return null;
  const range = { low: format.bareShare(low), high: format.bareShare(high) };
  return (
    <span className="whitespace-nowrap" title={t("figure.interval")}>
      {t("figure.between", range)}
    </span>
  );
}

type SideProps = { figure: SalesFigure; side: "numerator" | "denominator"; count: string | number };

function Side({ figure, side, count }: SideProps) {
  const format = useFormat();
  return (
    <SalesFigureLink
      metric="conversion_rate"
      figure={figure}
      side={side}
      text={format.count(Number(count))}
    />
  );
}
