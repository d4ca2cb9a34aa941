import { useFormat, useText } from "#app/i18n/use-text.tsx";
import type { RuleOrderEntry } from "#app/reports/rule-list.server.ts";
import type { OrderEntry } from "#app/reports/sales-list-entry.ts";
import { keepScope } from "#app/search/filters.ts";
import { usePageState } from "#app/search/use-page-state.ts";
import { BucketChip } from "./bucket-chip.tsx";
import { CustomerLink } from "./customer-link.tsx";
import { SalesRow } from "./sales-row.tsx";

type Props = {
  entry: OrderEntry;
  /** Of a step from another platform's number: what it adds or takes away with this order, for how many conversations. */
  ofStep?: Pick<RuleOrderEntry, "change" | "claims">;
  isFirst: boolean;
};

/**
 * An order: who is credited with it and how long after, its money, when it was placed and paid. It opens the transcript it is
 * credited to, or the customer's line of time where there is none.
 */
export function OrderRow({ entry, ofStep, isFirst }: Props) {
  const t = useText();
  const format = useFormat();
  const { search, hrefWith } = usePageState();
  const { currency, gross, conversationId, customerAddress } = entry;
  const href =
    conversationId === null
      ? hrefWith(keepScope(search), `/customers/${customerAddress}`)
      : hrefWith({ conversation: conversationId });
  return (
    <SalesRow
      href={href}
      isFirst={isFirst}
      place={entry}
      title={
        <>
          <span className="sr-only">{t("saleslist.order")} </span>
          {entry.orderId}
        </>
      }
      figure={<span className="font-medium">{format.money(ofStep?.change ?? gross, currency)}</span>}
      facts={
        <>
          <span className="text-ink">
            {entry.bucket === null ? t("saleslist.unpaid") : <BucketChip bucket={entry.bucket} />}
          </span>
          {entry.lagMs !== null && (
            <span className="whitespace-nowrap">
              {t("saleslist.lag", { time: format.duration(entry.lagMs / 1000) })}
            </span>
          )}
        </>
      }
      aside={<Remark entry={entry} ofStep={ofStep} />}
      times={
        <>
          <OrderTimes entry={entry} />
          <CustomerLink customer={entry.customer} address={customerAddress} className="relative z-10" />
        </>
      }
    />
  );
}

/** How often a step counts the order, or what of it was refunded. */
function Remark({ entry, ofStep }: Pick<Props, "entry" | "ofStep">) {
  const t = useText();
  const format = useFormat();
  const { currency, gross, refunded, net } = entry;
  if (ofStep) {
    if (ofStep.claims < 2) return null;
    return (
      <span title={t("saleslist.claims", { count: ofStep.claims })}>
        {t("saleslist.times", { count: ofStep.claims, amount: format.money(gross, currency) })}
      </span>
    );
  }
  if (Number(refunded) === 0) return null;
  return (
    <>
      <span className="text-bad">
        {t("saleslist.refunded", { amount: format.money(refunded, currency) })}
      </span>
      {" · "}
      {t("saleslist.net", { amount: format.money(net, currency) })}
    </>
  );
}

function OrderTimes({ entry: { createdAt, paidAt, timezone } }: { entry: OrderEntry }) {
  const t = useText();
  const format = useFormat();
  const words = [
    ["saleslist.created", createdAt],
    ["saleslist.paid", paidAt],
  ] as const;
  return words.map(
    ([key, at]) =>
      at !== null && (
        <time
          key={key}
          dateTime={new Date(at).toISOString()}
          title={format.dateTime(at, timezone)}
          className="whitespace-nowrap"
        >
          {t(key, { time: format.shortTime(at, timezone) })}
        </time>
      ),
  );
}
