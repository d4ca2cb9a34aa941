import { useRef, useState } from "react";
import { SalesFigureLink } from "#app/components/figures/sales-figure-link.tsx";
import { useValueName } from "#app/components/page/use-value-name.ts";
import { CustomerLink } from "#app/components/sales-lists/customer-link.tsx";
import { MaskedText } from "#app/components/transcript/masked-text.tsx";
import { Card, PartContent, type Part } from "#app/components/ui/card.tsx";
import { useLightLinks } from "#app/components/ui/use-light-links.ts";
import { useFormat, useText } from "#app/i18n/use-text.tsx";
import type { AtRiskEntry, AtRiskReport } from "#app/reports/at-risk.server.ts";
import { usePageState } from "#app/search/use-page-state.ts";

type Props = { atRisk: Part<AtRiskReport | null>; className?: string };

const orders = ["left", "value"] as const;
const mostShown = 12;

/** Who asked, has not bought and can still be won, as a work list; whoever buys leaves it. Nothing for those who see no customers. */
export function AtRiskCard({ atRisk, className = "" }: Props) {
  const t = useText();
  const [order, setOrder] = useState<(typeof orders)[number]>("left");
  if (atRisk.ok && atRisk.data === null) return null;
  return (
    <Card
      title={t("metric.at_risk.label")}
      className={className}
      note={
        <span className="flex flex-wrap items-baseline gap-x-2">
          {orders.map((name) => (
            <button
              key={name}
              type="button"
              aria-pressed={order === name}
              onClick={() => setOrder(name)}
              className="min-h-6 rounded-sm px-1 hover:text-ink aria-pressed:bg-sunken aria-pressed:font-medium aria-pressed:text-ink"
            >
              {t(`atrisk.by.${name}`)}
            </button>
          ))}
        </span>
      }
    >
      <PartContent part={atRisk}>
        {(report) => report && <AtRiskList report={report} order={order} />}
      </PartContent>
    </Card>
  );
}

type ListProps = { report: AtRiskReport; order: (typeof orders)[number] };

function AtRiskList({ report: { figure, entries }, order }: ListProps) {
  const t = useText();
  const box = useRef<HTMLDivElement>(null);
  useLightLinks(box);
  const shown = (order === "left" ? entries : entries.toSorted(compareValues)).slice(0, mostShown);
  if (entries.length === 0) return <p className="text-muted">{t("atrisk.none")}</p>;
  return (
    <div ref={box}>
      <p className="mb-1.5 text-xs text-muted">
        <span className="mr-1.5 text-title font-semibold text-ink">
          <SalesFigureLink metric="at_risk" figure={figure} />
        </span>
        {t("atrisk.note")}
      </p>
      <ul aria-label={t("metric.at_risk.label")} className="-mx-4 divide-y divide-line border-t border-line">
        {shown.map((entry) => (
          <AtRiskItem key={entry.conversationId} entry={entry} />
        ))}
      </ul>
    </div>
  );
}

/** Those of which nothing is known stand last; of the same currency the higher one first. */
function compareValues(a: AtRiskEntry, b: AtRiskEntry): number {
  if (a.value === null || b.value === null) return Number(a.value === null) - Number(b.value === null);
  if (a.currency !== b.currency) return (a.currency ?? "") < (b.currency ?? "") ? -1 : 1;
  return Number(b.value) - Number(a.value);
}

function AtRiskItem({ entry }: { entry: AtRiskEntry }) {
  const t = useText();
  const format = useFormat();
  const nameOf = useValueName();
  const { hrefWith } = usePageState();
  const { lastWords, leftMs, endsAt, timezone, chance, value, currency, channel, topic } = entry;
  return (
    <li
      data-at-risk={entry.conversationId}
      className="relative grid grid-cols-[minmax(0,1fr)_auto] gap-x-3 px-4 py-1 focus-within:bg-sunken hover:bg-sunken"
    >
      <a
        data-light
        href={hrefWith({ conversation: entry.conversationId })}
        className="truncate leading-6 font-medium -outline-offset-2 after:absolute after:inset-0"
      >
        {lastWords === null ? (
          <span className="font-normal text-muted">{t("conversations.notext")}</span>
        ) : (
          <MaskedText text={lastWords} />
        )}
      </a>
      <span
        className="text-right text-xs leading-6 whitespace-nowrap"
        title={format.dateTime(endsAt, timezone)}
      >
        {t("atrisk.left", { time: format.duration(Math.max(0, leftMs) / 1000) })}
      </span>
      <span className="flex min-w-0 flex-wrap items-baseline gap-x-3 text-xs text-muted">
        <span>{nameOf("store", entry.storeKey)}</span>
        {channel !== null && <span>{nameOf("channel", channel)}</span>}
        {topic !== null && <span>{nameOf("topic", topic)}</span>}
        <CustomerLink customer={entry.customer} address={entry.customerAddress} className="relative z-10" />
      </span>
      <span className="text-right text-xs whitespace-nowrap text-muted">
        {chance === null || value === null || currency === null ? (
          t("figure.few")
        ) : (
          <span title={t("atrisk.value.title")}>
            {t("atrisk.value", { amount: format.money(value, currency), chance: format.share(chance) })}
          </span>
        )}
      </span>
    </li>
  );
}
