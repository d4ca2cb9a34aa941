import { SalesFigureLink } from "#app/components/figures/sales-figure-link.tsx";
import { ScrollRegion } from "#app/components/ui/scroll-region.tsx";
import { useFormat, useText } from "#app/i18n/use-text.tsx";
import type { SalesFigure } from "#app/metrics/sales-figure.ts";
import { conversionDefinitions, type SalesMetricId } from "#app/metrics/sales-registry.ts";
import { countConverted, type ConvertedGroup } from "./count-converted.ts";

type Props = { now: Partial<Record<SalesMetricId, SalesFigure>> };

/** Whom each definition of conversion counts: one row a group of those who asked, one column a definition, and their rates. */
export function ConversionTable({ now }: Props) {
  const t = useText();
  const format = useFormat();
  const cell = "px-2.5 py-1.5";
  const label = t("definitions.sales.conversion");
  const mark = (id: SalesMetricId) => (id === "conversion_rate" ? "bg-honey-wash" : "");
  return (
    <ScrollRegion label={t("table.scroll", { name: label })} className="-mx-4 px-4">
      <table className="w-full border-separate border-spacing-0 text-right" aria-label={label}>
        <thead className="align-bottom text-xs">
          <tr>
            <th scope="col" className={`${cell} text-left font-normal text-muted`}>
              {t("definitions.sales.conversion.who")}
            </th>
            <th scope="col" className={`${cell} font-normal text-muted`}>
              {t("definitions.sales.conversion.count")}
            </th>
            {conversionDefinitions.map((id) => (
              <th key={id} scope="col" className={`${cell} ${mark(id)}`}>
                <a href={`#${id}`} className="font-semibold hover:text-honey-ink">
                  {t(`metric.${id}.short`)}
                </a>
                <span className="block font-normal text-muted">
                  {t(
                    id === "conversion_rate"
                      ? "definitions.sales.conversion.ours"
                      : "definitions.sales.conversion.theirs",
                  )}
                </span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {countConverted(now).map((group) => (
            <tr key={group.name}>
              <th scope="row" className={`${cell} min-w-36 border-t border-line text-left font-normal`}>
                {t(`definitions.sales.conversion.${group.name}`)}
              </th>
              <td className={`${cell} border-t border-line text-muted`}>{format.count(group.count)}</td>
              {conversionDefinitions.map((id) => (
                <td key={id} className={`${cell} border-t border-line ${mark(id)}`}>
                  <Counted group={group} definition={id} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        <tfoot className="font-semibold">
          <tr>
            <th scope="row" colSpan={2} className={`${cell} border-t border-edge text-left`}>
              {t("definitions.sales.conversion.rate")}
            </th>
            {conversionDefinitions.map((id) => (
              <td key={id} className={`${cell} border-t border-edge ${mark(id)}`}>
                <SalesFigureLink metric={id} figure={now[id] ?? { value: null }} />
              </td>
            ))}
          </tr>
        </tfoot>
      </table>
    </ScrollRegion>
  );
}

type CountedProps = { group: ConvertedGroup; definition: (typeof conversionDefinitions)[number] };

/** "100 of 100" of a group that is counted as converted, "0 of 300" of one that is not, nothing of one left out. */
function Counted({ group: { count, hasBought, isInquirer }, definition }: CountedProps) {
  const t = useText();
  const format = useFormat();
  const isLeftOut =
    !isInquirer && (definition === "conversion_rate" || (definition === "platform_conversion" && !hasBought));
  if (isLeftOut) return <span className="text-muted">–</span>;
  return (
    <span className={`whitespace-nowrap ${hasBought ? "" : "text-muted"}`}>
      {t("definitions.sales.conversion.of", {
        part: format.count(hasBought ? count : 0),
        whole: format.count(count),
      })}
    </span>
  );
}
