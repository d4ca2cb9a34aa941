import { useRef } from "react";
import { MaskedText } from "#app/components/transcript/masked-text.tsx";
import { Card, PartContent, type Part } from "#app/components/ui/card.tsx";
import { useLightLinks } from "#app/components/ui/use-light-links.ts";
import { useFormat, useText } from "#app/i18n/use-text.tsx";
import type { BacktestExample } from "#app/knowledge/backtest.ts";
import type { GapBacktest } from "#app/reports/gap-backtest.server.ts";
import { usePageState } from "#app/search/use-page-state.ts";

/** What the saved draft would have done to the questions of the last 30 days. */
export function BacktestCard({ backtest }: { backtest: Part<GapBacktest | null> }) {
  const t = useText();
  return (
    <Card title={t("gaps.test")} note={t("gaps.test.note")}>
      <PartContent part={backtest}>
        {(data) =>
          data === null ? <p className="text-muted">{t("gaps.test.none")}</p> : <Result backtest={data} />
        }
      </PartContent>
    </Card>
  );
}

function Result({ backtest }: { backtest: GapBacktest }) {
  const t = useText();
  const format = useFormat();
  const { inGap, stolen, elsewhere, kept, asked, conversations, days, isCut, entries } = backtest;
  return (
    <>
      <dl className="grid grid-cols-2 gap-x-6 gap-y-2 sm:flex sm:flex-wrap sm:gap-x-10">
        <Sum name={t("gaps.test.ingap")} hint={t("gaps.test.ingap.hint")}>
          {t("gaps.test.of", { matched: format.count(inGap.matched), of: format.count(inGap.of) })}
        </Sum>
        <Sum name={t("gaps.test.stolen")} hint={t("gaps.test.stolen.hint")} isBad={stolen.count > 0}>
          {format.count(stolen.count)}
        </Sum>
        <Sum name={t("gaps.test.elsewhere")} hint={t("gaps.test.elsewhere.hint")}>
          {format.count(elsewhere)}
        </Sum>
        {kept > 0 && (
          <Sum name={t("gaps.test.kept")} hint={t("gaps.test.kept.hint")}>
            {format.count(kept)}
          </Sum>
        )}
      </dl>
      <div className="mt-2 grid gap-3">
        <Examples
          title={t("gaps.test.missed")}
          examples={inGap.missedExamples}
          none={t(inGap.of === 0 ? "gaps.test.missed.unasked" : "gaps.test.missed.none")}
        />
        <Examples title={t("gaps.test.taken")} examples={stolen.examples} none={t("gaps.test.taken.none")} />
      </div>
      {stolen.byEntry.length > 0 && (
        <p className="mt-2 text-xs">
          {t("gaps.test.from")}{" "}
          {stolen.byEntry.map(({ entry, count }) => `${entry} (${format.count(count)})`).join(", ")}
        </p>
      )}
      <p className="mt-2 text-xs text-muted">
        {t("gaps.test.read", { asked, conversations, days, entries })} {isCut && t("gaps.test.cut")}
      </p>
    </>
  );
}

type SumProps = { name: string; hint: string; isBad?: boolean; children: string };

function Sum({ name, hint, isBad = false, children }: SumProps) {
  return (
    <div title={hint}>
      <dt className="text-xs text-muted">{name}</dt>
      <dd className={`text-title font-semibold ${isBad ? "text-bad" : ""}`}>{children}</dd>
    </div>
  );
}

type ExamplesProps = {
  title: string;
  examples: readonly (BacktestExample & { from?: string })[];
  none: string;
};

function Examples({ title, examples, none }: ExamplesProps) {
  const format = useFormat();
  const { hrefWith } = usePageState();
  const box = useRef<HTMLUListElement>(null);
  useLightLinks(box);
  return (
    <div className="min-w-0">
      <h3 className="text-xs font-semibold">{title}</h3>
      {examples.length === 0 && <p className="text-xs text-muted">{none}</p>}
      <ul ref={box} aria-label={title}>
        {examples.map(({ message, conversationId, text, score, from }) => (
          <li key={message} className="flex items-baseline gap-x-3 border-t border-line py-0.5">
            <span className="min-w-0 flex-1 truncate">
              {conversationId === undefined ? (
                <MaskedText text={text} />
              ) : (
                <a data-light href={hrefWith({ conversation: conversationId })} className="figure-link">
                  <MaskedText text={text} />
                </a>
              )}
            </span>
            {from !== undefined && <span className="text-2xs text-muted">{from}</span>}
            <span className="text-2xs text-muted">{format.bareShare(score)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
