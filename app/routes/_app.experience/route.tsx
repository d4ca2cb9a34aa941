import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { AnnotationsProvider } from "#app/components/charts/annotations.tsx";
import { DefinitionsProvider } from "#app/components/figures/definitions-context.tsx";
import { NothingHere } from "#app/components/page/nothing-here.tsx";
import { PageError } from "#app/components/page/page-error.tsx";
import { PageHeader } from "#app/components/page/page-header.tsx";
import { buildPageMeta } from "#app/components/page/page-meta.ts";
import { useText } from "#app/i18n/use-text.tsx";
import { loadAnnotations } from "#app/reports/annotations.server.ts";
import { loadExperienceReport } from "#app/reports/experience.server.ts";
import { loadPageFrame } from "#app/reports/page-frame.server.ts";
import { getMaturityTime, getReach } from "#app/reports/reach.ts";
import { sendTiming, startTiming } from "#app/reports/timing.server.ts";
import { parsePageSearch } from "#app/search/page-search.ts";
import { keepReportOnDrawer } from "#app/search/revalidation.ts";
import { ApartLine } from "./apart-line.tsx";
import { DefinitionsCard } from "./definitions-card.tsx";
import { LedgerCard } from "./ledger-card.tsx";
import { OutcomesCard } from "./outcomes-card.tsx";
import { ReasonsCard } from "./reasons-card.tsx";
import { SatisfactionCard } from "./satisfaction-card.tsx";
import { TimesCard } from "./times-card.tsx";
import { TrendCard } from "./trend-card.tsx";
import { VolumeCard } from "./volume-card.tsx";
import { WhyNoOutcomes } from "./why-no-outcomes.tsx";

export const headers = sendTiming;
export const shouldRevalidate = keepReportOnDrawer;
export const meta: MetaFunction = ({ matches }) => buildPageMeta(matches, "experience.title");

export async function loader({ request, context }: LoaderFunctionArgs) {
  const timing = startTiming();
  const search = parsePageSearch(new URL(request.url).searchParams);
  const frame = await timing.measure("frame", () => loadPageFrame(context, search));
  const [report, annotations] = await Promise.all([
    loadExperienceReport(context.db, frame, timing),
    timing.measure("annotations", () => loadAnnotations(context, frame)),
  ]);
  const maturesBy = getMaturityTime(frame.selectedStores, search.recontactHours);
  return timing.respond({
    ...report,
    annotations,
    storeCount: frame.selectedStores.length,
    reach: getReach(frame.selectedStores),
    hasData: getReach(frame.stores) !== null,
    maturesBy,
    isOverdue: maturesBy !== null && maturesBy < Date.now(),
  });
}

export default function ExperiencePage() {
  const t = useText();
  const report = useLoaderData<typeof loader>();
  const { totals, storeCount, reach, hasData, maturesBy, isOverdue } = report;
  const now = totals.ok ? totals.data.now : {};
  const matured = now.verified_rate?.denominator ?? 0;
  const isEmpty = totals.ok && !now.conversations?.value;
  /** Without one matured conversation there is no rate to show; what people did still is. */
  const hasOutcomes = !totals.ok || matured > 0;
  const apart = <ApartLine now={now} testLeftOut={report.testLeftOut} />;
  return (
    <DefinitionsProvider value={now}>
      <PageHeader title={t("experience.title")}>
        {!isEmpty && t("experience.subtitle", { matured, stores: storeCount })}
      </PageHeader>
      {isEmpty ? (
        <NothingHere reach={reach} hasData={hasData} />
      ) : (
        <div className="grid gap-3 lg:grid-cols-2 xl:grid-cols-[13fr_13fr_10fr]">
          <div className="lg:col-span-2 xl:col-span-3">
            {hasOutcomes ? (
              <OutcomesCard totals={totals}>{apart}</OutcomesCard>
            ) : (
              <WhyNoOutcomes now={now} maturesBy={maturesBy} isOverdue={isOverdue}>
                {apart}
              </WhyNoOutcomes>
            )}
          </div>
          {hasOutcomes ? (
            <>
              <AnnotationsProvider annotations={report.annotations}>
                <TrendCard totals={totals} trend={report.trend} />
              </AnnotationsProvider>
              <DefinitionsCard totals={totals} />
              <SatisfactionCard
                className="lg:order-1 xl:order-none"
                totals={totals}
                parts={report.satisfaction}
              />
              <LedgerCard totals={totals} times={report.times} />
              <ReasonsCard reasons={report.reasons} />
              <TimesCard className="lg:order-1 xl:order-none" now={now} times={report.times} />
            </>
          ) : (
            <>
              <AnnotationsProvider annotations={report.annotations}>
                <VolumeCard totals={totals} trend={report.trend} />
              </AnnotationsProvider>
              <ReasonsCard reasons={report.reasons} />
              <TimesCard now={now} times={report.times} />
              <SatisfactionCard totals={totals} parts={report.satisfaction} />
            </>
          )}
        </div>
      )}
    </DefinitionsProvider>
  );
}

export function ErrorBoundary() {
  return <PageError />;
}
