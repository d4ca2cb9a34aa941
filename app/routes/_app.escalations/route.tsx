import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { AnnotationsProvider } from "#app/components/charts/annotations.tsx";
import { HourBars } from "#app/components/escalations/hour-bars.tsx";
import { NothingHere } from "#app/components/page/nothing-here.tsx";
import { PageHeader } from "#app/components/page/page-header.tsx";
import { buildPageMeta } from "#app/components/page/page-meta.ts";
import { Card, PartContent } from "#app/components/ui/card.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { useText } from "#app/i18n/use-text.tsx";
import { loadAnnotations } from "#app/reports/annotations.server.ts";
import { loadEscalationsReport } from "#app/reports/escalations.server.ts";
import { loadPageFrame } from "#app/reports/page-frame.server.ts";
import { getReach } from "#app/reports/reach.ts";
import { sendTiming, startTiming } from "#app/reports/timing.server.ts";
import { parsePageSearch } from "#app/search/page-search.ts";
import { keepReportOnDrawer } from "#app/search/revalidation.ts";
import { AfterCard } from "./after-card.tsx";
import { FrictionCard } from "./friction-card.tsx";
import { LedgerCard } from "./ledger-card.tsx";
import { MatrixCard } from "./matrix-card.tsx";
import { TopicsCard } from "./topics-card.tsx";
import { TrendCard } from "./trend-card.tsx";

export const headers = sendTiming;
export const shouldRevalidate = keepReportOnDrawer;
export const meta: MetaFunction = ({ matches }) => buildPageMeta(matches, "escalations.title");

export async function loader({ request, context }: LoaderFunctionArgs) {
  const timing = startTiming();
  const search = parsePageSearch(new URL(request.url).searchParams);
  const frame = await timing.measure("frame", () => loadPageFrame(context, search));
  const [report, annotations] = await Promise.all([
    loadEscalationsReport(context.db, frame, timing),
    timing.measure("annotations", () => loadAnnotations(context, frame)),
  ]);
  return timing.respond({
    ...report,
    annotations,
    reach: getReach(frame.selectedStores),
    hasData: getReach(frame.stores) !== null,
  });
}

export default function Escalations() {
  const t = useText();
  const report = useLoaderData<typeof loader>();
  const { totals, trends, reach, hasData } = report;
  const now = totals.ok ? totals.data.now : {};
  const conversations = now.conversations?.value ?? 0;
  const escalations = now.escalations?.value ?? 0;
  const isEmpty = totals.ok && conversations === 0 && escalations === 0;
  const hasLedger = escalations > 0 || (now.requested_rate?.numerator ?? 0) > 0;
  const hasComparison = totals.ok && totals.data.before !== null;
  return (
    <>
      <PageHeader title={t("escalations.title")}>
        {!isEmpty && t("escalations.subtitle", { count: escalations })}
      </PageHeader>
      {isEmpty && <NothingHere reach={reach} hasData={hasData} />}
      {!isEmpty && totals.ok && !hasLedger && (
        <NoEscalation isPeopleOnly={(now.human_only?.value ?? 0) === conversations} />
      )}
      {!isEmpty && (hasLedger || !totals.ok) && (
        <div className="grid gap-3 lg:grid-cols-12">
          <LedgerCard totals={totals} className="lg:col-span-12 xl:col-span-8" />
          <AfterCard after={report.after} className="lg:col-span-12 xl:col-span-4" />
          <div className="min-w-0 lg:col-span-12">
            <MatrixCard matrix={report.matrix} sources={report.sources} />
          </div>
          <div className="grid content-start gap-3 lg:col-span-6">
            <AnnotationsProvider annotations={report.annotations}>
              <TrendCard metric="escalations" totals={totals} trends={trends} />
              <TrendCard metric="executed_rate" totals={totals} trends={trends} />
            </AnnotationsProvider>
          </div>
          <div className="min-w-0 lg:col-span-6">
            <TopicsCard topics={report.topics} hasComparison={hasComparison} />
          </div>
          <Card
            title={t("escalations.hours")}
            note={t("escalations.hours.note")}
            className="lg:col-span-12 xl:col-span-8"
          >
            <PartContent part={report.hours}>{(hours) => <HourBars hours={hours} />}</PartContent>
          </Card>
          <FrictionCard totals={totals} className="lg:col-span-12 xl:col-span-4" />
        </div>
      )}
    </>
  );
}

/** Conversations, but nobody asked for a person and nobody was handed over. */
function NoEscalation({ isPeopleOnly }: { isPeopleOnly: boolean }) {
  const t = useText();
  return (
    <EmptyState title={t("escalations.none.title")}>
      {t(isPeopleOnly ? "escalations.none.people" : "escalations.none.text")}
    </EmptyState>
  );
}
