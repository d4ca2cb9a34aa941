import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData, useRevalidator } from "@remix-run/react";
import { useEffect } from "react";
import { useShell } from "#app/components/app-shell/shell-context.tsx";
import { BringLogs } from "#app/components/imports/bring-logs.tsx";
import { ImportsTable } from "#app/components/imports/imports-table.tsx";
import { QualityTable } from "#app/components/imports/quality-table.tsx";
import { PageHeader } from "#app/components/page/page-header.tsx";
import { buildPageMeta } from "#app/components/page/page-meta.ts";
import { Card, PartContent } from "#app/components/ui/card.tsx";
import { useText } from "#app/i18n/use-text.tsx";
import { loadImportsReport } from "#app/reports/imports.server.ts";
import { sendTiming, startTiming } from "#app/reports/timing.server.ts";
import { keepReportOnDrawer } from "#app/search/revalidation.ts";

export const headers = sendTiming;
export const shouldRevalidate = keepReportOnDrawer;
export const meta: MetaFunction = ({ matches }) => buildPageMeta(matches, "imports.title");

export async function loader({ request, context }: LoaderFunctionArgs) {
  const timing = startTiming();
  const url = new URL(request.url);
  const before = /^\d{1,15}$/.test(url.searchParams.get("before") ?? "")
    ? Number(url.searchParams.get("before"))
    : undefined;
  const report = await loadImportsReport(context.db, { before, timing });
  return timing.respond({ ...report, before: before ?? null, address: url.origin });
}

export default function Imports() {
  const t = useText();
  const { imports, stores, formats, before, address } = useLoaderData<typeof loader>();
  const timezone = useShell().timezone ?? "UTC";
  const rows = imports.ok ? imports.data.rows : [];
  useFollow(rows.some(({ status }) => status === "running"));
  const next = imports.ok ? imports.data.next : null;
  return (
    <>
      <PageHeader title={t("imports.title")}>{t("imports.subtitle")}</PageHeader>
      <div className="grid gap-3">
        <Card title={t("imports.list")} note={t("imports.list.note")}>
          <PartContent part={imports}>
            {() =>
              rows.length === 0 ? (
                <p className="text-muted">{t("imports.none")}</p>
              ) : (
                <div className="-mx-4 -mb-4 overflow-hidden rounded-b-card">
                  <ImportsTable rows={rows} timezone={timezone} />
                </div>
              )
            }
          </PartContent>
          {(next !== null || before !== null) && (
            <nav aria-label={t("conversations.paging")} className="mt-6 flex justify-between">
              {before !== null ? (
                <Link to="/imports" className="control">
                  {t("conversations.newest")}
                </Link>
              ) : (
                <span />
              )}
              {next !== null && (
                <Link to={`/imports?before=${next}`} className="control">
                  {t("conversations.older")}
                </Link>
              )}
            </nav>
          )}
        </Card>
        <Card title={t("imports.quality")} note={t("imports.quality.note")}>
          <PartContent part={stores}>
            {(all) =>
              all.length === 0 ? (
                <p className="text-muted">{t("imports.quality.none")}</p>
              ) : (
                <div className="-mx-4 -mb-4 overflow-hidden rounded-b-card">
                  <QualityTable rows={all} />
                </div>
              )
            }
          </PartContent>
        </Card>
        <Card title={t("imports.bring")}>
          <BringLogs formats={formats} address={address} />
        </Card>
      </div>
    </>
  );
}

/** Looks again while something is being imported. */
function useFollow(isRunning: boolean) {
  const { revalidate } = useRevalidator();
  useEffect(() => {
    if (!isRunning) return;
    const timer = setInterval(() => document.visibilityState === "visible" && revalidate(), 3_000);
    return () => clearInterval(timer);
  }, [isRunning, revalidate]);
}
