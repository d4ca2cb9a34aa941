import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { NothingHere } from "#app/components/page/nothing-here.tsx";
import { PageError } from "#app/components/page/page-error.tsx";
import { PageHeader } from "#app/components/page/page-header.tsx";
import { buildPageMeta } from "#app/components/page/page-meta.ts";
import { useText } from "#app/i18n/use-text.tsx";
import { loadPageFrame } from "#app/reports/page-frame.server.ts";
import { getReach } from "#app/reports/reach.ts";
import { loadStoresReport } from "#app/reports/stores.server.ts";
import { sendTiming, startTiming } from "#app/reports/timing.server.ts";
import { parsePageSearch } from "#app/search/page-search.ts";
import { keepReportOnDrawer } from "#app/search/revalidation.ts";
import { StoresTable } from "./stores-table.tsx";

export const headers = sendTiming;
export const shouldRevalidate = keepReportOnDrawer;
export const meta: MetaFunction = ({ matches }) => buildPageMeta(matches, "stores.title");

export async function loader({ request, context }: LoaderFunctionArgs) {
  const timing = startTiming();
  const search = parsePageSearch(new URL(request.url).searchParams);
  const frame = await timing.measure("frame", () => loadPageFrame(context, search));
  const report = await loadStoresReport(context.db, frame, timing);
  return timing.respond({
    ...report,
    reach: getReach(frame.selectedStores),
    hasData: getReach(frame.stores) !== null,
  });
}

export default function StoresPage() {
  const t = useText();
  const { rows, total, reach, hasData } = useLoaderData<typeof loader>();
  const conversations = total.figures.conversations?.value ?? 0;
  return (
    <>
      <PageHeader title={t("stores.title")}>
        {hasData && t("stores.subtitle", { count: rows.length, conversations })}
      </PageHeader>
      {conversations > 0 ? (
        <StoresTable rows={rows} total={total} />
      ) : (
        <NothingHere reach={reach} hasData={hasData} />
      )}
    </>
  );
}

export function ErrorBoundary() {
  return <PageError />;
}
