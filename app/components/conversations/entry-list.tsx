import { useRef } from "react";
import { useValueName } from "#app/components/page/use-value-name.ts";
import { handlers } from "#app/facts/outcome.ts";
import { useLightLinks } from "#app/components/ui/use-light-links.ts";
import { useFormat, useText } from "#app/i18n/use-text.tsx";
import type { MetricId } from "#app/metrics/registry.ts";
import { getEntryKey, type ConversationEntry } from "#app/reports/conversation-entry.ts";
import { buildQueryString } from "#app/search/page-search.ts";
import { usePageState } from "#app/search/use-page-state.ts";
import { EntryDuration, EntryRating, getListDuration } from "./entry-measure.tsx";
import { NewRows } from "./new-rows.tsx";
import { ReasonText } from "./reason-text.tsx";
import { StandingChip } from "./standing-chip.tsx";
import { useEntryPages } from "./use-entry-pages.ts";
import { useRowKeys } from "./use-row-keys.ts";
import { useSteadyRows } from "./use-steady-rows.ts";

type Props = {
  first: { rows: ConversationEntry[]; next: string | null };
  metric: MetricId;
  /** False while a transcript stands in front of it: it then leaves the keys alone. */
  isActive: boolean;
};

/** The rows of the drawer, newest first; a row opens its transcript in the same place. */
export function EntryList({ first, metric, isActive }: Props) {
  const t = useText();
  const { search } = usePageState();
  const list = useRef<HTMLUListElement>(null);
  const query = buildQueryString({ ...search, conversation: null });
  const steady = useSteadyRows(first, query);
  const { rows, hasMore, isLoading, loadMore } = useEntryPages(steady.page, query);
  useRowKeys(list, isActive);
  useLightLinks(list);
  if (rows.length === 0) return <p className="px-4 py-6 text-muted">{t("conversations.none")}</p>;

  function showNew() {
    steady.showNew();
    list.current?.scrollIntoView({ block: "start" });
    list.current?.querySelector<HTMLElement>("[data-row]")?.focus({ preventScroll: true });
  }

  return (
    <>
      <NewRows {...steady} place="inside" onShow={showNew} />
      <ul ref={list} aria-label={t("conversations.list")} className="divide-y divide-line">
        {rows.map((entry, index) => (
          <EntryRow key={getEntryKey(entry)} entry={entry} metric={metric} isFirst={index === 0} />
        ))}
      </ul>
      {hasMore && (
        <div className="p-3 text-center">
          <button type="button" className="control" onClick={loadMore} disabled={isLoading}>
            {t(isLoading ? "app.loading" : "conversations.more")}
          </button>
        </div>
      )}
    </>
  );
}

type RowProps = { entry: ConversationEntry; metric: MetricId | null; isFirst: boolean };

/** A conversation in two lines, inside a box with light links: its first question, where it stands, why and by whom, where and when. */
export function EntryRow({ entry, metric, isFirst }: RowProps) {
  const t = useText();
  const format = useFormat();
  const { hrefWith } = usePageState();
  const nameOf = useValueName();
  const handler = handlers.find((name) => name === entry.handler);
  return (
    <li>
      <a
        data-light
        data-row
        data-autofocus={isFirst || undefined}
        href={hrefWith({ conversation: entry.conversationId })}
        className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-3 px-4 py-2 -outline-offset-2 hover:bg-sunken"
      >
        <span className="truncate font-medium">
          {entry.openingText ?? <span className="font-normal text-muted">{t("conversations.notext")}</span>}
        </span>
        <span className="text-right text-xs">
          {entry.score === null ? (
            <EntryDuration entry={entry} duration={getListDuration(metric)} />
          ) : (
            <EntryRating entry={entry} />
          )}
        </span>
        <span className="flex min-w-0 flex-wrap items-baseline gap-x-3 text-xs text-muted">
          <span className="text-ink">
            <StandingChip standing={entry.standing} />
          </span>
          <ReasonText reason={entry.reason} source={entry.reasonSource} />
          {handler && <span className="whitespace-nowrap">{t(`handler.${handler}`)}</span>}
          {entry.isTest && <span>{t("conversations.test")}</span>}
        </span>
        <span className="flex items-baseline justify-end gap-2 text-right text-xs whitespace-nowrap text-muted">
          <span className="hidden max-w-36 truncate sm:inline">{nameOf("store", entry.storeKey)}</span>
          <time
            dateTime={new Date(entry.startedAt).toISOString()}
            title={format.dateTime(entry.startedAt, entry.timezone)}
          >
            {format.shortTime(entry.startedAt, entry.timezone)}
          </time>
        </span>
      </a>
    </li>
  );
}
