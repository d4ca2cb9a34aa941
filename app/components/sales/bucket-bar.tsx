import { buckets, type Bucket } from "#app/sales/credit.ts";
import { getBucketColour } from "./bucket-colour.ts";

type Props = {
  /** Decimals or shares; anything below zero is not drawn. */
  amounts: Readonly<Record<Bucket, string | number>>;
  /** What a full bar stands for. */
  full: number;
  height?: string;
};

/** Money of the four buckets end to end, from zero. The numbers stand beside it. */
export function BucketBar({ amounts, full, height = "h-3" }: Props) {
  return (
    <span aria-hidden="true" className={`flex gap-px overflow-hidden rounded-[3px] ${height}`}>
      {buckets.map((bucket) => {
        const amount = Number(amounts[bucket]);
        if (amount <= 0 || full <= 0) return null;
        return (
          <span
            key={bucket}
            className="min-w-px"
            style={{ width: `${(amount / full) * 100}%`, background: getBucketColour(bucket) }}
          />
        );
      })}
    </span>
  );
}
