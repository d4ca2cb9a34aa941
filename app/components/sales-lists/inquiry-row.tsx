import { useValueName } from "#app/components/page/use-value-name.ts";
import { useFormat, useText } from "#app/i18n/use-text.tsx";
import type { InquiryEntry } from "#app/reports/sales-list-entry.ts";
import { usePageState } from "#app/search/use-page-state.ts";
import { CustomerLink } from "./customer-link.tsx";

type Props = { entry: InquiryEntry; isFirst: boolean };

/** A customer on one day: what they asked first, whether as an inquirer and why, and whether they bought. Opens the transcript. */
export function InquiryRow({ entry, isFirst }: Props) {
  const t = useText();
  const format = useFormat();
  const nameOf = useValueName();
  const { hrefWith } = usePageState();
  const { startedAt, timezone, channel, topic, agent } = entry;
  return (
    <li className="relative grid grid-cols-[minmax(0,1fr)_auto] gap-x-3 px-4 py-2 focus-within:bg-sunken hover:bg-sunken">
      <a
        data-light
        data-row
        data-autofocus={isFirst || undefined}
        href={hrefWith({ conversation: entry.conversationId })}
        className="truncate font-medium -outline-offset-2 after:absolute after:inset-0"
      >
        {entry.openingText ?? <span className="font-normal text-muted">{t("conversations.notext")}</span>}
      </a>
      <span className="text-right text-xs whitespace-nowrap">
        <BuyingState entry={entry} />
      </span>
      <span className="flex min-w-0 flex-wrap items-baseline gap-x-3 text-xs text-muted">
        <span className="text-ink">{t(entry.isInquirer ? "saleslist.inquirer" : "saleslist.other")}</span>
        <span>{t(`saleslist.why.${explainStage(entry)}`)}</span>
        {entry.isLost && <span>{t("saleslist.lost")}</span>}
        {channel !== null && <span>{nameOf("channel", channel)}</span>}
        {topic !== null && <span>{nameOf("topic", topic)}</span>}
        {agent !== null && <span>{agent}</span>}
      </span>
      <span className="max-w-40 truncate text-right text-xs text-muted">
        {nameOf("store", entry.storeKey)}
      </span>
      <span className="flex min-w-0 flex-wrap items-baseline gap-x-3 text-xs text-muted">
        <time dateTime={new Date(startedAt).toISOString()} title={format.dateTime(startedAt, timezone)}>
          {format.shortTime(startedAt, timezone)}
        </time>
        <CustomerLink customer={entry.customer} address={entry.customerAddress} className="relative z-10" />
      </span>
    </li>
  );
}

function explainStage({ stage, hasOpenOrder }: InquiryEntry): "presale" | "aftersale" | "open" | "none" {
  if (stage === "pre_sale") return "presale";
  if (stage === "after_sale") return "aftersale";
  return hasOpenOrder ? "open" : "none";
}

/** Bought after so long, still open until when, or neither. */
function BuyingState({ entry: { boughtAfterMs, isOver, endsAt, timezone } }: { entry: InquiryEntry }) {
  const t = useText();
  const format = useFormat();
  if (boughtAfterMs !== null) {
    return (
      <span className="font-medium text-good">
        {t("saleslist.bought", { time: format.duration(boughtAfterMs / 1000) })}
      </span>
    );
  }
  if (isOver) return <span className="text-muted">{t("saleslist.unbought")}</span>;
  return (
    <span title={format.dateTime(endsAt, timezone)}>
      {t("saleslist.until", { time: format.shortTime(endsAt, timezone) })}
    </span>
  );
}
