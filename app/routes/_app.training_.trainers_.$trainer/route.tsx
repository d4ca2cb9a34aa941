import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, useParams } from "@remix-run/react";
import { PageError } from "#app/components/page/page-error.tsx";
import { PageHeader } from "#app/components/page/page-header.tsx";
import { buildPageMeta } from "#app/components/page/page-meta.ts";
import { BotWorkCard } from "#app/components/trainers/bot-work-card.tsx";
import { EditSides } from "#app/components/trainers/edit-sides.tsx";
import { FixesCard } from "#app/components/trainers/fixes-card.tsx";
import { FixesList } from "#app/components/trainers/fixes-list.tsx";
import { RulesCard } from "#app/components/trainers/rules-card.tsx";
import { TrainerEffectCard } from "#app/components/trainers/trainer-effect-card.tsx";
import { TrainerFacts } from "#app/components/trainers/trainer-facts.tsx";
import { TrainingPath } from "#app/components/trainers/training-path.tsx";
import { EditsTable } from "#app/components/training/edits-table.tsx";
import { NoEdits } from "#app/components/training/no-edits.tsx";
import { Card, PartContent } from "#app/components/ui/card.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { useText } from "#app/i18n/use-text.tsx";
import { loadPageFrame } from "#app/reports/page-frame.server.ts";
import { sendTiming, startTiming } from "#app/reports/timing.server.ts";
import { loadTrainerReport } from "#app/reports/trainer.server.ts";
import { parsePageSearch } from "#app/search/page-search.ts";
import { parseTrainerChoice } from "#app/search/trainer-choice.ts";
import { keepReportOnDrawer } from "#app/search/revalidation.ts";

export const headers = sendTiming;
export const shouldRevalidate = keepReportOnDrawer;
export const meta: MetaFunction = ({ matches }) => buildPageMeta(matches, "trainer.title");

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const timing = startTiming();
  const search = new URL(request.url).searchParams;
  const frame = await timing.measure("frame", () => loadPageFrame(context, parsePageSearch(search)));
  const asked = { trainer: params.trainer ?? "", choice: parseTrainerChoice(search) };
  return timing.respond(await loadTrainerReport(context, frame, asked, timing));
}

export default function Trainer() {
  const t = useText();
  const { trainer: id = "" } = useParams();
  const { entry, rules, training, fixes, work, stores } = useLoaderData<typeof loader>();
  if (entry === null) {
    return (
      <>
        <TrainingPath hasTrainers />
        <EmptyState title={t("trainer.missing.title")}>{t("trainer.missing.text")}</EmptyState>
      </>
    );
  }
  const name = entry.name ?? id;
  const { judged, low, harmed } = entry;
  return (
    <>
      <TrainingPath hasTrainers />
      <PageHeader title={name} />
      <TrainerFacts entry={entry} />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-3 lg:grid-cols-2">
        <TrainerEffectCard entry={entry} />
        <FixesCard entry={entry} />
        {entry.fixes.published > 0 && (
          <div id="fixes" className="scroll-mt-3 lg:col-span-2">
            <FixesList rows={fixes} sums={entry.fixes} />
          </div>
        )}
        <div id="edits" className="scroll-mt-3 lg:col-span-2">
          <Card title={t("trainer.edits")} note={t("training.edits.note")}>
            <EditSides entry={entry} />
            <PartContent part={training}>
              {(report) =>
                report.rows.length === 0 ? (
                  <NoEdits report={report} />
                ) : (
                  <div className="-mx-4 -mb-3.5 overflow-hidden rounded-b-card border-t border-line">
                    <EditsTable rows={report.rows} showsAdded />
                  </div>
                )
              }
            </PartContent>
          </Card>
        </div>
        <RulesCard rules={rules} proof={{ name, judged, low, harmed }} />
        <BotWorkCard
          work={work}
          title={t("trainer.bot")}
          where={[{ dimension: "store", operator: "is", values: stores }]}
        />
      </div>
    </>
  );
}

export function ErrorBoundary() {
  return <PageError />;
}
