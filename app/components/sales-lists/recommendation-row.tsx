import { useFormat, useText } from "#app/i18n/use-text.tsx";
import type { RecommendationEntry } from "#app/reports/guided-list.server.ts";
import { usePageState } from "#app/search/use-page-state.ts";
import { CustomerLink } from "./customer-link.tsx";
import { SalesRow } from "./sales-row.tsx";

type Props = { entry: RecommendationEntry; isFirst: boolean };

/** A product the bot recommended in a conversation: when, whether it was clicked, and what was paid for it. Opens the transcript. */
export function RecommendationRow({ entry, isFirst }: Props) {
  const t = useText();
  const format = useFormat();
  const { hrefWith } = usePageState();
  const { product, productName, recommendedAt, clickedAt, sold, orderIds, timezone, customer } = entry;
  return (
    <SalesRow
      href={hrefWith({ conversation: entry.conversationId })}
      isFirst={isFirst}
      place={entry}
      title={
        <>
          {productName ?? product}
          {productName !== null && <span className="ml-2 text-xs font-normal text-muted">{product}</span>}
        </>
      }
      figure={
        <span className="font-medium">
          {sold.map(({ currency, value }) => format.money(value, currency)).join(" · ")}
        </span>
      }
      facts={
        <>
          <span className="text-ink">
            <Outcome entry={entry} />
          </span>
          {orderIds.length > 0 && (
            <span>
              {t("saleslist.order")} {orderIds.join(", ")}
            </span>
          )}
        </>
      }
      times={
        <>
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
        </>
      }
    />
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
