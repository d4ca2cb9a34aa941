import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { PageError } from "#app/components/page/page-error.tsx";
import { PageHeader } from "#app/components/page/page-header.tsx";
import { buildPageMeta } from "#app/components/page/page-meta.ts";
import { BeforeAfterCard } from "#app/components/trainers/before-after-card.tsx";
import { EditFacts } from "#app/components/trainers/edit-facts.tsx";
import { LiftCard } from "#app/components/trainers/lift-card.tsx";
import { TrainingPath } from "#app/components/trainers/training-path.tsx";
import { WeeksCard } from "#app/components/trainers/weeks-card.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { useText } from "#app/i18n/use-text.tsx";
import { loadEditEffect } from "#app/reports/edit-effect.server.ts";
import { sendTiming, startTiming } from "#app/reports/timing.server.ts";
import { keepReportOnDrawer } from "#app/search/revalidation.ts";
import { listStores } from "#db/queries/stores.ts";

export const headers = sendTiming;
export const shouldRevalidate = keepReportOnDrawer;
export const meta: MetaFunction = ({ matches }) => buildPageMeta(matches, "edit.title");

/** `at` is when the edit went live, in epoch ms. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const timing = startTiming();
  const { store = "", entry = "", at = "" } = params;
  const report = await timing.measure("effect", async () =>
    loadEditEffect(context, await listStores(context.db, context.scope), { store, entry, at: Number(at) }),
  );
  return timing.respond({ report });
}

export default function EditPage() {
  const t = useText();
  const { report } = useLoaderData<typeof loader>();
  if (report === null) {
    return (
      <>
        <TrainingPath />
        <EmptyState title={t("edit.missing.title")}>{t("edit.missing.text")}</EmptyState>
      </>
    );
  }
  const { row } = report;
  return (
    <>
      <TrainingPath />
      <PageHeader title={row.topic ?? t("training.topic.unknown")}>{t("edit.title")}</PageHeader>
      <EditFacts row={row} />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-3 lg:grid-cols-2">
        <LiftCard report={report} />
        <WeeksCard report={report} />
        <div className="lg:col-span-2">
          <BeforeAfterCard report={report} />
        </div>
      </div>
    </>
  );
}

export function ErrorBoundary() {
  return <PageError />;
}
