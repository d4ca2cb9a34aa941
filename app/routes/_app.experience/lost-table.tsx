import { Change } from "#app/components/figures/change.tsx";
import { FigureLink } from "#app/components/figures/figure-link.tsx";
import { useFormat, useText } from "#app/i18n/use-text.tsx";
import type { Figure } from "#app/metrics/figure.ts";
import type { Figures } from "./report-types.ts";

type Props = { now: Figures; before: Figures | null };

const rows = [
  { metric: "ignored_request_rate", key: "experience.lost.ignored" },
  { metric: "outcome_handoff_lost", key: "experience.lost.lost" },
  { metric: "outcome_handoff_unsolved", key: "experience.lost.unsolved" },
] as const;

/** Those who asked for a person and were not helped, as a share of all who asked. */
export function LostTable({ now, before }: Props) {
  const t = useText();
  const format = useFormat();
  return (
    <table className="mt-3 w-full text-right">
      <thead className="text-xs text-muted">
        <tr className="border-b border-edge">
          <th scope="col" className="pb-1 text-left font-normal">
            {t("experience.lost")}
          </th>
          <th scope="col" className="pb-1 font-normal">
            {t("experience.lost.count")}
          </th>
          <th scope="col" className="pb-1 pl-3 font-normal">
            {t("experience.lost.share")}
          </th>
          {before && (
            <th scope="col" className="pb-1 pl-3 font-normal">
              {t("experience.lost.change")}
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ metric, key }) => {
          const figure = now[metric] ?? { value: null };
          const count = getCount(now, metric);
          const share = getShare(now, metric);
          return (
            <tr key={metric} className="border-b border-line last:border-b-0">
              <th scope="row" className="py-1 text-left font-normal">
                {t(key)}
              </th>
              <td className="py-1">
                <FigureLink
                  metric={metric}
                  figure={figure}
                  before={before?.[metric]}
                  text={format.count(count)}
                />
              </td>
              <td className="py-1 pl-3">{share.value === null ? "–" : format.share(share.value)}</td>
              {before && (
                <td className="py-1 pl-3">
                  <Change metric="ignored_request_rate" figure={share} before={getShare(before, metric)} />
                </td>
              )}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

type LostMetric = (typeof rows)[number]["metric"];

const getCount = (figures: Figures, metric: LostMetric): number =>
  figures[metric]?.numerator ?? figures[metric]?.value ?? 0;

/** All rows over the same base, so that their shares and changes can be compared. */
function getShare(figures: Figures, metric: LostMetric): Figure {
  const denominator = figures.requested_rate?.numerator ?? 0;
  return { value: denominator === 0 ? null : getCount(figures, metric) / denominator, denominator };
}
