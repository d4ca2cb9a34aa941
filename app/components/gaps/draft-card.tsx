import { useFetcher, useNavigate } from "@remix-run/react";
import { useEffect, useId } from "react";
import { TextField } from "#app/components/access/text-field.tsx";
import { Card } from "#app/components/ui/card.tsx";
import { useFormat, useText } from "#app/i18n/use-text.tsx";
import { draftLimits } from "#app/knowledge/check-draft.ts";
import type { GapPage } from "#app/reports/gap-page.server.ts";
import { DraftArea } from "./draft-area.tsx";
import type { DraftState } from "./draft-state.ts";
import { describeFault } from "./describe-fault.ts";
import type { FormFault, GapAnswer } from "./gap-answer.ts";
import { useGapHref } from "./use-gap-href.ts";

type Props = { page: GapPage; draft: DraftState };

/** The answer in the making: what the bot is to say, and to which words. */
export function DraftCard({ page, draft }: Props) {
  const t = useText();
  const format = useFormat();
  const navigate = useNavigate();
  const { hrefOf, isTested } = useGapHref();
  const topics = useId();
  const fetcher = useFetcher<GapAnswer>();
  const answer = fetcher.state === "idle" ? fetcher.data : undefined;
  const faultOf = (field: FormFault["field"]) =>
    answer?.fault?.field === field ? describeFault(t, answer.fault) : undefined;
  const isDone = answer !== undefined && answer.refusal === null && answer.fault === null;
  const wantsTest = isDone && answer.intent === "test" && !isTested;
  useEffect(() => {
    if (wantsTest) navigate(`${hrefOf("backtest", "1")}#backtest`, { preventScrollReset: true });
    // Once for each answer: the address it leads to changes with it.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [wantsTest, answer]);
  const { text, change } = draft;
  const isBusy = fetcher.state !== "idle";
  return (
    <Card
      title={t("gaps.page.draft")}
      note={
        page.draft &&
        t("gaps.page.draft.saved", { time: format.shortTime(page.draft.updatedAt, page.gap.timezone) })
      }
    >
      <fetcher.Form method="post" action={`/training/gaps/${page.gap.gapId}`} className="grid gap-2.5">
        <TextField
          label={t("draft.field.question")}
          name="question"
          value={text.question}
          maxLength={draftLimits.question}
          onChange={(event) => change({ question: event.currentTarget.value })}
          autoComplete="off"
          fault={faultOf("question")}
        />
        <DraftArea
          label={t("draft.field.variants")}
          hint={t("gaps.page.draft.variants.hint")}
          name="variants"
          rows={4}
          value={text.variants}
          onChange={(variants) => change({ variants })}
          fault={faultOf("variants")}
        />
        <DraftArea
          label={t("draft.field.answer")}
          hint={t("gaps.page.draft.answer.hint")}
          name="answer"
          rows={5}
          value={text.answer}
          onChange={(value) => change({ answer: value })}
          fault={faultOf("answer")}
        />
        <div className="grid gap-2.5 sm:grid-cols-3">
          <TextField
            label={t("draft.field.entry")}
            name="entry"
            value={text.entry}
            onChange={(event) => change({ entry: event.currentTarget.value })}
            autoComplete="off"
            spellCheck={false}
            fault={faultOf("entry")}
          />
          <TextField
            label={t("draft.field.topic")}
            name="topic"
            value={text.topic}
            onChange={(event) => change({ topic: event.currentTarget.value })}
            autoComplete="off"
            list={topics}
            fault={faultOf("topic")}
          />
          <TextField
            label={t("draft.field.minutes")}
            name="minutes"
            inputMode="numeric"
            placeholder={t("gaps.page.draft.minutes.auto")}
            autoComplete="off"
            fault={faultOf("minutes")}
          />
        </div>
        <datalist id={topics}>
          {page.topics.map((topic) => (
            <option key={topic} value={topic} />
          ))}
        </datalist>
        <div className="flex flex-wrap items-center gap-2">
          <button
            type="submit"
            name="intent"
            value="test"
            disabled={isBusy}
            className="control border-honey bg-honey-wash font-semibold"
          >
            {t("gaps.page.draft.test")}
          </button>
          <button type="submit" name="intent" value="draft" disabled={isBusy} className="control">
            {t("gap.action.draft")}
          </button>
          <button type="submit" name="intent" value="publish" disabled={isBusy} className="control ml-auto">
            {t("gap.action.publish")}
          </button>
        </div>
        <p
          role="status"
          className={`min-h-4 text-xs ${answer?.refusal || answer?.fault ? "text-bad" : "text-muted"}`}
        >
          {answer?.refusal && t(`gap.refusal.${answer.refusal}`)}
          {answer?.fault && describeFault(t, answer.fault)}
          {isDone && t(`gaps.page.draft.done.${answer.intent === "publish" ? "published" : "saved"}`)}
        </p>
      </fetcher.Form>
    </Card>
  );
}
