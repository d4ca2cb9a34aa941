import type { ReactNode } from "react";
import { messageKinds } from "#app/events/vocabulary.ts";
import { useFormat, useText } from "#app/i18n/use-text.tsx";
import type { MessageItem } from "#app/reports/transcript-items.ts";
import { ExtraDetails } from "./extra-details.tsx";
import { MaskedText } from "./masked-text.tsx";
import { SpeakerIcon } from "./speaker-icon.tsx";

type Props = {
  item: MessageItem;
  timezone: string;
  /** The one before is of the same speaker: the name is not said again. */
  isContinued: boolean;
};

const sides = {
  customer: "mr-10 items-start sm:mr-24",
  bot: "ml-10 items-end sm:ml-24",
  agent: "ml-10 items-end sm:ml-24",
  system: "mx-10 items-center text-xs sm:mx-24",
} as const;

const bubbles = {
  customer: "rounded-xl rounded-tl-sm bg-sunken",
  bot: "rounded-sm border border-line border-r-[3px] border-r-(--handler-bot) bg-surface",
  agent:
    "rounded-xl rounded-tr-sm border border-r-[3px] border-line border-r-(--handler-human) bg-[color-mix(in_oklab,var(--handler-human)_9%,var(--surface))]",
  system: "text-center text-muted",
} as const;

/** One thing said. Who said it shows in side, shape, mark and name, never in colour alone; a note is set apart. */
export function MessageBubble({ item, timezone, isContinued }: Props) {
  const t = useText();
  const { speaker, sender, text, kind, gone, extra } = item;
  const isNote = kind === "note";
  const shape = isNote ? "rounded-sm border border-dashed border-edge text-muted" : bubbles[speaker];
  return (
    <li
      data-speaker={speaker}
      className={`flex flex-col ${sides[speaker]} ${isContinued ? "mt-1.5" : "mt-3.5"}`}
    >
      <p className="mb-0.5 flex flex-wrap items-center gap-x-2 gap-y-0.5 text-xs text-muted">
        <span className={isContinued ? "sr-only" : "inline-flex items-center gap-1.5"}>
          <SpeakerIcon speaker={speaker} />
          <span className="font-semibold text-ink">{t(`transcript.speaker.${speaker}`)}</span>
          {sender && speaker !== "customer" && <span>{sender}</span>}
        </span>
        <KindWords item={item} />
        <MessageTime item={item} timezone={timezone} />
      </p>
      {isNote && <p className="mb-0.5 text-2xs text-muted">{t("transcript.note")}</p>}
      <div className={`max-w-full px-3 py-1.5 ${shape}`}>
        {text ? (
          <p className="break-words whitespace-pre-wrap">
            <MaskedText text={text} />
          </p>
        ) : (
          <p className="text-muted italic">{t(gone ? `privacy.gone.${gone}` : "transcript.notext")}</p>
        )}
      </div>
      <MatchLine item={item} />
      <ExtraDetails extra={extra} />
    </li>
  );
}

const plainKinds: ReadonlySet<string> = new Set(["question", "other", "note"]);

/** What kind of message it was, and whether the source or we say so. A plain question needs no word. */
function KindWords({ item: { speaker, kind, isKindInferred } }: { item: MessageItem }) {
  const t = useText();
  const known = messageKinds.find((name) => name === kind);
  if (!known || plainKinds.has(known) || speaker === "agent") return null;
  return (
    <span className="rounded-sm bg-sunken px-1 text-2xs text-ink">
      {t(`transcript.kind.${known}`)}
      {isKindInferred && <span className="text-muted"> · {t("conversations.inferred")}</span>}
    </span>
  );
}

function MessageTime({ item, timezone }: { item: MessageItem; timezone: string }) {
  const format = useFormat();
  if (item.isTimeInferred) return null;
  return (
    <time dateTime={new Date(item.at).toISOString()} title={format.dateTime(item.at, timezone)}>
      {format.clock(item.at, timezone)}
    </time>
  );
}

/** What the bot matched and how surely, as far as the source says. */
function MatchLine({
  item: { speaker, entry, confidence, matched, intent, products },
}: {
  item: MessageItem;
}) {
  const t = useText();
  if (speaker !== "bot") return null;
  const parts: [string, ReactNode][] = [];
  if (entry) parts.push(["entry", t("transcript.entry", { entry })]);
  else if (matched === false) parts.push(["miss", t("transcript.nomatch")]);
  if (confidence !== null) parts.push(["confidence", <Confidence key="confidence" value={confidence} />]);
  if (intent) parts.push(["intent", t("transcript.intent", { intent })]);
  if (products.length > 0)
    parts.push(["products", t("transcript.products", { products: products.join(", ") })]);
  if (parts.length === 0) return null;
  return (
    <ul className="mt-0.5 flex flex-wrap justify-end gap-x-3 text-2xs text-muted">
      {parts.map(([name, words]) => (
        <li key={name} className="break-all">
          {words}
        </li>
      ))}
    </ul>
  );
}

function Confidence({ value }: { value: number }) {
  const t = useText();
  return (
    <span className="inline-flex items-center gap-1.5">
      {t("transcript.confidence", { value: value.toFixed(2) })}
      <span aria-hidden="true" className="inline-block h-1 w-10 overflow-hidden rounded-full bg-line">
        <span className="block h-full bg-(--handler-bot)" style={{ width: `${value * 100}%` }} />
      </span>
    </span>
  );
}
