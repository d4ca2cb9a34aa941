import { useRef } from "react";
import { MaskedText } from "#app/components/transcript/masked-text.tsx";
import { Card, PartContent, type Part } from "#app/components/ui/card.tsx";
import { useLightLinks } from "#app/components/ui/use-light-links.ts";
import { useFormat, useText } from "#app/i18n/use-text.tsx";
import type { HumanAnswer } from "#app/gaps/human-answers.ts";
import type { GapAnswers } from "#app/reports/gap-answers.server.ts";
import { usePageState } from "#app/search/use-page-state.ts";

type Props = {
  answers: Part<GapAnswers | null>;
  /** Takes an answer over into the draft; absent for whoever has none. */
  onTake?: ((text: string) => void) | undefined;
};

/** What people answered to these questions, the best first, to begin a draft from. */
export function AnswersCard({ answers, onTake }: Props) {
  const t = useText();
  return (
    <Card title={t("gaps.page.answers")} note={t("gaps.page.answers.note")}>
      <PartContent part={answers}>
        {(data) =>
          data === null || data.answers.length === 0 ? (
            <p className="text-muted">
              {t(data !== null && data.talks === 0 ? "gaps.page.answers.nobody" : "gaps.page.answers.none")}
            </p>
          ) : (
            <AnswerList answers={data.answers} talks={data.talks} onTake={onTake} />
          )
        }
      </PartContent>
    </Card>
  );
}

type ListProps = { answers: HumanAnswer[]; talks: number; onTake: Props["onTake"] };

function AnswerList({ answers, talks, onTake }: ListProps) {
  const t = useText();
  const format = useFormat();
  const { hrefWith } = usePageState();
  const box = useRef<HTMLOListElement>(null);
  useLightLinks(box);
  return (
    <>
      <ol
        ref={box}
        aria-label={t("gaps.page.answers")}
        className="-mx-4 divide-y divide-line border-t border-line"
      >
        {answers.map(({ text, said, solved, failed, conversationId }) => (
          <li key={text} className="px-4 py-1.5">
            <p className="wrap-anywhere">
              <MaskedText text={text} />
            </p>
            <p className="flex flex-wrap items-baseline gap-x-3 text-2xs text-muted">
              <a data-light href={hrefWith({ conversation: conversationId })} className="figure-link">
                {t("gaps.page.answers.said", { count: said })}
              </a>
              <span className={solved > 0 ? "text-good" : ""}>
                {t("gaps.page.answers.solved", { solved: format.count(solved) })}
              </span>
              {failed > 0 && (
                <span className="text-bad">
                  {t("gaps.page.answers.failed", { failed: format.count(failed) })}
                </span>
              )}
              {onTake && (
                <button
                  type="button"
                  className="ml-auto rounded-sm px-1 text-honey-ink hover:bg-honey-wash"
                  aria-label={t("gaps.page.take.answer.label", { text })}
                  onClick={() => onTake(text)}
                >
                  {t("gaps.page.take.answer")}
                </button>
              )}
            </p>
          </li>
        ))}
      </ol>
      <p className="mt-2 text-xs text-muted">{t("gaps.page.answers.method", { count: talks })}</p>
    </>
  );
}
