import { ReasonText } from "#app/components/conversations/reason-text.tsx";
import { handoffRequesters } from "#app/events/vocabulary.ts";
import { reasonGroups, type ReasonGroup } from "#app/facts/reason.ts";
import { useFormat, useText } from "#app/i18n/use-text.tsx";
import type { HandoffItem } from "#app/reports/transcript-items.ts";
import type { TranscriptFacts } from "#app/reports/transcript-report.ts";
import { MaskedText } from "./masked-text.tsx";

type Props = { item: HandoffItem; facts: TranscriptFacts | null; timezone: string };

const groups = Object.keys(reasonGroups) as ReasonGroup[];

/** The moment of the handoff as a ruled line: who wanted it, whether it happened, why, and who came. */
export function HandoffLine({ item, facts, timezone }: Props) {
  const t = useText();
  const format = useFormat();
  const by = handoffRequesters.find((name) => name === item.requestedBy) ?? "unsaid";
  return (
    <li className="my-4">
      <div className="flex items-center gap-3">
        <Rule isExecuted={item.isExecuted} />
        <p className="text-center text-xs">
          <b className="font-semibold">
            {t(item.isExecuted ? "transcript.handoff" : "transcript.handoff.ignored")}
          </b>{" "}
          <span className="text-muted">
            {t(`transcript.handoff.by.${by}`)}
            {!facts?.isTimeInferred && ` · ${format.clock(item.at, timezone)}`}
          </span>
        </p>
        <Rule isExecuted={item.isExecuted} />
      </div>
      <div className="mx-auto mt-1 max-w-lg space-y-0.5 text-center text-xs text-muted">
        {item.isFirst && facts && <ReasonLine facts={facts} />}
        {item.words && (
          <p className="line-clamp-3 break-words" title={item.words}>
            <MaskedText text={t("transcript.handoff.words", { words: item.words })} />
          </p>
        )}
        {(item.target || item.isFirst) && <p>{describeArrival(item, facts)}</p>}
      </div>
    </li>
  );

  function describeArrival({ target, isFirst }: HandoffItem, known: TranscriptFacts | null): string {
    const words = target ? [t("transcript.handoff.to", { target })] : [];
    if (isFirst && known) words.push(describeReply(known));
    return words.join(" · ");
  }

  function describeReply({ isReached, humanWaitMs, agent }: TranscriptFacts): string {
    if (!isReached) return t("transcript.handoff.nobody");
    const name = agent ?? t("transcript.speaker.agent");
    return humanWaitMs === null
      ? t("transcript.handoff.reached", { name })
      : t("transcript.handoff.reached.after", { name, time: format.duration(humanWaitMs / 1000) });
  }
}

function Rule({ isExecuted }: { isExecuted: boolean }) {
  return (
    <span
      aria-hidden="true"
      className={`h-0 flex-1 border-t-2 ${isExecuted ? "border-(--handler-human)" : "border-dashed border-edge"}`}
    />
  );
}

function ReasonLine({ facts: { reason, reasonGroup, reasonSource } }: { facts: TranscriptFacts }) {
  const t = useText();
  const group = groups.find((name) => name === reasonGroup);
  if (!reason || !group) return null;
  return (
    <p>
      {t("transcript.handoff.reason")}{" "}
      <span className="font-medium text-ink">
        <ReasonText reason={reason} source={reasonSource} />
      </span>
      {group !== "unclassified" && ` · ${t(`reason_group.${group}`)}`}
      {reasonSource === "platform" && ` · ${t("reason_source.platform")}`}
    </p>
  );
}
