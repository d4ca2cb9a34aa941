import { Link } from "@remix-run/react";
import { useMay } from "#app/components/app-shell/shell-context.tsx";
import { useValueName } from "#app/components/page/use-value-name.ts";
import { TrainingPath } from "#app/components/trainers/training-path.tsx";
import { useFormat, useText } from "#app/i18n/use-text.tsx";
import type { EntryPage } from "#app/reports/entry-page.server.ts";
import { keepScope } from "#app/search/filters.ts";
import type { HitSide } from "#app/search/hit-choice.ts";
import { usePageState } from "#app/search/use-page-state.ts";
import { EffectiveCell } from "./effective-cell.tsx";
import { FlagChips, useFlagRule } from "./flag-chips.tsx";
import { useHitChoice } from "./use-hit-choice.ts";

/** What the entry answers, where, and what it did in the period. */
export function EntryHeader({ page: { row, timezone } }: { page: EntryPage }) {
  const t = useText();
  const format = useFormat();
  const nameOf = useValueName();
  const ruleOf = useFlagRule();
  const { entry, question, topic, store, state, hits, misses, rate, flags, changedAt } = row;
  const mayOpen = useMay("transcripts");
  const { search, hrefWith } = usePageState();
  const ineffective = (rate.denominator ?? 0) - (rate.numerator ?? 0);
  const missesHref = (key: string, of: string) =>
    hrefWith(
      {
        ...keepScope(search),
        filters: [
          { dimension: "store", operator: "is", values: [key] },
          { dimension: "topic", operator: "is", values: [of] },
        ],
        target: { metric: "miss_rate", side: "numerator" },
      },
      "/conversations",
    );
  const write = (count: number | null) => (count === null ? "–" : format.count(count));
  return (
    <header className="mb-3">
      <TrainingPath />
      <h1 className="text-title font-semibold tracking-[-0.01em] wrap-anywhere">
        {question ?? topic ?? entry}
      </h1>
      <p className="mt-0.5 flex flex-wrap items-center gap-x-3 gap-y-0.5 text-xs text-muted">
        <FlagChips flags={flags} />
        <span>{t(`entries.state.${state}`)}</span>
        <code>{entry}</code>
        {topic !== null && <span>{topic}</span>}
        <span>{nameOf("store", store)}</span>
        {changedAt !== null && (
          <span>{t("entries.page.changed", { time: format.shortTime(changedAt, timezone) })}</span>
        )}
      </p>
      {flags.map((flag) => (
        <p key={flag} className="mt-1 max-w-4xl text-xs text-muted">
          <span className="text-ink">{t(`entry.flag.${flag}`)}:</span> {ruleOf(flag)}
        </p>
      ))}
      <dl className="card mt-3 flex flex-wrap gap-x-8 gap-y-2 px-4 py-2.5">
        <div title={t("entry.hits.definition")}>
          <dt className="text-xs text-muted">{t("entries.col.hits")}</dt>
          <dd className="text-base font-semibold">
            <HitLink side="all" isLink={mayOpen && (hits ?? 0) > 0}>
              {write(hits)}
            </HitLink>
          </dd>
        </div>
        <div title={t("entry.effective.definition")}>
          <dt className="text-xs text-muted">{t("entries.col.effective")} (%)</dt>
          <dd className="text-base">
            <EffectiveCell rate={rate} />
          </dd>
        </div>
        <div title={t("entry.effective.definition")}>
          <dt className="text-xs text-muted">{t("entries.page.ineffective")}</dt>
          <dd className="text-base font-semibold">
            <HitLink side="ineffective" isLink={mayOpen && ineffective > 0}>
              {rate.value === null ? "–" : format.count(ineffective)}
            </HitLink>
          </dd>
        </div>
        <div title={t("entry.misses.definition")}>
          <dt className="text-xs text-muted">{t("entries.col.misses")}</dt>
          <dd className="text-base font-semibold">
            {mayOpen && topic !== null && (misses ?? 0) > 0 ? (
              <Link to={missesHref(store, topic)} className="figure-link">
                {write(misses)}
              </Link>
            ) : (
              write(misses)
            )}
          </dd>
        </div>
      </dl>
    </header>
  );
}

type HitProps = { side: HitSide; isLink: boolean; children: string };

/** A count of answers, which opens exactly these. */
function HitLink({ side, isLink, children }: HitProps) {
  const { hrefOf } = useHitChoice();
  if (!isLink) return children;
  return (
    <Link to={hrefOf({ side, after: null })} className="figure-link">
      {children}
    </Link>
  );
}
