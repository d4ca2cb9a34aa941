import { FigureLink } from "#app/components/figures/figure-link.tsx";
import { useValueName } from "#app/components/page/use-value-name.ts";
import { Card, PartContent } from "#app/components/ui/card.tsx";
import { useText } from "#app/i18n/use-text.tsx";
import type { Filter } from "#app/metrics/dimensions.ts";
import { noFigure, type Figures, type Times } from "./report-types.ts";

type Props = { className?: string; now: Figures; times: Times };

const columns = [
  { metric: "bot_first_response_p50", key: "experience.times.bot" },
  { metric: "human_wait_p50", key: "experience.times.wait" },
  { metric: "human_wait_p90", key: "experience.times.wait90" },
] as const;

/** How long customers waited, by channel: one figure for all channels says little alone. */
export function TimesCard({ className, now, times }: Props) {
  const t = useText();
  const nameOf = useValueName();
  return (
    <Card className={className} title={t("experience.times")} note="p50, p90">
      <PartContent part={times}>
        {({ all, channels }) => (
          <>
            {channels.length === 0 && <p className="text-muted">{t("experience.times.none")}</p>}
            <table className="w-full text-right" hidden={channels.length === 0}>
              <thead className="text-xs text-muted">
                <tr className="border-b border-edge align-bottom">
                  <th scope="col" className="pb-1">
                    <span className="sr-only">{t("dimension.channel")}</span>
                  </th>
                  {columns.map(({ metric, key }) => (
                    <th key={metric} scope="col" className="pb-1 pl-2 font-normal">
                      {t(key)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {channels.map(({ channel, figures }) => (
                  <Row
                    key={channel}
                    name={nameOf("channel", channel)}
                    figures={figures}
                    where={[{ dimension: "channel", operator: "is", values: [channel] }]}
                  />
                ))}
                {channels.length > 1 && <Row name={t("experience.times.all")} figures={all} where={[]} />}
              </tbody>
            </table>
            <dl className="mt-2 grid grid-cols-[auto_1fr] gap-x-3 gap-y-1 border-t border-line pt-2 text-xs">
              <dt className="text-muted">{t("experience.times.reply")}</dt>
              <dd className="text-right">
                <FigureLink metric="reply_30s_rate" figure={now.reply_30s_rate ?? noFigure} />
                {" / "}
                <FigureLink metric="reply_3min_rate" figure={now.reply_3min_rate ?? noFigure} />
              </dd>
              <dt className="text-muted">{t("experience.times.handle")}</dt>
              <dd className="text-right">
                <FigureLink metric="handle_time_p50" figure={all.handle_time_p50 ?? noFigure} />
                {" / "}
                <FigureLink metric="handle_time_p90" figure={all.handle_time_p90 ?? noFigure} />
              </dd>
              <dt className="text-muted">{t("metric.waiting.label")}</dt>
              <dd className="text-right">
                <FigureLink metric="waiting" figure={now.waiting ?? noFigure} />
              </dd>
            </dl>
          </>
        )}
      </PartContent>
    </Card>
  );
}

type RowProps = { name: string; figures: Figures; where: Filter[] };

function Row({ name, figures, where }: RowProps) {
  return (
    <tr className="border-b border-line last:border-b-0">
      <th scope="row" className="max-w-24 truncate py-1 text-left font-normal">
        {name}
      </th>
      {columns.map(({ metric }) => (
        <td key={metric} className="py-1 pl-2 whitespace-nowrap">
          <FigureLink metric={metric} figure={figures[metric] ?? noFigure} where={where} />
        </td>
      ))}
    </tr>
  );
}
