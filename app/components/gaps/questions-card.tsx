import { Link } from "@remix-run/react";
import { useRef } from "react";
import { MaskedText } from "#app/components/transcript/masked-text.tsx";
import { Card } from "#app/components/ui/card.tsx";
import { useLightLinks } from "#app/components/ui/use-light-links.ts";
import { useFormat, useText } from "#app/i18n/use-text.tsx";
import type { GapPage, GapQuestionRow } from "#app/reports/gap-page.server.ts";
import { usePageState } from "#app/search/use-page-state.ts";
import { useGapHref } from "./use-gap-href.ts";

const fewQuestions = 8;

type Props = {
  page: GapPage;
  /** Takes a question over as a variant; absent for whoever has no draft to put it in. */
  onTake?: ((text: string) => void) | undefined;
};

/** The questions the gap counts; each opens its transcript. */
export function QuestionsCard({ page: { gap, questions }, onTake }: Props) {
  const t = useText();
  const { showsAllQuestions, hrefOf } = useGapHref();
  const box = useRef<HTMLUListElement>(null);
  useLightLinks(box);
  if (questions === null) return null;
  const shown = showsAllQuestions ? questions : questions.slice(0, fewQuestions);
  const left = gap.questions - questions.length;
  return (
    <div id="questions" className="scroll-mt-3">
      <Card title={t("gaps.page.asked", { count: gap.questions })} note={t("gaps.page.asked.note")}>
        {questions.length === 0 && <p className="text-muted">{t("gaps.page.asked.none")}</p>}
        <ul
          ref={box}
          aria-label={t("gaps.page.questions")}
          className="-mx-4 divide-y divide-line border-t border-line"
        >
          {shown.map((question) => (
            <QuestionItem
              key={question.message}
              question={question}
              timezone={gap.timezone}
              onTake={onTake}
            />
          ))}
        </ul>
        {(showsAllQuestions || questions.length > fewQuestions) && (
          <p className="mt-2 text-xs text-muted">
            <Link
              to={hrefOf("questions", showsAllQuestions ? null : "all")}
              preventScrollReset
              className="figure-link text-ink"
            >
              {showsAllQuestions
                ? t("gaps.page.asked.fewer")
                : t("gaps.page.asked.all", { count: questions.length })}
            </Link>{" "}
            {showsAllQuestions && left > 0 && t("gaps.page.asked.left", { count: left })}
          </p>
        )}
      </Card>
    </div>
  );
}

type ItemProps = { question: GapQuestionRow; timezone: string; onTake: Props["onTake"] };

function QuestionItem({ question, timezone, onTake }: ItemProps) {
  const t = useText();
  const format = useFormat();
  const { hrefWith } = usePageState();
  const { conversationId, text, reason, askedAt } = question;
  return (
    <li className="flex items-baseline gap-x-3 px-4 py-1 hover:bg-sunken">
      <a
        data-light
        href={hrefWith({ conversation: conversationId })}
        className="figure-link min-w-0 flex-1 wrap-anywhere"
      >
        {text === null ? (
          <span className="text-muted">{t("gaps.untitled")}</span>
        ) : (
          <MaskedText text={text} />
        )}
      </a>
      {onTake && text !== null && (
        <button
          type="button"
          className="rounded-sm px-1 text-2xs whitespace-nowrap text-honey-ink hover:bg-honey-wash"
          aria-label={t("gaps.page.take.variant.label", { text })}
          onClick={() => onTake(text)}
        >
          {t("gaps.page.take.variant")}
        </button>
      )}
      <span className="text-2xs whitespace-nowrap text-muted" title={t(`gaps.reason.${reason}.hint`)}>
        {t(`gaps.reason.${reason}`)}
      </span>
      <span className="text-2xs whitespace-nowrap text-muted max-sm:hidden">
        {format.shortTime(askedAt, timezone)}
      </span>
    </li>
  );
}
