import { useFormat, useText } from "#app/i18n/use-text.tsx";
import { flagRules, type EntryFlag } from "#app/knowledge/flags.ts";

const tones: Record<EntryFlag, string> = {
  hot: "border-honey text-honey-ink",
  cold: "border-edge text-muted",
  harmful: "border-bad text-bad",
  stale: "border-edge text-ink",
};

/** What an entry is marked with; the rule of each mark is said on hover. */
export function FlagChips({ flags }: { flags: readonly EntryFlag[] }) {
  const t = useText();
  const ruleOf = useFlagRule();
  return flags.map((flag) => (
    <span
      key={flag}
      title={ruleOf(flag)}
      className={`inline-block rounded-full border px-1.5 text-2xs whitespace-nowrap ${tones[flag]}`}
    >
      {t(`entry.flag.${flag}`)}
    </span>
  ));
}

/** The rule of a mark in a sentence, with its numbers. */
export function useFlagRule(): (flag: EntryFlag) => string {
  const t = useText();
  const format = useFormat();
  return (flag) => {
    const { hits } = flagRules[flag];
    const { days, recentDays: recent, below } = flagRules.stale;
    const points = format.bareShare(flag === "harmful" ? flagRules.harmful.below : below);
    return t(`entry.flag.${flag}.rule`, { hits, days, recent, points });
  };
}
