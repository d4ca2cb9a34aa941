import { getBucketColour } from "#app/components/sales/bucket-colour.ts";
import { useText } from "#app/i18n/use-text.tsx";
import type { Bucket } from "#app/sales/credit.ts";

/** Who spoke before an order, as a coloured mark and a word; hollow where nobody did. */
export function BucketChip({ bucket }: { bucket: Bucket }) {
  const t = useText();
  const isSilent = bucket === "silent";
  return (
    <span className="inline-flex items-baseline gap-1.5 whitespace-nowrap" data-bucket={bucket}>
      <span
        aria-hidden="true"
        className={`size-2.5 shrink-0 self-center rounded-[3px] ${isSilent ? "border border-edge" : ""}`}
        style={isSilent ? undefined : { background: getBucketColour(bucket) }}
      />
      {t(`saleslist.bucket.${bucket}`)}
    </span>
  );
}
