import { Link } from "@remix-run/react";
import { BucketChip } from "#app/components/sales-lists/bucket-chip.tsx";
import { useFormat, useText } from "#app/i18n/use-text.tsx";
import type { OrderItem } from "#app/reports/transcript-items.ts";
import { MaskedText } from "./masked-text.tsx";

type Props = {
  item: OrderItem;
  timezone: string;
  /** Where another conversation opens. */
  hrefOf: (conversationId: number) => string;
};

/** A step of an order in its place in time: placed, paid or refunded, and what this conversation has to do with it. */
export function OrderLine({ item, timezone, hrefOf }: Props) {
  const t = useText();
  const format = useFormat();
  const { step, at, amount, currency, orderId, reason, relation, conversationId, bucket, lagMs } = item;
  const isOwn = relation === "this";
  const isPlaced = step === "placed" || step === "placed_paid";
  return (
    <li data-order-step={step} className="my-4">
      <div
        className={`mx-auto max-w-lg rounded-lg border px-3 py-2 text-xs ${isOwn ? "border-edge bg-honey-wash" : "border-dashed border-edge"}`}
      >
        <p className="flex flex-wrap items-baseline justify-between gap-x-3">
          <b className="font-semibold">{t(`saleslist.step.${step}`)}</b>
          <span className="flex items-baseline gap-x-3">
            {amount !== null && (
              <b className="font-semibold">
                {step === "refunded" && "−"}
                {format.money(amount, currency)}
              </b>
            )}
            <time
              dateTime={new Date(at).toISOString()}
              title={format.dateTime(at, timezone)}
              className="text-muted"
            >
              {format.shortTime(at, timezone)}
            </time>
          </span>
        </p>
        <p className="mt-0.5 flex flex-wrap items-baseline gap-x-2 text-muted">
          <span className="break-all">
            {t("saleslist.order")} {orderId}
          </span>
          {!isOwn && <span>· {t(`saleslist.credit.${relation}`)}</span>}
          {isOwn && isPlaced && (
            <>
              <span>· {t("saleslist.credit.this")}</span>
              <span className="text-ink">
                <BucketChip bucket={bucket} />
              </span>
              {lagMs !== null && (
                <span>{t("saleslist.lag.short", { time: format.duration(lagMs / 1000) })}</span>
              )}
            </>
          )}
          {relation === "other" && conversationId !== null && (
            <Link
              to={hrefOf(conversationId)}
              preventScrollReset
              className="text-honey-ink underline-offset-3 hover:underline"
            >
              {t("transcript.title", { id: String(conversationId) })}
            </Link>
          )}
        </p>
        {reason !== null && (
          <p className="mt-0.5 break-words text-muted">
            <MaskedText text={t("transcript.handoff.words", { words: reason })} />
          </p>
        )}
      </div>
    </li>
  );
}
