import { useShell } from "#app/components/app-shell/shell-context.tsx";
import { useText } from "#app/i18n/use-text.tsx";
import type { GoodDirection } from "#app/metrics/registry.ts";
import { getChangeColour } from "./get-change-colour.ts";

type Props = {
  change: number;
  /** The change as it is written. */
  amount: string;
  good: GoodDirection;
  /** False where there is too little to tell good from bad. */
  isSure?: boolean;
};

/** A change too small for the digits shown is "unchanged": its sign would be noise. */
const smallest = 0.0005;

/** A rise or fall, by its arrow, its colour and in words. */
export function ChangeText({ change, amount, good, isSure = true }: Props) {
  const t = useText();
  const { rising } = useShell();
  if (Math.abs(change) < smallest) {
    return (
      <span className="text-muted">
        <span className="sr-only">{t("figure.same")} </span>
        {amount}
      </span>
    );
  }
  const isUp = change > 0;
  const colour = isSure ? getChangeColour(isUp, good, rising) : "text-muted";
  return (
    <span className={`whitespace-nowrap ${colour}`}>
      <span aria-hidden="true">
        <span className="mr-[0.2em] text-[0.75em]">{isUp ? "▲" : "▼"}</span>
        {amount}
      </span>
      <span className="sr-only">{t(isUp ? "figure.up" : "figure.down", { change: amount })}</span>
    </span>
  );
}
