import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, type ShouldRevalidateFunction } from "@remix-run/react";
import { AnnotationsProvider } from "#app/components/charts/annotations.tsx";
import { NothingHere } from "#app/components/page/nothing-here.tsx";
import { PageError } from "#app/components/page/page-error.tsx";
import { PageHeader } from "#app/components/page/page-header.tsx";
import { buildPageMeta } from "#app/components/page/page-meta.ts";
import { ContrastCard } from "#app/components/sales/contrast-card.tsx";
import { ConvertedTotal } from "#app/components/sales/converted-total.tsx";
import { CurveCard } from "#app/components/sales/curve-card.tsx";
import { Headline } from "#app/components/sales/headline.tsx";
import { NoSales } from "#app/components/sales/no-sales.tsx";
import { SalesControls } from "#app/components/sales/sales-controls.tsx";
import { SalesNotes } from "#app/components/sales/sales-notes.tsx";
import { SlowCards } from "#app/components/sales/slow-cards.tsx";
import { StoresCard } from "#app/components/sales/stores-card.tsx";
import { TopicsCard } from "#app/components/sales/topics-card.tsx";
import { SalesTrendCard } from "#app/components/sales/trend-card.tsx";
import { ownParams } from "#app/components/sales/use-own-choice.ts";
import { WaitingCard } from "#app/components/sales/waiting-card.tsx";
import { WindowsCard } from "#app/components/sales/windows-card.tsx";
import { Later } from "#app/components/ui/later.tsx";
import { useText } from "#app/i18n/use-text.tsx";
import { loadPageFrame } from "#app/reports/page-frame.server.ts";
import { getReach } from "#app/reports/reach.ts";
import { loadSalesCards } from "#app/reports/sales-cards.server.ts";
import { loadAnnotations } from "#app/reports/annotations.server.ts";
import { loadSalesReport } from "#app/reports/sales.server.ts";
import { sendTiming, startTiming } from "#app/reports/timing.server.ts";
import { parsePageSearch } from "#app/search/page-search.ts";
import { keepReportOnDrawer } from "#app/search/revalidation.ts";

export const headers = sendTiming;
export const meta: MetaFunction = ({ matches }) => buildPageMeta(matches, "sales.title");

/** How the page is drawn is no reason to read its report again. */
export const shouldRevalidate: ShouldRevalidateFunction = (args) => {
  const [currentUrl, nextUrl] = [args.currentUrl, args.nextUrl].map(dropOwn) as [URL, URL];
  const isDrawnOnly = args.currentUrl.href !== args.nextUrl.href && currentUrl.href === nextUrl.href;
  return isDrawnOnly ? false : keepReportOnDrawer({ ...args, currentUrl, nextUrl });
};

function dropOwn(url: URL): URL {
  const copy = new URL(url);
  for (const name of ownParams) copy.searchParams.delete(name);
  return copy;
}

export async function loader({ request, context }: LoaderFunctionArgs) {
  const timing = startTiming();
  const search = parsePageSearch(new URL(request.url).searchParams);
  const frame = await timing.measure("frame", () => loadPageFrame(context, search));
  const [report, annotations] = await Promise.all([
    loadSalesReport(context, frame, timing),
    timing.measure("annotations", () => loadAnnotations(context, frame)),
  ]);
  return timing.respond({
    ...report,
    annotations,
    cards: loadSalesCards(context, frame),
    storeCount: frame.selectedStores.length,
    comparesHours: frame.comparesHours,
    talkReach: getReach(frame.selectedStores),
    hasData: getReach(frame.stores) !== null,
  });
}

/** Two beside each other, on a wide screen three. */
const small = "lg:col-span-3 xl:col-span-2";

export default function SalesPage() {
  const t = useText();
  const report = useLoaderData<typeof loader>();
  const { totals, conversion, currency, currencies, reach } = report;
  const orders = totals.ok ? Number(totals.data.now.orders?.value ?? 0) : 0;
  const serviceOrders = totals.ok ? Number(totals.data.now.service_orders?.value ?? 0) : 0;
  const isEmpty = totals.ok && orders === 0;
  return (
    <>
      <div className="flex flex-wrap items-start gap-x-4">
        <PageHeader title={t("sales.title")}>
          {totals.ok &&
            !isEmpty &&
            t("sales.subtitle", { orders, service: serviceOrders, stores: report.storeCount })}
        </PageHeader>
        {!isEmpty && <SalesControls currencies={currencies} currency={currency} />}
      </div>
      <SalesNotes
        leftOut={report.leftOut}
        reach={reach}
        hasMoney={!isEmpty}
        comparesHours={report.comparesHours && !isEmpty}
      />
      {isEmpty || currency === null ? (
        report.storeCount > 0 && (report.hasData || reach?.firstDay) ? (
          <NoSales reach={reach} />
        ) : (
          <NothingHere reach={report.talkReach} hasData={report.hasData} />
        )
      ) : (
        <div className="grid gap-3 lg:grid-cols-6">
          <div className="lg:col-span-6">
            <Headline {...{ totals, conversion, currency, currencies }}>
              {currencies.length > 1 && (
                <Later promise={report.cards.converted} fallback={null}>
                  {(converted) => converted.ok && <ConvertedTotal converted={converted.data} />}
                </Later>
              )}
            </Headline>
          </div>
          <AnnotationsProvider annotations={report.annotations}>
            <SalesTrendCard
              className="lg:col-span-6 xl:col-span-4"
              {...{ totals, currency }}
              trend={report.trend}
            />
          </AnnotationsProvider>
          <CurveCard className={small} conversion={conversion} />
          <Later promise={report.topics} fallback={<WaitingCard title="sales.topics" className={small} />}>
            {(topics) => <TopicsCard className={small} topics={topics} currency={currency} />}
          </Later>
          <Later promise={report.windows} fallback={<WaitingCard title="sales.windows" className={small} />}>
            {(windows) => (
              <WindowsCard
                className={small}
                windows={windows}
                currency={currency}
                isNarrowed={report.isNarrowed}
              />
            )}
          </Later>
          <ContrastCard className={small} byBucket={report.byBucket} currency={currency} />
          <SlowCards cards={report.cards} currency={currency} />
          <div className="min-w-0 lg:col-span-6">
            <Later promise={report.stores} fallback={<WaitingCard title="sales.stores" className="" />}>
              {(stores) => <StoresCard {...{ stores, totals, conversion }} metrics={report.storeMetrics} />}
            </Later>
          </div>
        </div>
      )}
    </>
  );
}

export function ErrorBoundary() {
  return <PageError />;
}
