import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { NothingHere } from "#app/components/page/nothing-here.tsx";
import { PageError } from "#app/components/page/page-error.tsx";
import { PageHeader } from "#app/components/page/page-header.tsx";
import { buildPageMeta } from "#app/components/page/page-meta.ts";
import { EditsCard } from "#app/components/training/edits-card.tsx";
import { TrainersCard } from "#app/components/training/trainers-card.tsx";
import { useText } from "#app/i18n/use-text.tsx";
import { loadPageFrame } from "#app/reports/page-frame.server.ts";
import { settlePart } from "#app/reports/part.server.ts";
import { getReach } from "#app/reports/reach.ts";
import { sendTiming, startTiming } from "#app/reports/timing.server.ts";
import { loadTrainingReport } from "#app/reports/training.server.ts";
import { parsePageSearch } from "#app/search/page-search.ts";
import { keepReportOnDrawer } from "#app/search/revalidation.ts";

export const headers = sendTiming;
export const shouldRevalidate = keepReportOnDrawer;
export const meta: MetaFunction = ({ matches }) => buildPageMeta(matches, "training.title");

export async function loader({ request, context }: LoaderFunctionArgs) {
  const timing = startTiming();
  const params = new URL(request.url).searchParams;
  const frame = await timing.measure("frame", () => loadPageFrame(context, parsePageSearch(params)));
  const training = await settlePart(
    "training",
    timing.measure("training", () => loadTrainingReport(context, frame, params.get("trainer"))),
  );
  return timing.respond({
    training,
    reach: getReach(frame.selectedStores),
    hasData: getReach(frame.stores) !== null,
  });
}

export default function TrainingPage() {
  const t = useText();
  const { training, reach, hasData } = useLoaderData<typeof loader>();
  const { count, judged, trainers } = training.ok ? training.data : { count: 0, judged: 0, trainers: [] };
  return (
    <>
      <PageHeader title={t("training.title")}>
        {count > 0 && t("training.subtitle", { count, judged })}
      </PageHeader>
      {hasData ? (
        <div className="grid grid-cols-[minmax(0,1fr)] gap-3">
          {trainers.length > 0 && <TrainersCard training={training} />}
          <EditsCard training={training} />
        </div>
      ) : (
        <NothingHere reach={reach} hasData={hasData} />
      )}
    </>
  );
}

export function ErrorBoundary() {
  return <PageError />;
}
