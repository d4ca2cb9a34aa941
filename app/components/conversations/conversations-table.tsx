import { useMemo, useRef } from "react";
import { useValueName } from "#app/components/page/use-value-name.ts";
import { DataTable, type Column } from "#app/components/tables/data-table.tsx";
import { useLightLinks } from "#app/components/ui/use-light-links.ts";
import { handlers } from "#app/facts/outcome.ts";
import { useFormat, useText } from "#app/i18n/use-text.tsx";
import { unknownValue } from "#app/metrics/dimensions.ts";
import type { MetricId } from "#app/metrics/registry.ts";
import { getEntryKey, type ConversationEntry } from "#app/reports/conversation-entry.ts";
import { usePageState } from "#app/search/use-page-state.ts";
import { EntryRow } from "./entry-list.tsx";
import { EntryDuration, EntryRating, getListDuration } from "./entry-measure.tsx";
import { ReasonText } from "./reason-text.tsx";
import { StandingChip } from "./standing-chip.tsx";
import { useRowKeys } from "./use-row-keys.ts";

type Props = { rows: ConversationEntry[]; isOfRatings: boolean; metric: MetricId | null };

/** One row a conversation (a rating in lists of ratings), two lines on a phone; it opens the transcript in the drawer. */
export function ConversationsTable({ rows, isOfRatings, metric }: Props) {
  const t = useText();
  const box = useRef<HTMLDivElement>(null);
  const { search } = usePageState();
  useRowKeys(box, search.conversation === null && search.list === null);
  useLightLinks(box);
  const columns = useColumns(isOfRatings, metric);
  return (
    <div ref={box} className="card overflow-hidden">
      <div className="hidden sm:block">
        <DataTable
          label={t("conversations.title")}
          columns={columns}
          rows={rows}
          getKey={getEntryKey}
          hasStickyColumn={false}
          keepsHeaders
        />
      </div>
      <ul aria-label={t("conversations.title")} className="divide-y divide-line sm:hidden">
        {rows.map((entry) => (
          <EntryRow key={getEntryKey(entry)} entry={entry} metric={metric} isFirst={false} />
        ))}
      </ul>
    </div>
  );
}

function useColumns(isOfRatings: boolean, metric: MetricId | null): Column<ConversationEntry>[] {
  const t = useText();
  const format = useFormat();
  const nameOf = useValueName();
  const { hrefWith } = usePageState();
  const duration = getListDuration(metric);
  return useMemo(() => {
    const quiet = "text-xs whitespace-nowrap text-muted";
    const columns: Column<ConversationEntry>[] = [
      {
        key: "time",
        header: t("conversations.col.time"),
        align: "left",
        className: quiet,
        cell: ({ startedAt, timezone }) => (
          <time dateTime={new Date(startedAt).toISOString()} title={format.dateTime(startedAt, timezone)}>
            {format.shortTime(startedAt, timezone)}
          </time>
        ),
      },
      {
        key: "opening",
        header: t("conversations.col.opening"),
        align: "left",
        className: "w-full max-w-0 min-w-56",
        cell: ({ conversationId, openingText, isTest }) => (
          <a
            data-light
            data-row
            href={hrefWith({ conversation: conversationId })}
            className="flex min-h-6 items-center gap-2 rounded-sm hover:text-honey-ink"
          >
            <span className="truncate font-medium">
              {openingText ?? <span className="font-normal text-muted">{t("conversations.notext")}</span>}
            </span>
            {isTest && (
              <span className="rounded-sm bg-sunken px-1 text-2xs text-muted">{t("conversations.test")}</span>
            )}
          </a>
        ),
      },
      {
        key: "outcome",
        header: t("conversations.col.outcome"),
        align: "left",
        cell: ({ standing }) => <StandingChip standing={standing} />,
      },
      {
        key: "reason",
        header: t("conversations.col.reason"),
        align: "left",
        cell: ({ reason, reasonSource }) => <ReasonText reason={reason} source={reasonSource} />,
      },
      {
        key: "handler",
        header: t("conversations.col.handler"),
        align: "left",
        className: "whitespace-nowrap",
        cell: ({ handler }) => {
          const known = handlers.find((name) => name === handler);
          return known ? t(`handler.${known}`) : handler;
        },
      },
      {
        key: "store",
        header: t("conversations.col.store"),
        align: "left",
        className: "max-w-40 truncate text-xs",
        cell: ({ storeKey }) => nameOf("store", storeKey),
      },
      {
        key: "channel",
        header: t("conversations.col.channel"),
        align: "left",
        className: "text-xs whitespace-nowrap",
        cell: ({ channel }) => nameOf("channel", channel ?? unknownValue),
      },
      {
        key: "topic",
        header: t("conversations.col.topic"),
        align: "left",
        className: "max-w-32 truncate text-xs",
        cell: ({ topic }) => nameOf("topic", topic ?? unknownValue),
      },
      {
        key: "messages",
        header: t("conversations.col.messages"),
        cell: ({ messageCount }) => format.count(messageCount),
      },
      {
        key: "duration",
        header: t(`conversations.duration.${duration}`),
        cell: (entry) => <EntryDuration entry={entry} duration={duration} />,
      },
    ];
    if (isOfRatings) {
      columns.splice(2, 0, {
        key: "rating",
        header: t("conversations.col.rating"),
        align: "left",
        cell: (entry) => <EntryRating entry={entry} />,
      });
    }
    return columns;
  }, [t, format, nameOf, hrefWith, duration, isOfRatings]);
}
