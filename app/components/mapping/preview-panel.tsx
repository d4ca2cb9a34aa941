import { useState } from "react";
import { HandoffLine } from "#app/components/transcript/handoff-line.tsx";
import { MessageBubble } from "#app/components/transcript/message-bubble.tsx";
import { RatingLine } from "#app/components/transcript/rating-line.tsx";
import { Card } from "#app/components/ui/card.tsx";
import { Icon } from "#app/components/ui/icon.tsx";
import { ScrollRegion } from "#app/components/ui/scroll-region.tsx";
import { useFormat, useText } from "#app/i18n/use-text.tsx";
import type { Preview, PreviewConversation, PreviewItem } from "#app/mapping/preview-mapping.ts";
import { ProblemsList } from "./problems-list.tsx";

type Props = { preview: Preview; timezone: string };

const counted = ["conversation", "message", "handoff", "rating", "order"] as const;

/** What the mapping makes of the first rows: counts, faults, and the conversations one by one. */
export function PreviewPanel({ preview, timezone }: Props) {
  const t = useText();
  const format = useFormat();
  const { counts, conversations, problems, rows } = preview;
  const faulty = problems.reduce((sum, problem) => sum + problem.rows, 0);
  return (
    <Card title={t("mapping.preview")} note={t("mapping.preview.note", { rows: format.count(rows) })}>
      <dl className="mb-3 flex flex-wrap gap-x-6 gap-y-1" data-preview-counts>
        {counted
          .filter((type) => counts[type] > 0 || type === "conversation" || type === "message")
          .map((type) => (
            <div key={type} data-count={type}>
              <dt className="text-2xs text-muted">{t(`mapping.count.${type}`)}</dt>
              <dd className="text-base font-semibold">{format.count(counts[type])}</dd>
            </div>
          ))}
        <div data-count="problem">
          <dt className="text-2xs text-muted">{t("mapping.count.problem")}</dt>
          <dd className={`text-base font-semibold ${faulty > 0 ? "text-bad" : ""}`}>
            {format.count(faulty)}
          </dd>
        </div>
      </dl>
      <ProblemsList problems={problems} />
      {conversations.length > 0 ? (
        <Conversations conversations={conversations} timezone={timezone} />
      ) : (
        <p className="text-muted">
          {counts.order > 0
            ? t("mapping.preview.order", { count: format.count(counts.order) })
            : t("mapping.preview.none")}
        </p>
      )}
    </Card>
  );
}

function Conversations({
  conversations,
  timezone,
}: {
  conversations: PreviewConversation[];
  timezone: string;
}) {
  const t = useText();
  const [asked, setAsked] = useState(0);
  const place = Math.min(asked, conversations.length - 1);
  const { id, items } = conversations[place]!;
  return (
    <div className="border-t border-line pt-2">
      <header className="flex items-center justify-between gap-3">
        <h3 className="min-w-0 truncate text-xs font-semibold" title={id}>
          {t("mapping.preview.title", { id })}
        </h3>
        <div className="flex items-center gap-1 text-xs text-muted">
          <button
            type="button"
            className="grid size-7 place-items-center rounded-md hover:bg-sunken disabled:opacity-40"
            aria-label={t("mapping.preview.before")}
            disabled={place === 0}
            onClick={() => setAsked(place - 1)}
          >
            <Icon name="left" />
          </button>
          <span className="whitespace-nowrap">
            {t("mapping.preview.place", { place: place + 1, count: conversations.length })}
          </span>
          <button
            type="button"
            className="grid size-7 place-items-center rounded-md hover:bg-sunken disabled:opacity-40"
            aria-label={t("mapping.preview.next")}
            disabled={place === conversations.length - 1}
            onClick={() => setAsked(place + 1)}
          >
            <Icon name="right" />
          </button>
        </div>
      </header>
      <ScrollRegion label={t("mapping.preview.title", { id })} className="max-h-120 pr-1">
        <ol key={id}>
          {items.map((item, index) => (
            <Item key={`${item.what}${item.id}`} item={item} before={items[index - 1]} timezone={timezone} />
          ))}
        </ol>
      </ScrollRegion>
    </div>
  );
}

function Item({
  item,
  before,
  timezone,
}: {
  item: PreviewItem;
  before: PreviewItem | undefined;
  timezone: string;
}) {
  if (item.what === "handoff") return <HandoffLine item={item} facts={null} timezone={timezone} />;
  if (item.what === "rating") return <RatingLine item={item} timezone={timezone} />;
  const isContinued =
    before?.what === "message" && before.speaker === item.speaker && before.sender === item.sender;
  return <MessageBubble item={item} timezone={timezone} isContinued={isContinued} />;
}
