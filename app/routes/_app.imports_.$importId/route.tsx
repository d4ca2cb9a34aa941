import { data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { useShell } from "#app/components/app-shell/shell-context.tsx";
import { Command } from "#app/components/imports/command.tsx";
import { DryRunReport } from "#app/components/imports/dry-run-report.tsx";
import { isMoving } from "#app/components/imports/import-row.ts";
import { ImportSummary } from "#app/components/imports/import-summary.tsx";
import { useFollowImports } from "#app/components/imports/use-follow-imports.ts";
import { QuarantinedLines, QuarantineReasons } from "#app/components/imports/quarantine.tsx";
import { useProblemWords } from "#app/components/imports/use-problem-words.ts";
import { buildPageMeta } from "#app/components/page/page-meta.ts";
import { Card } from "#app/components/ui/card.tsx";
import { useText } from "#app/i18n/use-text.tsx";
import { loadImportReport } from "#app/reports/imports.server.ts";
import { sendTiming, startTiming } from "#app/reports/timing.server.ts";

export const headers = sendTiming;
export const meta: MetaFunction = ({ matches }) => buildPageMeta(matches, "imports.one");

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const timing = startTiming();
  const id = /^\d{1,15}$/.test(params.importId ?? "") ? Number(params.importId) : null;
  if (id === null) throw data(null, { status: 404 });
  const { searchParams } = new URL(request.url);
  const after = /^\d{1,15}$/.test(searchParams.get("after") ?? "")
    ? Number(searchParams.get("after"))
    : undefined;
  const reason = searchParams.get("reason");
  const report = await loadImportReport(context.db, id, { reason, after, timing });
  if (!report) throw data(null, { status: 404 });
  return timing.respond(report);
}

export default function Import() {
  const t = useText();
  const wordsOf = useProblemWords();
  const { import: found, reasons, lines, next, reason, now } = useLoaderData<typeof loader>();
  const { importId, name, format, quarantined } = found;
  const timezone = useShell().timezone ?? "UTC";
  useFollowImports(isMoving(found));
  const more = new URLSearchParams({ ...(reason === null ? {} : { reason }), after: String(next) });
  return (
    <>
      <header className="mb-3">
        <Link to="/imports" className="text-xs text-honey-ink underline-offset-3 hover:underline">
          {t("imports.title")}
        </Link>
        <h1 className="text-title font-semibold tracking-[-0.01em] break-all">{name}</h1>
      </header>
      <div className="grid gap-3">
        <ImportSummary row={found} now={now} timezone={timezone} />
        {found.status === "checked" && found.report && (
          <Card title={t("imports.dry.title")}>
            <DryRunReport report={found.report} timezone={timezone} />
          </Card>
        )}
        {quarantined === 0 ? (
          found.status === "done" && (
            <Card title={t("imports.quarantine")}>
              <p className="text-muted">{t("imports.quarantine.none")}</p>
            </Card>
          )
        ) : (
          <>
            <Card
              title={t("imports.quarantine")}
              note={
                <a
                  href={`/imports/${importId}/quarantine`}
                  download
                  className="text-honey-ink underline-offset-3 hover:underline"
                >
                  {t("imports.download.all")}
                </a>
              }
            >
              <QuarantineReasons importId={importId} reasons={reasons} chosen={reason} />
            </Card>
            <Card title={t("imports.repair")}>
              <p className="mb-2 max-w-3xl text-muted">{t("imports.repair.text")}</p>
              <Command
                label={t("imports.repair")}
              >{`npm run ingest -- quarantine-${importId}.txt --format ${format}`}</Command>
            </Card>
            <Card
              title={
                reason === null ? t("imports.preview") : t("imports.preview.of", { reason: wordsOf(reason) })
              }
            >
              <QuarantinedLines lines={lines} />
              {next !== null && (
                <Link
                  to={`/imports/${importId}?${more}`}
                  preventScrollReset
                  className="control mt-3 self-start"
                >
                  {t("conversations.more")}
                </Link>
              )}
            </Card>
          </>
        )}
      </div>
    </>
  );
}
