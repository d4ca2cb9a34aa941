import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { PageError } from "#app/components/page/page-error.tsx";
import { PageHeader } from "#app/components/page/page-header.tsx";
import { buildPageMeta } from "#app/components/page/page-meta.ts";
import { BotWorkCard } from "#app/components/trainers/bot-work-card.tsx";
import { RulesCard } from "#app/components/trainers/rules-card.tsx";
import { TeamChoice, useTeam } from "#app/components/trainers/team-choice.tsx";
import { TrainersTable } from "#app/components/trainers/trainers-table.tsx";
import { TrainingPath } from "#app/components/trainers/training-path.tsx";
import { Card, PartContent } from "#app/components/ui/card.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { useText } from "#app/i18n/use-text.tsx";
import { loadPageFrame } from "#app/reports/page-frame.server.ts";
import { settlePart } from "#app/reports/part.server.ts";
import { sendTiming, startTiming } from "#app/reports/timing.server.ts";
import { loadBotWork, loadTrainersReport } from "#app/reports/trainers.server.ts";
import { parsePageSearch } from "#app/search/page-search.ts";
import { keepReportOnDrawer } from "#app/search/revalidation.ts";

export const headers = sendTiming;
export const shouldRevalidate = keepReportOnDrawer;
export const meta: MetaFunction = ({ matches }) => buildPageMeta(matches, "trainers.title");

/** `team=` shows one team only. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const timing = startTiming();
  const params = new URL(request.url).searchParams;
  const frame = await timing.measure("frame", () => loadPageFrame(context, parsePageSearch(params)));
  const report = await timing.measure("trainers", () =>
    settlePart("trainers", loadTrainersReport(context, frame, { team: params.get("team") })),
  );
  const known = report.ok ? report.data.known : 0;
  const work = await timing.measure("work", () => settlePart("work", loadBotWork(context, frame, known)));
  return timing.respond({ report, work });
}

export default function Trainers() {
  const t = useText();
  const { report, work } = useLoaderData<typeof loader>();
  const known = report.ok ? report.data.known : 0;
  return (
    <>
      <TrainingPath />
      <PageHeader title={t("trainers.title")}>
        {known > 0 && t("trainers.subtitle", { count: known })}
      </PageHeader>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-3">
        {known > 0 && <BotWorkCard work={work} />}
        <PartContent part={report}>
          {({ rows, teams, rules }) =>
            known === 0 ? (
              <EmptyState title={t("trainers.empty.title")}>{t("trainers.empty.text")}</EmptyState>
            ) : (
              <>
                <Card title={t("trainers.table")} note={t("trainers.table.note")}>
                  <TeamChoice teams={teams} />
                  {rows.length === 0 ? (
                    <NobodyInTeam />
                  ) : (
                    <div className="-mx-4 -mb-3.5 overflow-hidden rounded-b-card border-t border-line">
                      <TrainersTable rows={rows} />
                    </div>
                  )}
                </Card>
                <RulesCard rules={rules} />
              </>
            )
          }
        </PartContent>
      </div>
    </>
  );
}

function NobodyInTeam() {
  const t = useText();
  const { hrefOf } = useTeam();
  return (
    <EmptyState
      title={t("trainers.empty.team.title")}
      action={
        <Link to={hrefOf(null)} className="control">
          {t("trainers.empty.team.action")}
        </Link>
      }
    />
  );
}

export function ErrorBoundary() {
  return <PageError />;
}
