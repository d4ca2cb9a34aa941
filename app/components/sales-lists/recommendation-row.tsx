import { useValueName } from "#app/components/page/use-value-name.ts";
import { useFormat, useText } from "#app/i18n/use-text.tsx";
import type { RecommendationEntry } from "#app/reports/guided-list.server.ts";
import { usePageState } from "#app/search/use-page-state.ts";
import { CustomerLink } from "./customer-link.tsx";

type Props = { entry: RecommendationEntry; isFirst: boolean };

/** A product the bot recommended in a conversation: when, whether it was clicked, and what was paid for it. Opens the transcript. */
export function RecommendationRow({ entry, isFirst }: Props) {
  const t = useText();
  const format = useFormat();
  const nameOf = useValueName();
  const { hrefWith } = usePageState();
  const { product, productName, recommendedAt, clickedAt, sold, orderIds, timezone, customer } = entry;
  const { channel, topic, agent } = entry;
  return (
    <li className="relative grid grid-cols-[minmax(0,1fr)_auto] gap-x-3 px-4 py-2 focus-within:bg-sunken hover:bg-sunken">
      <a
        data-light
        data-row
        data-autofocus={isFirst || undefined}
        href={hrefWith({ conversation: entry.conversationId })}
        className="truncate font-medium -outline-offset-2 after:absolute after:inset-0"
      >
        {productName ?? product}
        {productName !== null && <span className="ml-2 text-xs font-normal text-muted">{product}</span>}
      </a>
      <span className="text-right font-medium">
        {sold.map(({ currency, value }) => format.money(value, currency)).join(" · ")}
      </span>
      <span className="flex min-w-0 flex-wrap items-baseline gap-x-3 text-xs text-muted">
        <span className="text-ink">
          <Outcome entry={entry} />
        </span>
        {orderIds.length > 0 && (
          <span>
            {t("saleslist.order")} {orderIds.join(", ")}
          </span>
        )}
        {channel !== null && <span>{nameOf("channel", channel)}</span>}
        {topic !== null && <span>{nameOf("topic", topic)}</span>}
        {agent !== null && <span>{agent}</span>}
      </span>
      <span className="max-w-40 truncate text-right text-xs text-muted">
        {nameOf("store", entry.storeKey)}
      </span>
      <span className="flex min-w-0 flex-wrap items-baseline gap-x-3 text-xs text-muted">
        <time
          dateTime={new Date(recommendedAt).toISOString()}
          title={format.dateTime(recommendedAt, timezone)}
        >
          {t("saleslist.recommended", { time: format.shortTime(recommendedAt, timezone) })}
        </time>
        {clickedAt !== null && (
          <time dateTime={new Date(clickedAt).toISOString()} title={format.dateTime(clickedAt, timezone)}>
            {t("saleslist.clicked", { time: format.shortTime(clickedAt, timezone) })}
          </time>
        )}
        {customer && (
          <CustomerLink
            customer={customer.customer}
            address={customer.customerAddress}
            className="relative z-10"
          />
        )}
      </span>
    </li>
  );
}

function Outcome({ entry: { clickedAt, sold, isOver, endsAt, timezone } }: { entry: RecommendationEntry }) {
  const t = useText();
  const format = useFormat();
  if (sold.length > 0) return t("guided.step.ordered");
  if (clickedAt !== null) return t("saleslist.clickedonly");
  if (isOver) return t("saleslist.unclicked");
  return t("saleslist.until", { time: format.shortTime(endsAt, timezone) });
}
