import { outcomes, standings } from "#app/facts/outcome.ts";
import { useText } from "#app/i18n/use-text.tsx";

type Props = { standing: string };

/** Where a conversation stands, as a coloured mark and a word. */
export function StandingChip({ standing }: Props) {
  const t = useText();
  const known = standings.find((name) => name === standing);
  return (
    <span className="inline-flex items-baseline gap-1.5 whitespace-nowrap">
      <StandingMark standing={standing} />
      {known ? t(`outcome.${known}`) : standing}
    </span>
  );
}

/** Filled for an outcome, hatched while pending, hollow for what is counted apart. */
export function StandingMark({ standing }: Props) {
  const outcome = outcomes.find((name) => name === standing);
  const shape = outcome ? "" : standing === "pending" ? "hatched border border-edge" : "border border-edge";
  return (
    <span
      aria-hidden="true"
      className={`size-2.5 shrink-0 self-center rounded-[3px] ${shape}`}
      style={outcome ? { background: `var(--outcome-${outcome})` } : undefined}
    />
  );
}
