import type { ReactNode } from "react";
import { TrendMark } from "#app/components/training/gap-marks.tsx";
import { GapMoney } from "#app/components/training/gap-money.tsx";
import { useFormat, useText } from "#app/i18n/use-text.tsx";
import type { GapPage } from "#app/reports/gap-page.server.ts";
import { useGapHref } from "./use-gap-href.ts";

/** How large the gap is; each number leads to the questions it counts, or says what it is on hover. */
export function GapFigures({ page: { gap, showsMoney, questions } }: { page: GapPage }) {
  const t = useText();
  const format = useFormat();
  const { hrefOf } = useGapHref();
  const list = questions === null ? undefined : `${hrefOf("questions", "all")}#questions`;
  return (
    <dl className="card mb-3 grid grid-cols-2 gap-x-4 gap-y-2 px-4 py-2.5 sm:flex sm:flex-wrap sm:gap-x-8">
      <Fact name={t("gaps.page.questions")} hint={t("gaps.page.questions.hint")} href={list}>
        {format.count(gap.questions)}
      </Fact>
      <Fact name={t("gaps.col.customers")} hint={t("gaps.col.customers.hint")} href={list}>
        {format.count(gap.customers)}
      </Fact>
      <Fact name={t("gaps.col.time")} hint={t("gaps.col.minutes.hint")}>
        {gap.minutes === null ? (
          <span className="text-xs font-normal text-muted">{t("gaps.minutes.unmeasured")}</span>
        ) : (
          format.duration(gap.minutes * 60)
        )}
      </Fact>
      {showsMoney && (
        <Fact name={t("gaps.col.money")} hint={t("gaps.col.money.hint")}>
          <GapMoney money={gap.money} />
        </Fact>
      )}
      <Fact name={t("gaps.col.trend")} hint={t("gaps.col.trend.hint")}>
        <TrendMark {...gap} />
      </Fact>
      <Fact name={t("gaps.page.cost")} hint={t("gaps.page.cost.hint")}>
        {format.share(gap.cost)}
      </Fact>
      {gap.lastAskedAt !== null && (
        <Fact name={t("gaps.page.last")}>{format.shortTime(gap.lastAskedAt, gap.timezone)}</Fact>
      )}
    </dl>
  );
}

type FactProps = { name: string; hint?: string; href?: string | undefined; children: ReactNode };

function Fact({ name, hint, href, children }: FactProps) {
  return (
    <div title={hint}>
      <dt className="text-xs text-muted">{name}</dt>
      <dd className="text-base font-semibold whitespace-nowrap">
        {href === undefined ? (
          children
        ) : (
          <a href={href} className="figure-link">
            {children}
          </a>
        )}
      </dd>
    </div>
  );
}
