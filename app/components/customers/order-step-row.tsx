import { BucketChip } from "#app/components/sales-lists/bucket-chip.tsx";
import { MaskedText } from "#app/components/transcript/masked-text.tsx";
import { useFormat, useText } from "#app/i18n/use-text.tsx";
import type { OrderStep } from "#app/reports/order-steps.ts";
import { usePageState } from "#app/search/use-page-state.ts";

/** A step of an order of the line: who is credited with it, and its money for those who see it. */
export function OrderStepRow({ step: row }: { step: OrderStep }) {
  const t = useText();
  const format = useFormat();
  const { hrefWith } = usePageState();
  const { step, orderId, bucket, conversationId, lagMs, amount, currency, reason } = row;
  const isRefund = step === "refunded";
  const isPlaced = step === "placed" || step === "placed_paid";
  return (
    <>
      <span className="min-w-0">
        <span className="font-medium">{t(`saleslist.step.${step}`)}</span>{" "}
        <span className="text-xs break-all text-muted">{orderId}</span>
        {isPlaced && (
          <span className="flex flex-wrap items-baseline gap-x-3 text-xs text-muted">
            <span className="text-ink">
              <BucketChip bucket={bucket} />
            </span>
            {conversationId === null ? (
              <span>{t("saleslist.credit.none")}</span>
            ) : (
              <>
                {lagMs !== null && <span>{t("saleslist.lag", { time: format.duration(lagMs / 1000) })}</span>}
                <a
                  data-light
                  data-row
                  href={hrefWith({ conversation: conversationId })}
                  className="text-honey-ink underline-offset-3 hover:underline"
                >
                  {t("transcript.title", { id: String(conversationId) })}
                </a>
              </>
            )}
          </span>
        )}
        {reason !== null && (
          <span className="block text-xs break-words text-muted">
            <MaskedText text={t("transcript.handoff.words", { words: reason })} />
          </span>
        )}
      </span>
      <span className={`font-medium whitespace-nowrap ${isRefund ? "text-bad" : ""}`}>
        {amount !== null && `${isRefund ? "\u2212" : ""}${format.money(amount, currency)}`}
      </span>
    </>
  );
}
