import { useFormat, useText } from "#app/i18n/use-text.tsx";
import type { InquiryEntry } from "#app/reports/sales-list-entry.ts";
import { usePageState } from "#app/search/use-page-state.ts";
import { CustomerLink } from "./customer-link.tsx";
import { SalesRow } from "./sales-row.tsx";

type Props = { entry: InquiryEntry; isFirst: boolean };

/** A customer on one day: what they asked first, whether as an inquirer and why, and whether they bought. Opens the transcript. */
export function InquiryRow({ entry, isFirst }: Props) {
  const t = useText();
  const format = useFormat();
  const { hrefWith } = usePageState();
  const { startedAt, timezone } = entry;
  return (
    <SalesRow
      href={hrefWith({ conversation: entry.conversationId })}
      isFirst={isFirst}
      place={entry}
      title={entry.openingText ?? <span className="font-normal text-muted">{t("conversations.notext")}</span>}
      figure={
        <span className="text-xs whitespace-nowrap">
          <BuyingState entry={entry} />
        </span>
      }
      facts={
        <>
          <span className="text-ink">{t(entry.isInquirer ? "saleslist.inquirer" : "saleslist.other")}</span>
          <span>{t(`saleslist.why.${explainStage(entry)}`)}</span>
          {entry.isLost && <span>{t("saleslist.lost")}</span>}
        </>
      }
      times={
        <>
          <time dateTime={new Date(startedAt).toISOString()} title={format.dateTime(startedAt, timezone)}>
            {format.shortTime(startedAt, timezone)}
          </time>
          <CustomerLink customer={entry.customer} address={entry.customerAddress} className="relative z-10" />
        </>
      }
    />
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
