import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData, useSearchParams } from "@remix-run/react";
import { useMay, useShell } from "#app/components/app-shell/shell-context.tsx";
import { ConversationsTable } from "#app/components/conversations/conversations-table.tsx";
import { NewRows } from "#app/components/conversations/new-rows.tsx";
import { SearchBox } from "#app/components/conversations/search-box.tsx";
import { TargetPill } from "#app/components/conversations/target-pill.tsx";
import { useSteadyRows } from "#app/components/conversations/use-steady-rows.ts";
import { NothingHere } from "#app/components/page/nothing-here.tsx";
import { PageHeader } from "#app/components/page/page-header.tsx";
import { buildPageMeta } from "#app/components/page/page-meta.ts";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { useFormat, useText } from "#app/i18n/use-text.tsx";
import { loadConversationsReport } from "#app/reports/conversations.server.ts";
import { loadPageFrame } from "#app/reports/page-frame.server.ts";
import { sendTiming, startTiming } from "#app/reports/timing.server.ts";
import { buildQueryString, drawerParams, parsePageSearch } from "#app/search/page-search.ts";
import { keepReportOnDrawer } from "#app/search/revalidation.ts";
import { usePageState } from "#app/search/use-page-state.ts";

export const meta: MetaFunction = ({ matches }) => buildPageMeta(matches, "conversations.title");
export const headers = sendTiming;
export const shouldRevalidate = keepReportOnDrawer;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const timing = startTiming();
  const params = new URL(request.url).searchParams;
  const frame = await timing.measure("frame", () => loadPageFrame(context, parsePageSearch(params)));
  const report = await loadConversationsReport(context.db, frame, { after: params.get("after"), timing });
  return timing.respond(report);
}

export default function Conversations() {
  const t = useText();
  const report = useLoaderData<typeof loader>();
  const { search } = usePageState();
  const mayExport = useMay("export");
  const { count, isOfRatings } = report;
  const steady = useSteadyRows(report, useListAddress());
  const { rows, next } = steady.page;
  const file = `/list.csv${buildQueryString({ ...search, list: null, conversation: null })}`;
  return (
    <>
      <PageHeader title={t("conversations.title")}>
        {t(isOfRatings ? "conversations.subtitle.ratings" : "conversations.subtitle", { count })}
      </PageHeader>
      <div className="mb-3 flex flex-wrap items-center gap-2">
        <SearchBox />
        <TargetPill />
        {count > 0 && mayExport && (
          <a href={file} download className="control ml-auto text-muted hover:text-ink">
            {t("conversations.export.short")}
          </a>
        )}
      </div>
      <SearchReach />
      {rows.length > 0 ? (
        <>
          <NewRows {...steady} place="edge" onShow={steady.showNew} />
          <ConversationsTable rows={rows} isOfRatings={isOfRatings} metric={search.target?.metric ?? null} />
          <Paging next={next} />
        </>
      ) : (
        <NothingListed />
      )}
    </>
  );
}

/** How far back words were looked for, where that is not the whole period, and the way to look further. */
function SearchReach() {
  const t = useText();
  const format = useFormat();
  const { wordsFrom, wordsLimit, daysBefore } = useLoaderData<typeof loader>();
  const { hrefWith } = usePageState();
  const { lastDay } = useShell();
  if (wordsFrom === null) return null;
  return (
    <p className="mb-3 flex flex-wrap items-baseline gap-x-3 text-xs text-muted" data-words-from>
      {t("conversations.wordsfrom", {
        count: format.count(wordsLimit),
        time: format.shortTime(wordsFrom, "UTC"),
      })}
      {daysBefore && (
        <Link
          to={hrefWith({ period: daysBefore, conversation: null })}
          className="inline-flex min-h-6 items-center text-honey-ink underline-offset-3 hover:underline"
        >
          {t("conversations.everywhere", { range: format.dayRange(daysBefore, lastDay) })}
        </Link>
      )}
    </p>
  );
}

/** The address without what only the drawer shows. */
function useListAddress(): string {
  const [params] = useSearchParams();
  const own = new URLSearchParams(params);
  for (const name of drawerParams) own.delete(name);
  return own.toString();
}

/** Older rows follow by their place in time, so a page stays the same while new conversations arrive. */
function Paging({ next }: { next: string | null }) {
  const t = useText();
  const { hrefWith } = usePageState();
  const [params] = useSearchParams();
  const top = hrefWith({ text: params.get("q") ?? "", conversation: null });
  if (next === null && !params.has("after")) return null;
  return (
    <nav aria-label={t("conversations.paging")} className="mt-3 flex justify-between">
      {params.has("after") ? (
        <Link to={top} className="control">
          {t("conversations.newest")}
        </Link>
      ) : (
        <span />
      )}
      {next !== null && (
        <Link to={`${top}${top.includes("?") ? "&" : "?"}after=${next}`} className="control">
          {t("conversations.older")}
        </Link>
      )}
    </nav>
  );
}

/** What a search without result says, and the way to look further. */
function NothingListed() {
  const t = useText();
  const format = useFormat();
  const { reach, hasData } = useLoaderData<typeof loader>();
  const { search, hrefWith } = usePageState();
  const isNarrow = search.text !== "" || search.target !== null;
  if (!hasData || !isNarrow) return <NothingHere reach={reach} hasData={hasData} />;
  const everywhere = reach && { from: reach.firstDay, to: reach.lastDay };
  return (
    <EmptyState
      title={
        search.text === "" ? t("conversations.none") : t("conversations.notfound", { text: search.text })
      }
      action={
        <>
          {everywhere && (
            <Link to={hrefWith({ period: everywhere })} className="control">
              {t("conversations.everywhere", { range: format.dayRange(everywhere, null) })}
            </Link>
          )}
          <Link to={hrefWith({ text: "", target: null })} className="control">
            {t("conversations.clear")}
          </Link>
        </>
      }
    >
      {search.text !== "" && t("conversations.notfound.text")}
    </EmptyState>
  );
}
