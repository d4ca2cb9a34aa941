import { data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { DayBars } from "#app/components/charts/day-bars.tsx";
import { EntryHeader } from "#app/components/entries/entry-header.tsx";
import { EntryHistoryCard } from "#app/components/entries/entry-history-card.tsx";
import { EntryTextCard } from "#app/components/entries/entry-text-card.tsx";
import { HitsCard } from "#app/components/entries/hits-card.tsx";
import { OtherStores } from "#app/components/entries/other-stores.tsx";
import { PageError } from "#app/components/page/page-error.tsx";
import { buildPageMeta } from "#app/components/page/page-meta.ts";
import { EditsTable } from "#app/components/training/edits-table.tsx";
import { Card } from "#app/components/ui/card.tsx";
import { useText } from "#app/i18n/use-text.tsx";
import { loadEntryPage } from "#app/reports/entry-page.server.ts";
import { loadPageFrame } from "#app/reports/page-frame.server.ts";
import { sendTiming, startTiming } from "#app/reports/timing.server.ts";
import { parseHitChoice } from "#app/search/hit-choice.ts";
import { parsePageSearch } from "#app/search/page-search.ts";
import { keepReportOnDrawer } from "#app/search/revalidation.ts";

export const headers = sendTiming;
export const shouldRevalidate = keepReportOnDrawer;
export const meta: MetaFunction = ({ matches }) => buildPageMeta(matches, "entries.page.title");

/** An entry of the stores that the page's filters leave. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const timing = startTiming();
  const search = new URL(request.url).searchParams;
  const frame = await timing.measure("frame", () => loadPageFrame(context, parsePageSearch(search)));
  const entry = (params["entry"] ?? "").replaceAll("\0", "");
  const page = await timing.measure("entry", () =>
    loadEntryPage(context, frame, { entry, choice: parseHitChoice(search) }),
  );
  if (!page) throw data(null, { status: 404 });
  return timing.respond({ page });
}

export default function EntryRoute() {
  const t = useText();
  const { page } = useLoaderData<typeof loader>();
  const { row, days, edits, others } = page;
  return (
    <>
      <EntryHeader page={page} />
      <OtherStores entry={row.entry} stores={others} />
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-3 lg:grid-cols-2">
        <EntryTextCard row={row} />
        <div className="grid grid-cols-[minmax(0,1fr)] gap-3">
          <Card title={t("entries.page.trend")}>
            <DayBars label={t("entries.col.hits")} days={days} />
          </Card>
          <EntryHistoryCard page={page} />
        </div>
        <div className="lg:col-span-2">
          <HitsCard page={page} />
        </div>
        <div className="lg:col-span-2">
          <Card title={t("training.edits")} note={t("training.edits.note")}>
            {edits.length === 0 ? (
              <p className="text-muted">{t("entries.page.noedits")}</p>
            ) : (
              <div className="-mx-4 -mb-3.5 overflow-hidden rounded-b-card border-t border-line">
                <EditsTable rows={edits} />
              </div>
            )}
          </Card>
        </div>
      </div>
    </>
  );
}

export function ErrorBoundary() {
  return <PageError />;
}
