import { useValueName } from "#app/components/page/use-value-name.ts";
import { useFormat, useText } from "#app/i18n/use-text.tsx";
import type { RuleOrderEntry } from "#app/reports/rule-list.server.ts";
import type { OrderEntry } from "#app/reports/sales-list-entry.ts";
import { keepScope } from "#app/search/filters.ts";
import { usePageState } from "#app/search/use-page-state.ts";
import { BucketChip } from "./bucket-chip.tsx";
import { CustomerLink } from "./customer-link.tsx";

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
  const nameOf = useValueName();
  const { search, hrefWith } = usePageState();
  const { currency, gross, refunded, net, conversationId, customerAddress } = entry;
  const href =
    conversationId === null
      ? hrefWith(keepScope(search), `/customers/${customerAddress}`)
      : hrefWith({ conversation: conversationId });
  const hasRefund = Number(refunded) !== 0;
  return (
    <li className="relative grid grid-cols-[minmax(0,1fr)_auto] gap-x-3 px-4 py-2 focus-within:bg-sunken hover:bg-sunken">
      <a
        data-light
        data-row
        data-autofocus={isFirst || undefined}
        href={href}
        className="truncate font-medium -outline-offset-2 after:absolute after:inset-0"
      >
        <span className="sr-only">{t("saleslist.order")} </span>
        {entry.orderId}
      </a>
      <span className="text-right font-medium">{format.money(ofStep?.change ?? gross, currency)}</span>
      <span className="flex min-w-0 flex-wrap items-baseline gap-x-3 text-xs text-muted">
        <span className="text-ink">
          {entry.bucket === null ? t("saleslist.unpaid") : <BucketChip bucket={entry.bucket} />}
        </span>
        {entry.lagMs !== null && (
          <span className="whitespace-nowrap">
            {t("saleslist.lag", { time: format.duration(entry.lagMs / 1000) })}
          </span>
        )}
        {entry.channel !== null && <span>{nameOf("channel", entry.channel)}</span>}
        {entry.topic !== null && <span>{nameOf("topic", entry.topic)}</span>}
        {entry.agent !== null && <span>{entry.agent}</span>}
      </span>
      <span className="text-right text-xs whitespace-nowrap text-muted">
        {ofStep && ofStep.claims > 1 && (
          <span title={t("saleslist.claims", { count: ofStep.claims })}>
            {t("saleslist.times", { count: ofStep.claims, amount: format.money(gross, currency) })}
          </span>
        )}
        {!ofStep && hasRefund && (
          <>
            <span className="text-bad">
              {t("saleslist.refunded", { amount: format.money(refunded, currency) })}
            </span>
            {" · "}
            {t("saleslist.net", { amount: format.money(net, currency) })}
          </>
        )}
      </span>
      <span className="flex min-w-0 flex-wrap items-baseline gap-x-3 text-xs text-muted">
        <OrderTimes entry={entry} />
        <CustomerLink customer={entry.customer} address={customerAddress} className="relative z-10" />
      </span>
      <span className="max-w-40 truncate text-right text-xs text-muted">
        {nameOf("store", entry.storeKey)}
      </span>
    </li>
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
