import { Link } from "@remix-run/react";
import { FigureLink } from "#app/components/figures/figure-link.tsx";
import { ListLink } from "#app/components/figures/list-link.tsx";
import { outcomes, type Outcome } from "#app/facts/outcome.ts";
import { useFormat, useText } from "#app/i18n/use-text.tsx";
import type { Figure } from "#app/metrics/figure.ts";
import { isOnly, toggleFilter } from "#app/search/filters.ts";
import { usePageState } from "#app/search/use-page-state.ts";

export type OutcomeShare = { outcome: Outcome; figure: Figure; before?: Figure };

type Props = { shares: OutcomeShare[] };

/** The nine outcomes as one bar of 100 %: every part opens its list, every legend entry filters by it. */
export function OutcomeBar({ shares }: Props) {
  const t = useText();
  const format = useFormat();
  const { search, hrefWith } = usePageState();
  const total = shares.reduce((sum, { figure }) => sum + (figure.value ?? 0), 0);
  const ordered = outcomes.flatMap((outcome) => shares.find((share) => share.outcome === outcome) ?? []);
  const shareOf = (figure: Figure) => (total === 0 ? 0 : (figure.value ?? 0) / total);

  return (
    <div>
      <div aria-hidden="true" className="flex h-8 gap-px overflow-hidden rounded-md bg-sunken">
        {ordered.map(({ outcome, figure }) => {
          const share = shareOf(figure);
          if (share === 0) return null;
          return (
            <ListLink
              key={outcome}
              tabIndex={-1}
              list={{ metric: `outcome_${outcome}`, side: "numerator", where: [] }}
              title={`${t(`outcome.${outcome}`)} ${format.share(share)}`}
              className="@container flex min-w-0.5 items-center transition-[filter] hover:brightness-110"
              style={{
                width: `${share * 100}%`,
                background: `var(--outcome-${outcome})`,
                color: `var(--on-outcome-${outcome})`,
              }}
            >
              <span className="hidden pl-2 text-xs font-medium whitespace-nowrap @min-[3.6rem]:inline">
                {format.share(share)}
              </span>
            </ListLink>
          );
        })}
      </div>
      <ul className="mt-2.5 grid grid-cols-2 gap-2 sm:grid-cols-3 md:grid-cols-5 xl:grid-cols-9">
        {ordered.map(({ outcome, figure, before }) => {
          const isActive = isOnly(search.filters, "outcome", outcome);
          return (
            <li key={outcome} className="min-w-0">
              <Link
                to={hrefWith({ filters: toggleFilter(search.filters, "outcome", outcome) })}
                aria-current={isActive ? "true" : undefined}
                title={t(`metric.outcome_${outcome}.definition`)}
                className="flex min-h-6 items-center gap-1.5 rounded-sm font-medium hover:text-honey-ink aria-current:text-honey-ink aria-current:underline"
              >
                <span
                  aria-hidden="true"
                  className="size-2.5 shrink-0 rounded-[3px]"
                  style={{ background: `var(--outcome-${outcome})` }}
                />
                <span className="truncate">{t(`outcome.${outcome}`)}</span>
              </Link>
              <span className="flex items-baseline gap-1.5 pl-4 whitespace-nowrap text-muted">
                <FigureLink
                  metric={`outcome_${outcome}`}
                  figure={figure}
                  before={before}
                  className="inline-block min-h-6 min-w-6 leading-6 text-ink"
                />
                <span className="text-xs">{format.share(shareOf(figure))}</span>
              </span>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
