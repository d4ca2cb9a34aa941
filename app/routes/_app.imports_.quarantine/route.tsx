import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { useShell } from "#app/components/app-shell/shell-context.tsx";
import { buildPageMeta } from "#app/components/page/page-meta.ts";
import { WaitingList } from "#app/components/quarantine/waiting-list.tsx";
import { Card } from "#app/components/ui/card.tsx";
import { useText } from "#app/i18n/use-text.tsx";
import { loadWaitingReport } from "#app/reports/quarantine.server.ts";
import { sendTiming, startTiming } from "#app/reports/timing.server.ts";

export const headers = sendTiming;
export const meta: MetaFunction = ({ matches }) => buildPageMeta(matches, "quarantine.overview.title");

/** What still waits, over all imports. */
export async function loader({ context }: LoaderFunctionArgs) {
  const timing = startTiming();
  return timing.respond(await loadWaitingReport(context.importDb, timing));
}

export default function Quarantine() {
  const t = useText();
  const timezone = useShell().timezone ?? "UTC";
  const { total, imports } = useLoaderData<typeof loader>();
  return (
    <>
      <header className="mb-3">
        <Link to="/imports" className="text-xs text-honey-ink underline-offset-3 hover:underline">
          {t("imports.title")}
        </Link>
        <div className="flex flex-wrap items-baseline gap-x-3">
          <h1 className="text-title font-semibold tracking-[-0.01em]">{t("quarantine.overview.title")}</h1>
          <p className="text-muted">{t("quarantine.overview.subtitle")}</p>
        </div>
      </header>
      <Card
        title={
          total.lines === 0
            ? t("quarantine.overview.none")
            : t("quarantine.overview.total", { lines: total.lines, imports: total.imports })
        }
      >
        <WaitingList imports={imports} timezone={timezone} />
      </Card>
    </>
  );
}
