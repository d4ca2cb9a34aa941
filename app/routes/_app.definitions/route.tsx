import type { LoaderFunctionArgs, MetaFunction, SerializeFrom } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useState } from "react";
import { mayDo } from "#app/access/principal.ts";
import { DefinitionsProvider } from "#app/components/figures/definitions-context.tsx";
import { DefinitionsTable } from "#app/components/definitions/definitions-table.tsx";
import { GapRules } from "#app/components/definitions/gap-rules.tsx";
import { GuidedEntries } from "#app/components/definitions/guided-entries.tsx";
import { MetricEntry } from "#app/components/definitions/metric-entry.tsx";
import { ConversionTable } from "#app/components/definitions/conversion-table.tsx";
import { SalesEntries } from "#app/components/definitions/sales-entries.tsx";
import { SalesTable } from "#app/components/definitions/sales-table.tsx";
import { OutcomeRules, ReasonRules } from "#app/components/definitions/rules.tsx";
import { PageHeader } from "#app/components/page/page-header.tsx";
import { SalesNotes } from "#app/components/sales/sales-notes.tsx";
import { buildPageMeta } from "#app/components/page/page-meta.ts";
import { Card, PartContent } from "#app/components/ui/card.tsx";
import { useText } from "#app/i18n/use-text.tsx";
import type { Translate } from "#app/i18n/translate.ts";
import { guidedMetricIds, type GuidedMetricId } from "#app/metrics/guided-registry.ts";
import { families, metricIds, metrics, type MetricFamily, type MetricId } from "#app/metrics/registry.ts";
import { salesMetricIds, type SalesMetricId } from "#app/metrics/sales-registry.ts";
import { loadDefinitionsReport } from "#app/reports/definitions.server.ts";
import { loadPageFrame } from "#app/reports/page-frame.server.ts";
import { sendTiming, startTiming } from "#app/reports/timing.server.ts";
import { parsePageSearch } from "#app/search/page-search.ts";
import { keepReportOnDrawer } from "#app/search/revalidation.ts";
import { usePageState } from "#app/search/use-page-state.ts";

export const headers = sendTiming;
export const shouldRevalidate = keepReportOnDrawer;
export const meta: MetaFunction = ({ matches }) => buildPageMeta(matches, "definitions.title");

export async function loader({ request, context }: LoaderFunctionArgs) {
  const timing = startTiming();
  const search = parsePageSearch(new URL(request.url).searchParams);
  const frame = await timing.measure("frame", () => loadPageFrame(context, search));
  const seesMoney = context.principal !== null && mayDo(context.principal, "money");
  return timing.respond(await loadDefinitionsReport(context.db, frame, { timing, seesMoney }));
}

export default function Definitions() {
  const t = useText();
  const { search } = usePageState();
  const { figures, counted, sales } = useLoaderData<typeof loader>();
  const [text, setText] = useState(search.text);
  const now = figures.ok ? figures.data : {};
  const found = metricIds.filter((id) => matches(id, text, t));
  const salesIds = sales ? salesMetricIds : [];
  const foundSales = salesIds.filter((id) => matches(id, text, t));
  const guidedIds = sales ? guidedMetricIds : [];
  const foundGuided = guidedIds.filter((id) => matches(id, text, t));
  const sold = sales?.ok ? sales.data.now : {};
  const isSearching = text.trim() !== "";
  return (
    <DefinitionsProvider value={now}>
      <PageHeader title={t("definitions.title")}>
        {t("definitions.subtitle", { count: metricIds.length + salesIds.length + guidedIds.length })}
      </PageHeader>
      <div className="mb-3 flex flex-wrap items-center gap-x-4 gap-y-2">
        <input
          type="search"
          data-shortcut="search"
          aria-label={t("definitions.search")}
          placeholder={t("definitions.search")}
          className="field w-full max-w-sm"
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            keepInUrl(event.target.value);
          }}
        />
        {!isSearching && <FamilyLinks hasSales={sales !== null} />}
        {isSearching && (
          <p role="status" className="text-muted">
            {t("definitions.found", { count: found.length + foundSales.length + foundGuided.length })}
          </p>
        )}
      </div>
      <div className="grid gap-3">
        {!isSearching && (
          <>
            <Card title={t("definitions.six")} note={t("definitions.six.note")}>
              <PartContent part={counted}>
                {(rows) => <DefinitionsTable rows={rows} figures={now} />}
              </PartContent>
            </Card>
            {sales && <SalesCards sales={sales} />}
            <Card title={t("definitions.rules")}>
              <OutcomeRules />
            </Card>
            <Card title={t("definitions.reasons")}>
              <ReasonRules />
            </Card>
            <Card title={t("definitions.gaps")}>
              <GapRules />
            </Card>
          </>
        )}
        {families.map((family) => (
          <FamilyList
            key={family}
            family={family}
            ids={found.filter((id) => metrics[id].family === family)}
            now={now}
          />
        ))}
        {foundSales.length + foundGuided.length > 0 && (
          <SalesEntries ids={foundSales} now={sold}>
            <GuidedEntries ids={foundGuided} now={sales?.ok ? sales.data.guided : {}} />
          </SalesEntries>
        )}
      </div>
    </DefinitionsProvider>
  );
}

type SalesProps = { sales: NonNullable<SerializeFrom<typeof loader>["sales"]> };

/** The definitions of money and of conversion, each side by side. */
function SalesCards({ sales }: SalesProps) {
  const t = useText();
  return (
    <>
      <Card title={t("definitions.sales.table")} note={t("definitions.sales.table.note")}>
        <PartContent part={sales}>
          {({ now, byBucket, leftOut }) => (
            <>
              <SalesNotes leftOut={leftOut} reach={null} hasMoney={false} comparesHours={false} />
              <SalesTable now={now} byBucket={byBucket} />
            </>
          )}
        </PartContent>
      </Card>
      <Card title={t("definitions.sales.conversion")} note={t("definitions.sales.conversion.note")}>
        <PartContent part={sales}>{({ now }) => <ConversionTable now={now} />}</PartContent>
      </Card>
    </>
  );
}

function FamilyLinks({ hasSales }: { hasSales: boolean }) {
  const t = useText();
  return (
    <nav aria-label={t("definitions.families")} className="flex flex-wrap gap-x-4 text-xs">
      {families.map((family) => (
        <FamilyLink key={family} id={family} name={t(`family.${family}`)} />
      ))}
      {hasSales && <FamilyLink id="sales" name={t("definitions.sales.family")} />}
    </nav>
  );
}

function FamilyLink({ id, name }: { id: string; name: string }) {
  return (
    <a
      href={`#family-${id}`}
      className="inline-flex min-h-6 items-center text-honey-ink underline-offset-3 hover:underline"
    >
      {name}
    </a>
  );
}

type FamilyProps = {
  family: MetricFamily;
  ids: MetricId[];
  now: Partial<Record<MetricId, Parameters<typeof MetricEntry>[0]["figure"]>>;
};

function FamilyList({ family, ids, now }: FamilyProps) {
  const t = useText();
  if (ids.length === 0) return null;
  return (
    <section aria-labelledby={`family-${family}`} className="card overflow-hidden">
      <h2 id={`family-${family}`} className="scroll-mt-4 px-4 py-2.5 text-sm font-semibold">
        {t(`family.${family}`)}
      </h2>
      {ids.map((id) => (
        <MetricEntry key={id} metric={id} figure={now[id]} />
      ))}
    </section>
  );
}

/** Every word typed must be in the id, the label or the definition. */
function matches(id: MetricId | SalesMetricId | GuidedMetricId, text: string, t: Translate): boolean {
  const hay = `${id} ${t(`metric.${id}.label`)} ${t(`metric.${id}.definition`)}`.toLowerCase();
  return text
    .toLowerCase()
    .split(/\s+/)
    .every((word) => hay.includes(word));
}

/** The words are in the URL for reload and sharing; nothing is loaded for them. */
function keepInUrl(text: string) {
  const url = new URL(window.location.href);
  if (text.trim() === "") url.searchParams.delete("q");
  else url.searchParams.set("q", text);
  window.history.replaceState(window.history.state, "", url);
}
