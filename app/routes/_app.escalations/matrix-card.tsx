import { Link, useNavigate, useSearchParams } from "@remix-run/react";
import type { MatrixCell } from "#app/components/escalations/build-matrix-rows.ts";
import { ReasonMatrix } from "#app/components/escalations/reason-matrix.tsx";
import { Card, PartContent, type Part } from "#app/components/ui/card.tsx";
import { Segmented } from "#app/components/ui/segmented.tsx";
import { reasonGroups, type ReasonGroup } from "#app/facts/reason.ts";
import { useFormat, useText } from "#app/i18n/use-text.tsx";
import { isOnly, toggleFilter } from "#app/search/filters.ts";
import { usePageState } from "#app/search/use-page-state.ts";

type Sources = { platform: number; rule: number; unclassified: number };
type Props = { matrix: Part<MatrixCell[]>; sources: Part<Sources> };

/** Why people were needed, at which store; and how far the reasons can be believed. */
export function MatrixCard({ matrix, sources }: Props) {
  const t = useText();
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const shows = params.get("cells") === "share" ? "share" : "count";

  function show(next: typeof shows) {
    const query = new URLSearchParams(params);
    if (next === "share") query.set("cells", "share");
    else query.delete("cells");
    navigate(`?${query}`, { preventScrollReset: true, replace: true });
  }

  return (
    <Card title={t("escalations.matrix")} note={sources.ok && <SourceLine sources={sources.data} />}>
      <PartContent part={matrix}>
        {(cells) =>
          cells.length === 0 ? (
            <p className="text-muted">{t("escalations.none")}</p>
          ) : (
            <>
              <div className="mb-2 flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
                <GroupLegend cells={cells} />
                <Segmented
                  label={t("escalations.cells")}
                  hidesLabel
                  value={shows}
                  choices={[
                    { value: "count", label: t("escalations.cells.count") },
                    { value: "share", label: t("escalations.cells.share") },
                  ]}
                  onChange={show}
                />
              </div>
              <ReasonMatrix cells={cells} shows={shows} />
            </>
          )
        }
      </PartContent>
    </Card>
  );
}

/** Who says why: the platform, our rules, or nobody. */
function SourceLine({ sources: { platform, rule, unclassified } }: { sources: Sources }) {
  const t = useText();
  const format = useFormat();
  const total = platform + rule + unclassified;
  if (total === 0) return null;
  return (
    <span>
      {t("escalations.sources", {
        platform: format.share(platform / total),
        rule: format.share(rule / total),
        unclassified: format.share(unclassified / total),
      })}
    </span>
  );
}

const groups = Object.keys(reasonGroups) as ReasonGroup[];

/** The groups present; a click shows only one of them. */
function GroupLegend({ cells }: { cells: MatrixCell[] }) {
  const t = useText();
  const format = useFormat();
  const { search, hrefWith } = usePageState();
  const total = cells.reduce((sum, { count }) => sum + count, 0);
  return (
    <ul className="flex flex-wrap gap-x-4">
      {groups.map((group) => {
        const members: readonly string[] = reasonGroups[group];
        const count = cells
          .filter(({ reason }) => members.includes(reason))
          .reduce((sum, cell) => sum + cell.count, 0);
        if (count === 0) return null;
        return (
          <li key={group}>
            <Link
              to={hrefWith({ filters: toggleFilter(search.filters, "reason_group", group) })}
              preventScrollReset
              aria-current={isOnly(search.filters, "reason_group", group) ? "true" : undefined}
              className="flex min-h-6 items-center gap-1.5 text-xs hover:text-honey-ink aria-current:text-honey-ink aria-current:underline"
            >
              <span
                aria-hidden="true"
                className="size-2.5 rounded-[3px]"
                style={{ background: `var(--group-${group})` }}
              />
              {t(`reason_group.${group}`)}
              <span className="text-muted">{format.share(count / total)}</span>
            </Link>
          </li>
        );
      })}
    </ul>
  );
}
