import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData, type ShouldRevalidateFunction } from "@remix-run/react";
import { readText } from "#app/access/form-fields.ts";
import { DayBars } from "#app/components/charts/day-bars.tsx";
import { AnswersCard } from "#app/components/gaps/answers-card.tsx";
import { BacktestCard } from "#app/components/gaps/backtest-card.tsx";
import { DraftCard } from "#app/components/gaps/draft-card.tsx";
import { DraftShown } from "#app/components/gaps/draft-shown.tsx";
import { useDraft } from "#app/components/gaps/draft-state.ts";
import { gapIntents } from "#app/components/gaps/gap-answer.ts";
import { GapFigures } from "#app/components/gaps/gap-figures.tsx";
import { GapHeader } from "#app/components/gaps/gap-header.tsx";
import { GapSteps } from "#app/components/gaps/gap-steps.tsx";
import { HistoryCard } from "#app/components/gaps/history-card.tsx";
import { OutcomeCard } from "#app/components/gaps/outcome-card.tsx";
import { QuestionsCard } from "#app/components/gaps/questions-card.tsx";
import { PageError } from "#app/components/page/page-error.tsx";
import { buildPageMeta } from "#app/components/page/page-meta.ts";
import { Card } from "#app/components/ui/card.tsx";
import { Later } from "#app/components/ui/later.tsx";
import { useText } from "#app/i18n/use-text.tsx";
import { loadGapAnswers } from "#app/reports/gap-answers.server.ts";
import { loadGapBacktest } from "#app/reports/gap-backtest.server.ts";
import { loadGapPage } from "#app/reports/gap-page.server.ts";
import { loadPageFrame } from "#app/reports/page-frame.server.ts";
import { settleLater } from "#app/reports/part.server.ts";
import { sendTiming, startTiming } from "#app/reports/timing.server.ts";
import { parsePageSearch } from "#app/search/page-search.ts";
import { keepReportOnDrawer } from "#app/search/revalidation.ts";
import { getLocalTime } from "#app/time/local-day.ts";
import { changeGap } from "./change-gap.server.ts";

export const headers = sendTiming;
export const meta: MetaFunction = ({ matches }) => buildPageMeta(matches, "gaps.page.title");

/** How many of the questions are drawn is no reason to read the page again. */
export const shouldRevalidate: ShouldRevalidateFunction = (args) => {
  const [currentUrl, nextUrl] = [args.currentUrl, args.nextUrl].map((url) => {
    const short = new URL(url);
    short.searchParams.delete("questions");
    short.hash = "";
    return short;
  }) as [URL, URL];
  const isDrawnOnly =
    args.formMethod === undefined &&
    args.currentUrl.href !== args.nextUrl.href &&
    currentUrl.href === nextUrl.href;
  return isDrawnOnly ? false : keepReportOnDrawer({ ...args, currentUrl, nextUrl });
};

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const timing = startTiming();
  const search = new URL(request.url).searchParams;
  const gapId = readGapId(params["gapId"]);
  const frame = await timing.measure("frame", () => loadPageFrame(context, parsePageSearch(search)));
  const page = await timing.measure("gap", () => loadGapPage(context, frame.stores, gapId));
  if (!page) throw data(null, { status: 404 });
  const isTested = search.get("backtest") === "1" && page.draft !== null;
  return timing.respond({
    page,
    answers: settleLater(context, "answers", () => loadGapAnswers(context, gapId)),
    backtest: isTested ? settleLater(context, "backtest", () => loadGapBacktest(context, gapId)) : null,
  });
}

/** `intent` is one of `gapIntents`; the last three come with the fields of the draft. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const form = await request.formData();
  const intent = gapIntents.find((name) => name === readText(form, "intent"));
  if (!intent) throw data(null, { status: 400 });
  const answer = await changeGap(context, readGapId(params["gapId"]), intent, form);
  return data(answer, { status: answer.refusal === null && answer.fault === null ? 200 : 400 });
}

const readGapId = (text: string | undefined): number => (/^\d{1,15}$/.test(text ?? "") ? Number(text) : 0);

export default function GapRoute() {
  const t = useText();
  const { page, answers, backtest } = useLoaderData<typeof loader>();
  const draft = useDraft(page);
  const { gap, outcome, days, changes } = page;
  const isMine = gap.owner?.isMe === true && (gap.state === "claimed" || gap.state === "drafted");
  const published = changes.filter(({ action: done }) => done === "publish");
  return (
    <>
      <GapHeader gap={gap} />
      <GapSteps state={gap.state} />
      <GapFigures page={page} />
      {outcome && (
        <div className="mb-3">
          <OutcomeCard outcome={outcome} watch={gap.watch} timezone={gap.timezone} />
        </div>
      )}
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-3 lg:grid-cols-2">
        <div className="grid grid-cols-[minmax(0,1fr)] gap-3">
          {isMine ? <DraftCard page={page} draft={draft} /> : <DraftShown page={page} />}
          {backtest && (
            <div id="backtest" className="scroll-mt-3">
              <Later promise={backtest} fallback={<Waiting title={t("gaps.test")} />}>
                {(part) => <BacktestCard backtest={part} />}
              </Later>
            </div>
          )}
          <QuestionsCard page={page} onTake={isMine ? draft.addVariant : undefined} />
        </div>
        <div className="grid grid-cols-[minmax(0,1fr)] gap-3">
          <Later promise={answers} fallback={<Waiting title={t("gaps.page.answers")} />}>
            {(part) => <AnswersCard answers={part} onTake={isMine ? draft.addAnswer : undefined} />}
          </Later>
          <Card title={t("gaps.page.trend")}>
            <DayBars
              label={t("gaps.page.questions")}
              days={days}
              marks={published.map(({ at }) => ({
                day: getLocalTime(gap.timezone, at).day,
                text: t("gaps.state.published"),
              }))}
            />
          </Card>
          <HistoryCard changes={changes} timezone={gap.timezone} />
        </div>
      </div>
    </>
  );
}

function Waiting({ title }: { title: string }) {
  const t = useText();
  return (
    <Card title={title}>
      <p role="status" className="text-muted">
        {t("chart.loading")}
      </p>
    </Card>
  );
}

export function ErrorBoundary() {
  return <PageError />;
}
