import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { readText } from "#app/access/form-fields.ts";
import { EntriesCard } from "#app/components/entries/entries-card.tsx";
import { NothingHere } from "#app/components/page/nothing-here.tsx";
import { PageError } from "#app/components/page/page-error.tsx";
import { PageHeader } from "#app/components/page/page-header.tsx";
import { buildPageMeta } from "#app/components/page/page-meta.ts";
import { EditsCard } from "#app/components/training/edits-card.tsx";
import { GapQueueCard } from "#app/components/training/gap-queue-card.tsx";
import { LastEditsCard } from "#app/components/training/last-edits-card.tsx";
import { TeachNext } from "#app/components/training/teach-next.tsx";
import { TrainersCard } from "#app/components/training/trainers-card.tsx";
import { useText } from "#app/i18n/use-text.tsx";
import { loadEntries } from "#app/reports/entries.server.ts";
import { loadGapQueue } from "#app/reports/gap-queue.server.ts";
import { loadPageFrame } from "#app/reports/page-frame.server.ts";
import { settlePart } from "#app/reports/part.server.ts";
import { getReach } from "#app/reports/reach.ts";
import { sendTiming, startTiming } from "#app/reports/timing.server.ts";
import { loadTrainingReport } from "#app/reports/training.server.ts";
import { parseEntryChoice } from "#app/search/entry-choice.ts";
import { parseGapChoice } from "#app/search/gap-choice.ts";
import { parsePageSearch } from "#app/search/page-search.ts";
import { keepReportOnDrawer } from "#app/search/revalidation.ts";
import { switchPack } from "./switch-pack.server.ts";

export const headers = sendTiming;
export const shouldRevalidate = keepReportOnDrawer;
export const meta: MetaFunction = ({ matches }) => buildPageMeta(matches, "training.title");

export async function loader({ request, context }: LoaderFunctionArgs) {
  const timing = startTiming();
  const params = new URL(request.url).searchParams;
  const frame = await timing.measure("frame", () => loadPageFrame(context, parsePageSearch(params)));
  const [training, queue, entries] = await Promise.all([
    settlePart(
      "training",
      timing.measure("training", () =>
        loadTrainingReport(context, frame, { trainer: params.get("trainer") }),
      ),
    ),
    settlePart(
      "gaps",
      timing.measure("gaps", () => loadGapQueue(context, frame, parseGapChoice(params))),
    ),
    settlePart(
      "entries",
      timing.measure("entries", () => loadEntries(context, frame, parseEntryChoice(params))),
    ),
  ]);
  return timing.respond({
    training,
    queue,
    entries,
    reach: getReach(frame.selectedStores),
    hasData: getReach(frame.stores) !== null,
  });
}

/** `intent=pack` only. */
export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData();
  if (readText(form, "intent") !== "pack") throw data(null, { status: 400 });
  return switchPack(context, form);
}

export default function TrainingPage() {
  const t = useText();
  const { training, queue, entries, reach, hasData } = useLoaderData<typeof loader>();
  const next = queue.ok ? queue.data.next : null;
  const trainers = training.ok ? training.data.trainers : [];
  return (
    <>
      <PageHeader title={t("training.title")}>
        {queue.ok && queue.data.known > 0 && t("gaps.subtitle", { count: queue.data.tally.open })}
      </PageHeader>
      {hasData ? (
        <div className="grid grid-cols-[minmax(0,1fr)] gap-3">
          {queue.ok && next && <TeachNext gap={next} showsMoney={queue.data.showsMoney} />}
          <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-3 xl:grid-cols-[minmax(0,1fr)_22rem]">
            <GapQueueCard queue={queue} />
            <LastEditsCard training={training} />
          </div>
          <EntriesCard entries={entries} />
          {trainers.length > 0 && <TrainersCard training={training} />}
          <div id="edits" className="scroll-mt-3">
            <EditsCard training={training} />
          </div>
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
