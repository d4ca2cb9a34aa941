import { FigureLink } from "#app/components/figures/figure-link.tsx";
import { apartClasses } from "#app/facts/outcome.ts";
import { useFormat, useText } from "#app/i18n/use-text.tsx";
import type { Figures } from "./report-types.ts";

type Props = { now: Figures; testLeftOut: number };

/** Conversations without one of the nine outcomes, each kind with its list. */
export function ApartLine({ now, testLeftOut }: Props) {
  const t = useText();
  const format = useFormat();
  const kinds = ["pending", ...apartClasses] as const;
  return (
    <dl className="mt-2.5 flex flex-wrap items-baseline gap-x-4 gap-y-1 border-t border-line pt-2 text-xs text-muted">
      <dt className="sr-only">{t("experience.apart")}</dt>
      <dd aria-hidden="true">{t("experience.apart")}</dd>
      {kinds.map((kind) => (
        <div key={kind} className="flex items-baseline gap-1.5">
          <dt title={t(`metric.${kind}.definition`)}>
            {kind === "pending" && (
              <span aria-hidden="true" className="hatched mr-1.5 inline-block size-2.5 rounded-[3px]" />
            )}
            {t(`outcome.${kind}`)}
          </dt>
          <dd className="text-ink">
            <FigureLink metric={kind} figure={now[kind] ?? { value: 0 }} />
          </dd>
        </div>
      ))}
      {testLeftOut > 0 && (
        <div className="flex items-baseline gap-1.5">
          <dt>{t("experience.apart.test")}</dt>
          <dd className="text-ink">{format.count(testLeftOut)}</dd>
        </div>
      )}
    </dl>
  );
}
