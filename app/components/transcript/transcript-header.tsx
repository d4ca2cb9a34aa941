import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { useValueName } from "#app/components/page/use-value-name.ts";
import { closers } from "#app/events/vocabulary.ts";
import { handlers } from "#app/facts/outcome.ts";
import { useFormat, useText } from "#app/i18n/use-text.tsx";
import { unknownValue } from "#app/metrics/dimensions.ts";
import type { TranscriptReport } from "#app/reports/transcript-report.ts";
import { keepScope } from "#app/search/filters.ts";
import { defaultPageSearch } from "#app/search/page-search.ts";
import { usePageState } from "#app/search/use-page-state.ts";
import { getLocalTime } from "#app/time/local-day.ts";

type Props = { transcript: TranscriptReport };

/** Where, when, about what and with whom: the facts of a conversation that are not judgements. */
export function TranscriptHeader({ transcript }: Props) {
  const t = useText();
  const format = useFormat();
  const nameOf = useValueName();
  const { facts, timezone, storeKey, source, externalId, endedBy, stage } = transcript;
  const rows: [string, ReactNode][] = [[t("dimension.store"), nameOf("store", storeKey)]];
  if (facts) {
    const { startedAt, endedAt, channel, topic, handler, agent } = facts;
    const length = format.duration((endedAt - startedAt) / 1000);
    const closer = closers.find((name) => name === endedBy);
    const known = handlers.find((name) => name === handler);
    rows.push([
      t("transcript.time"),
      <span key="time">
        {format.dateTime(startedAt, timezone)} – {format.clock(endedAt, timezone)}{" "}
        <span className="text-muted">
          {length}
          {closer && ` · ${t(`transcript.endedby.${closer}`)}`}
          {facts.isTimeInferred && ` · ${t("transcript.notimes")}`}
        </span>
      </span>,
    ]);
    rows.push([t("dimension.channel"), nameOf("channel", channel ?? unknownValue)]);
    rows.push([t("dimension.topic"), nameOf("topic", topic ?? unknownValue)]);
    rows.push([t("transcript.customer"), <CustomerLink key="customer" transcript={transcript} />]);
    if (transcript.customerAddress !== null)
      rows.push([
        t("saleslist.customer.label"),
        <TimelineLink key="timeline" address={transcript.customerAddress} />,
      ]);
    if (known)
      rows.push([
        t("dimension.handler"),
        agent ? `${t(`handler.${known}`)} · ${agent}` : t(`handler.${known}`),
      ]);
  }
  if (stage === "pre_sale" || stage === "after_sale")
    rows.push([t("transcript.stage"), t(`transcript.stage.${stage}`)]);
  rows.push([t("dimension.source"), <SourceId key="source" source={source} id={externalId} />]);
  return (
    <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-0.5 text-xs sm:grid-cols-[auto_minmax(0,1fr)_auto_minmax(0,1fr)]">
      {rows.map(([name, words]) => (
        <div key={name} className="contents">
          <dt className="text-muted first-letter:uppercase">{name}</dt>
          <dd className="min-w-0 break-words">{words}</dd>
        </div>
      ))}
    </dl>
  );
}

function TimelineLink({ address }: { address: string }) {
  const t = useText();
  const { search, hrefWith } = usePageState();
  return (
    <Link
      to={hrefWith(keepScope(search), `/customers/${address}`)}
      className="text-honey-ink underline-offset-3 hover:underline"
    >
      {t("saleslist.customer.timeline")}
    </Link>
  );
}

function SourceId({ source, id }: { source: string; id: string }) {
  return (
    <span className="break-all">
      {source} <span className="text-muted">{id}</span>
    </span>
  );
}

/** The customer's id, and a link to everything they came with: from the first to the last related conversation. */
function CustomerLink({ transcript: { facts, related, storeKey, timezone } }: Props) {
  const t = useText();
  const { hrefWith } = usePageState();
  if (!facts || facts.customer === null)
    return <span className="text-muted">{t("transcript.nocustomer")}</span>;
  if (related.length === 0) return <span className="break-all">{facts.customer}</span>;
  const days = [facts.startedAt, ...related.map(({ startedAt }) => startedAt)].map(
    (at) => getLocalTime(timezone, at).day,
  );
  const [from = "", to = from] = [days.toSorted()[0], days.toSorted().at(-1)];
  const href = hrefWith(
    {
      ...defaultPageSearch,
      period: { from, to },
      text: facts.customer,
      filters: [{ dimension: "store", operator: "is", values: [storeKey] }],
    },
    "/conversations",
  );
  return (
    <Link to={href} className="wrap-anywhere text-honey-ink underline-offset-3 hover:underline">
      {t("transcript.customer.all", { customer: facts.customer, count: related.length + 1 })}
    </Link>
  );
}
