import { enoughToFound, type GapKind } from "#app/gaps/gap-state.ts";
import { outdatedAfterDays } from "#app/gaps/question-kind.ts";
import {
  closedShare,
  earlierDays,
  enoughToReturn,
  returnedShare,
  watchedDays,
} from "#app/gaps/watch-state.ts";
import { useFormat, useText } from "#app/i18n/use-text.tsx";

const kinds = [
  "not a knowledge problem",
  "not found",
  "outdated",
  "wrong",
  "missing",
  "unknown",
] as const satisfies readonly (GapKind | "unknown")[];
const states = ["watching", "closed", "reopened", "not a knowledge problem"] as const;

/** How questions become gaps, what decides a gap's kind, and what the data does to it once an answer is live. */
export function GapRules() {
  const t = useText();
  const { wholeShare } = useFormat();
  return (
    <>
      <p className="mb-3 max-w-3xl text-muted">{t("definitions.gaps.intro", { count: enoughToFound })}</p>
      <div className="grid gap-x-8 gap-y-4 md:grid-cols-2">
        <section aria-labelledby="gap-kinds">
          <h3 id="gap-kinds" className="mb-1 font-semibold">
            {t("definitions.gaps.kinds")}
          </h3>
          <p className="mb-1 text-xs text-muted">{t("definitions.gaps.kinds.intro")}</p>
          <dl className="space-y-1 text-xs">
            {kinds.map((kind) => (
              <div key={kind}>
                <dt className="inline font-semibold">{t(`gaps.kind.${kind}`)}</dt>{" "}
                <dd className="inline text-muted">
                  {t(`definitions.gaps.kind.${kind}`, { days: outdatedAfterDays })}
                </dd>
              </div>
            ))}
          </dl>
        </section>
        <section aria-labelledby="gap-states">
          <h3 id="gap-states" className="mb-1 font-semibold">
            {t("definitions.gaps.states")}
          </h3>
          <p className="mb-1 text-xs text-muted">
            {t("definitions.gaps.states.intro", { days: earlierDays })}
          </p>
          <dl className="space-y-1 text-xs">
            {states.map((state) => (
              <div key={state}>
                <dt className="inline font-semibold">{t(`gaps.state.${state}`)}</dt>{" "}
                <dd className="inline text-muted">
                  {t(`definitions.gaps.state.${state}`, {
                    days: watchedDays,
                    count: enoughToReturn,
                    share: wholeShare(state === "closed" ? closedShare : returnedShare),
                  })}
                </dd>
              </div>
            ))}
          </dl>
        </section>
      </div>
    </>
  );
}
