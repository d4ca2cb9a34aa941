import { useValueName } from "#app/components/page/use-value-name.ts";
import { TrainingPath } from "#app/components/trainers/training-path.tsx";
import { KindWord, StateChip } from "#app/components/training/gap-marks.tsx";
import { MaskedText } from "#app/components/transcript/masked-text.tsx";
import { useFormat, useText } from "#app/i18n/use-text.tsx";
import type { GapPage } from "#app/reports/gap-page.server.ts";
import { GapActions } from "./gap-actions.tsx";

/** What is asked, where, since when, who has it, and what can be done with it. */
export function GapHeader({ gap }: Pick<GapPage, "gap">) {
  const t = useText();
  const format = useFormat();
  const nameOf = useValueName();
  const { title, state, kind, store, owner, firstAskedAt, timezone } = gap;
  return (
    <header className="mb-3">
      <TrainingPath />
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2">
        <div className="min-w-0 flex-1 basis-80">
          <h1 className="text-title font-semibold tracking-[-0.01em] wrap-anywhere">
            {title === null ? t("gaps.untitled") : <MaskedText text={title} />}
          </h1>
          <p className="mt-0.5 flex flex-wrap items-center gap-x-3 gap-y-0.5 text-xs text-muted">
            <StateChip state={state} />
            <KindWord kind={kind} />
            <span>{nameOf("store", store)}</span>
            {firstAskedAt !== null && (
              <span>{t("gaps.page.since", { time: format.shortTime(firstAskedAt, timezone) })}</span>
            )}
            <span>
              {owner === null
                ? t("gaps.page.nobody")
                : owner.isMe
                  ? t("gaps.page.mine")
                  : t("gaps.page.owner", { name: owner.name })}
            </span>
          </p>
        </div>
        <GapActions gap={gap} />
      </div>
    </header>
  );
}
