import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { useShell } from "#app/components/app-shell/shell-context.tsx";
import { BringLogs } from "#app/components/imports/bring-logs.tsx";
import { DropOverlay } from "#app/components/imports/drop-overlay.tsx";
import { isMoving } from "#app/components/imports/import-row.ts";
import { ImportsTable } from "#app/components/imports/imports-table.tsx";
import { ImportsTabs } from "#app/components/imports/imports-tabs.tsx";
import { QualityTable } from "#app/components/imports/quality-table.tsx";
import { UploadButton } from "#app/components/imports/upload-button.tsx";
import { UploadTray } from "#app/components/imports/upload-tray.tsx";
import { useFollowImports } from "#app/components/imports/use-follow-imports.ts";
import { PageHeader } from "#app/components/page/page-header.tsx";
import { buildPageMeta } from "#app/components/page/page-meta.ts";
import { Card, PartContent } from "#app/components/ui/card.tsx";
import { useText } from "#app/i18n/use-text.tsx";
import { loadImportsReport } from "#app/reports/imports.server.ts";
import { listPresetFormats } from "#app/reports/mapping.server.ts";
import { countWaitingLines } from "#app/reports/quarantine.server.ts";
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
  const [report, waiting, mapped] = await Promise.all([
    loadImportsReport({ db: context.importDb, scope: context.scope }, { before, timing }),
    countWaitingLines(context.importDb),
    listPresetFormats(context.importDb, context.scope),
  ]);
  return timing.respond({ ...report, mapped, waiting, before: before ?? null, address: url.origin });
}

export default function Imports() {
  const t = useText();
  const { imports, stores, formats, mapped, waiting, before, address, now } = useLoaderData<typeof loader>();
  const timezone = useShell().timezone ?? "UTC";
  const rows = imports.ok ? imports.data.rows : [];
  useFollowImports(rows.some(isMoving));
  const next = imports.ok ? imports.data.next : null;
  return (
    <>
      <DropOverlay />
      <ImportsTabs />
      <div className="flex flex-wrap items-start justify-between gap-x-4">
        <PageHeader title={t("imports.title")}>{t("imports.subtitle")}</PageHeader>
        <div className="mb-3 flex flex-wrap gap-2">
          <Link to="/imports/map" className="control">
            {t("mapping.link")}
          </Link>
          <UploadButton />
        </div>
      </div>
      <div className="grid gap-3">
        <UploadTray formats={[...mapped, ...formats]} />
        <Card
          title={t("imports.list")}
          note={
            <>
              {waiting > 0 && (
                <Link
                  to="/imports/quarantine"
                  className="mr-4 font-medium text-bad underline-offset-3 hover:underline"
                >
                  {t("quarantine.overview.link", { lines: waiting })}
                </Link>
              )}
              {t("imports.list.note")}
            </>
          }
        >
          <PartContent part={imports}>
            {() =>
              rows.length === 0 ? (
                <p className="text-muted">{t("imports.none")}</p>
              ) : (
                <div className="-mx-4 -mb-4 overflow-hidden rounded-b-card">
                  <ImportsTable rows={rows} timezone={timezone} now={now} />
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
