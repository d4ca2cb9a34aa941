import type { GapState } from "#app/gaps/gap-state.ts";
import { useText } from "#app/i18n/use-text.tsx";

const steps = ["new", "claimed", "drafted", "published", "watching", "closed"] as const;

/** The way of a gap from found to closed, and how far it has come. Nothing for one that was set aside. */
export function GapSteps({ state }: { state: GapState }) {
  const t = useText();
  if (state === "not a knowledge problem") return null;
  const at = state === "reopened" ? 0 : steps.findIndex((step) => step === state);
  return (
    <ol aria-label={t("gaps.page.steps")} className="mb-3 flex gap-1 text-2xs">
      {steps.map((step, place) => {
        const shown: GapState = place === 0 && state === "reopened" ? "reopened" : step;
        return (
          <li
            key={step}
            aria-current={place === at ? "step" : undefined}
            title={t(`gaps.state.${shown}.hint`)}
            className={`min-w-0 flex-1 truncate border-t-3 pt-1 ${place <= at ? "border-honey" : "border-line text-muted"} ${place === at ? "font-semibold" : ""}`}
          >
            {t(`gaps.state.${shown}`)}
          </li>
        );
      })}
    </ol>
  );
}
