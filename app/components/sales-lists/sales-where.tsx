import { useValueName } from "#app/components/page/use-value-name.ts";
import { useText } from "#app/i18n/use-text.tsx";
import { buckets } from "#app/sales/credit.ts";
import type { SalesFilter } from "#app/sales/question.ts";

/** The filters of the row or bar a number stood in, in words. */
export function SalesWhere({ where }: { where: SalesFilter[] }) {
  const t = useText();
  const nameOf = useValueName();

  function nameValue({ dimension }: SalesFilter, value: string): string {
    if (dimension === "currency" || dimension === "product") return value;
    if (dimension !== "bucket") return nameOf(dimension, value);
    const bucket = buckets.find((known) => known === value);
    return bucket ? t(`saleslist.bucket.${bucket}`) : value;
  }

  function nameDimension({ dimension }: SalesFilter): string {
    return dimension === "currency" || dimension === "bucket" || dimension === "product"
      ? t(`saleslist.dimension.${dimension}`)
      : t(`dimension.${dimension}`);
  }

  return (
    <ul className="mt-1.5 flex flex-wrap gap-1.5 text-xs">
      {where.map((filter) => (
        <li key={`${filter.dimension}${filter.operator}`} className="rounded-md bg-honey-wash px-1.5 py-0.5">
          {nameDimension(filter)} <span className="text-honey-ink">{t(`operator.${filter.operator}`)}</span>{" "}
          <b className="font-semibold">{filter.values.map((value) => nameValue(filter, value)).join(", ")}</b>
        </li>
      ))}
    </ul>
  );
}
