import { data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { useShell } from "#app/components/app-shell/shell-context.tsx";
import { DryRunReport } from "#app/components/imports/dry-run-report.tsx";
import { isMoving } from "#app/components/imports/import-row.ts";
import { ImportSummary } from "#app/components/imports/import-summary.tsx";
import { useFollowImports } from "#app/components/imports/use-follow-imports.ts";
import { buildPageMeta } from "#app/components/page/page-meta.ts";
import { QuarantineSection } from "#app/components/quarantine/quarantine-section.tsx";
import { Card } from "#app/components/ui/card.tsx";
import { useText } from "#app/i18n/use-text.tsx";
import { loadImportReport } from "#app/reports/imports.server.ts";
import { loadQuarantineReport } from "#app/reports/quarantine.server.ts";
import { sendTiming, startTiming } from "#app/reports/timing.server.ts";

export const headers = sendTiming;
export const meta: MetaFunction = ({ matches }) => buildPageMeta(matches, "imports.one");

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const timing = startTiming();
  const id = /^\d{1,15}$/.test(params.importId ?? "") ? Number(params.importId) : null;
  if (id === null) throw data(null, { status: 404 });
  const { searchParams: search } = new URL(request.url);
  const [report, quarantine] = await Promise.all([
    loadImportReport(context.importDb, id, timing),
    loadQuarantineReport(context.importDb, id, { search, timing }),
  ]);
  if (!report || !quarantine) throw data(null, { status: 404 });
  return timing.respond({ ...report, quarantine });
}

export default function Import() {
  const t = useText();
  const { import: found, now, quarantine } = useLoaderData<typeof loader>();
  const { name, status } = found;
  const timezone = useShell().timezone ?? "UTC";
  useFollowImports(isMoving(found));
  return (
    <>
      <header className="mb-3">
        <Link to="/imports" className="text-xs text-honey-ink underline underline-offset-3">
          {t("imports.title")}
        </Link>
        <h1 className="text-title font-semibold tracking-[-0.01em] break-all">{name}</h1>
      </header>
      <div className="grid gap-3">
        <ImportSummary row={found} now={now} timezone={timezone} />
        {isForeign(found) && (
          <p className="card px-4 py-3">
            {t("mapping.link.import")}{" "}
            <Link to="/imports/map" className="text-honey-ink underline underline-offset-3">
              {t("mapping.link")}
            </Link>
          </p>
        )}
        {status === "checked" && found.report && (
          <Card title={t("imports.dry.title")}>
            <DryRunReport report={found.report} timezone={timezone} />
          </Card>
        )}
        {(status === "done" || quarantine.waiting > 0 || quarantine.mends.length > 0) && (
          <QuarantineSection report={quarantine} timezone={timezone} />
        )}
      </div>
    </>
  );
}

/** Nothing of it was a line of our own format, which is what a file is read as that no format claims. */
function isForeign(row: {
  format: string;
  accepted: number;
  duplicate: number;
  quarantined: number;
}): boolean {
  return row.format === "canonical" && row.accepted + row.duplicate === 0 && row.quarantined > 0;
}
