import { Link } from "@remix-run/react";
import { useFormat, useText } from "#app/i18n/use-text.tsx";
import type { TranscriptItem } from "#app/reports/transcript-items.ts";
import type { TranscriptReport } from "#app/reports/transcript-report.ts";
import { usePageState } from "#app/search/use-page-state.ts";
import { ExtraDetails } from "./extra-details.tsx";
import { HandoffLine } from "./handoff-line.tsx";
import { Judgement } from "./judgement.tsx";
import { MessageBubble } from "./message-bubble.tsx";
import { OrderLine } from "./order-line.tsx";
import { RatingLine } from "./rating-line.tsx";
import { RelatedList } from "./related-list.tsx";
import { TranscriptHeader } from "./transcript-header.tsx";

type Props = {
  transcript: TranscriptReport;
  /** Where another conversation opens: in the same drawer, or as a page. */
  hrefOf: (conversationId: number) => string;
};

/** Silence worth mentioning between two turns. */
const longGapMs = 5 * 60_000;

/** A conversation from its facts and judgement down to its last word. */
export function TranscriptView({ transcript, hrefOf }: Props) {
  const t = useText();
  const { items, facts, timezone, related, extra } = transcript;
  return (
    <>
      <TranscriptHeader transcript={transcript} />
      <div className="mt-3">
        <Judgement facts={facts} timezone={timezone} />
      </div>
      <ExtraDetails extra={extra} />
      {items.length === 0 && <p className="mt-4 text-muted">{t("transcript.nothing")}</p>}
      <ol aria-label={t("transcript.label")} className="mt-2">
        {items.map((item, index) => (
          <TranscriptRow
            key={`${item.what}${item.id}`}
            item={item}
            before={items[index - 1]}
            transcript={transcript}
            hrefOf={hrefOf}
          />
        ))}
      </ol>
      <RelatedList
        related={related}
        timezone={timezone}
        windowHours={facts?.windowHours ?? 0}
        hrefOf={hrefOf}
      />
    </>
  );
}

type RowProps = Props & { item: TranscriptItem; before: TranscriptItem | undefined };

function TranscriptRow({ item, before, transcript: { facts, timezone }, hrefOf }: RowProps) {
  const gap = item.gapMs !== null && item.gapMs >= longGapMs ? <GapLine ms={item.gapMs} /> : null;
  return (
    <>
      {gap}
      {item.what === "message" && (
        <MessageBubble
          item={item}
          timezone={timezone}
          isContinued={gap === null && isSameVoice(before, item)}
        />
      )}
      {item.what === "handoff" && <HandoffLine item={item} facts={facts} timezone={timezone} />}
      {item.what === "rating" && <RatingLine item={item} timezone={timezone} />}
      {item.what === "order" && <OrderLine item={item} timezone={timezone} hrefOf={hrefOf} />}
    </>
  );
}

function isSameVoice(before: TranscriptItem | undefined, item: TranscriptItem): boolean {
  return (
    before?.what === "message" &&
    item.what === "message" &&
    before.speaker === item.speaker &&
    before.sender === item.sender &&
    (before.kind === "note") === (item.kind === "note")
  );
}

function GapLine({ ms }: { ms: number }) {
  const t = useText();
  const format = useFormat();
  return (
    <li className="mt-4 flex items-center gap-3 text-2xs text-muted">
      <span aria-hidden="true" className="h-px flex-1 bg-line" />
      {t("transcript.gap", { time: format.duration(ms / 1000) })}
      <span aria-hidden="true" className="h-px flex-1 bg-line" />
    </li>
  );
}

/** Title of a transcript with the way back to its list and to its own page. */
export function TranscriptTitle({ conversationId, hasList }: { conversationId: number; hasList: boolean }) {
  const t = useText();
  const { search, hrefWith } = usePageState();
  const page = hrefWith(
    { list: null, conversation: null, text: "", target: null, sort: null, filters: search.filters },
    `/conversations/${conversationId}`,
  );
  return (
    <div className="flex min-h-7 flex-wrap items-center gap-x-4 gap-y-1">
      {hasList && (
        <Link to={hrefWith({ conversation: null })} preventScrollReset className="control text-xs">
          <span aria-hidden="true">←</span> {t("transcript.back")}
        </Link>
      )}
      <h2 className="text-base font-semibold">{t("transcript.title", { id: String(conversationId) })}</h2>
      <Link to={page} className="text-xs text-honey-ink underline-offset-3 hover:underline">
        {t("transcript.page")}
      </Link>
    </div>
  );
}
