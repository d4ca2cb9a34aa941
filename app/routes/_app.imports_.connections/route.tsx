import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { useShell } from "#app/components/app-shell/shell-context.tsx";
import { ConnectionsTable } from "#app/components/connections/connections-table.tsx";
import { ScoreTable } from "#app/components/connections/score-table.tsx";
import { ImportsTabs } from "#app/components/imports/imports-tabs.tsx";
import { PageHeader } from "#app/components/page/page-header.tsx";
import { buildPageMeta } from "#app/components/page/page-meta.ts";
import { Card, PartContent } from "#app/components/ui/card.tsx";
import { useText } from "#app/i18n/use-text.tsx";
import { loadConnectionsReport } from "#app/reports/connections.server.ts";
import { changeConnections, intents } from "./change.server.ts";
import { OpenedPanel } from "./opened-panel.tsx";

export const meta: MetaFunction = ({ matches }) => buildPageMeta(matches, "connections.title");

/** `?add=1`, `?add=pull`, `?connection=ID` and `?part=…&store=…&source=…` open a panel beside the page. */
export async function loader({ request, context: { db, scope } }: LoaderFunctionArgs) {
  const url = new URL(request.url);
  const report = await loadConnectionsReport({ db, scope }, url);
  return {
    ...report,
    isAdding: url.searchParams.has("add"),
    addsPull: url.searchParams.get("add") === "pull",
    base: `${url.origin}/webhooks`,
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData();
  const intent = intents.find((known) => known === form.get("intent"));
  if (!intent) throw data(null, { status: 400 });
  return changeConnections(context, form, intent);
}

export default function Connections() {
  const t = useText();
  const report = useLoaderData<typeof loader>();
  const { connections, quality, platforms, now } = report;
  const timezone = useShell().timezone ?? "UTC";
  return (
    <>
      <ImportsTabs />
      <div className="flex flex-wrap items-start justify-between gap-x-4">
        <PageHeader title={t("connections.title")}>{t("connections.subtitle")}</PageHeader>
        <Link
          to="/imports/connections?add=1"
          preventScrollReset
          className="control mb-3 min-h-9 border-honey font-semibold"
        >
          {t("connections.add")}
        </Link>
      </div>
      <div className="grid gap-3">
        <Card title={t("connections.list")} note={t("connections.list.note")}>
          <PartContent part={connections}>
            {(rows) =>
              rows.length === 0 ? (
                <p className="text-muted">{t("connections.none")}</p>
              ) : (
                <div className="-mx-4 -mb-3.5 overflow-hidden rounded-b-card">
                  <ConnectionsTable rows={rows} platforms={platforms} timezone={timezone} now={now} />
                </div>
              )
            }
          </PartContent>
        </Card>
        <Card title={t("connections.quality")} note={t("connections.quality.note")}>
          <PartContent part={quality}>
            {(rows) =>
              rows.length === 0 ? (
                <p className="text-muted">{t("connections.quality.none")}</p>
              ) : (
                <>
                  <div className="-mx-4 overflow-hidden">
                    <ScoreTable rows={rows} />
                  </div>
                  <p className="mt-2 text-xs text-muted">{t("connections.score.title")}</p>
                </>
              )
            }
          </PartContent>
        </Card>
      </div>
      <OpenedPanel {...report} timezone={timezone} />
    </>
  );
}
