import { Link } from "@remix-run/react";
import { RankedBars } from "#app/components/charts/ranked-bars.tsx";
import { FigureLink } from "#app/components/figures/figure-link.tsx";
import { Card, PartContent, type Part } from "#app/components/ui/card.tsx";
import { getReasonGroup, type Reason } from "#app/facts/reason.ts";
import { useFormat, useText } from "#app/i18n/use-text.tsx";
import type { Figure } from "#app/metrics/figure.ts";
import { isOnly, keepScope, toggleFilter } from "#app/search/filters.ts";
import { usePageState } from "#app/search/use-page-state.ts";

type Row = { reason: Reason; figure: Figure; before: Figure | undefined };
type Props = { reasons: Part<Row[]> };

const most = 8;

/** The reasons of escalations by size, with their group; "unclassified" always shown. */
export function ReasonsCard({ reasons }: Props) {
  const t = useText();
  const format = useFormat();
  const { search, hrefWith } = usePageState();
  const rows = reasons.ok ? reasons.data : [];
  const total = rows.reduce((sum, { figure }) => sum + (figure.value ?? 0), 0);
  const unclassified = rows.find(({ reason }) => reason === "unclassified")?.figure.value ?? 0;
  const widest = Math.max(1, ...rows.map(({ figure }) => figure.value ?? 0));
  const shown = rows.length > most ? [...rows.slice(0, most - 1), ...rows.slice(-1)] : rows;
  const note =
    total > 0 && t("experience.reasons.note", { count: total, share: format.share(unclassified / total) });
  return (
    <Card title={t("experience.reasons")} note={note}>
      <PartContent part={reasons}>
        {() =>
          total === 0 ? (
            <p className="text-muted">{t("experience.reasons.none")}</p>
          ) : (
            <>
              <RankedBars
                label={t("experience.reasons")}
                rows={shown.map(({ reason, figure, before }) => ({
                  key: reason,
                  name: t(`reason.${reason}`),
                  hint: reason === "unclassified" ? undefined : t(`reason_group.${getReasonGroup(reason)}`),
                  length: (figure.value ?? 0) / widest,
                  colour: `var(--group-${getReasonGroup(reason)})`,
                  href: hrefWith({ filters: toggleFilter(search.filters, "reason", reason) }),
                  isActive: isOnly(search.filters, "reason", reason),
                  values: (
                    <>
                      <FigureLink
                        metric="escalations"
                        figure={figure}
                        before={before}
                        where={[{ dimension: "reason", operator: "is", values: [reason] }]}
                      />
                      <span className="min-w-12 text-xs text-muted">
                        {format.share((figure.value ?? 0) / total)}
                      </span>
                    </>
                  ),
                }))}
              />
              {rows.length > most && (
                <Link
                  to={hrefWith(keepScope(search), "/escalations")}
                  className="figure-link mt-1 inline-block min-h-6 self-start text-xs text-muted hover:text-ink"
                >
                  {t("experience.reasons.more")}
                </Link>
              )}
            </>
          )
        }
      </PartContent>
    </Card>
  );
}
