import { useShell } from "#app/components/app-shell/shell-context.tsx";
import { useFormat, useText } from "#app/i18n/use-text.tsx";
import type { TrainerEntry } from "#app/reports/trainers.server.ts";
import { LevelBadge } from "./level-badge.tsx";

/** Who a trainer is: level by effect, team, start, stores. */
export function TrainerFacts({ entry }: { entry: TrainerEntry }) {
  const t = useText();
  const format = useFormat();
  const { stores } = useShell();
  const { certification, teams, startedOn, toldLevel } = entry;
  const names = entry.stores.map((key) => stores.find((store) => store.key === key)?.name ?? key);
  const facts = [
    ...teams,
    ...(startedOn === null ? [] : [t("trainer.since", { day: format.longDay(startedOn) })]),
    ...(toldLevel === null ? [] : [t("trainer.told", { level: toldLevel })]),
  ];
  return (
    <p className="-mt-2 mb-3 flex flex-wrap items-baseline gap-x-3 text-muted">
      <LevelBadge level={certification.level} />
      {facts.map((fact) => (
        <span key={fact}>{fact}</span>
      ))}
      <span title={names.join(", ")}>{t("trainers.stores", { count: names.length })}</span>
    </p>
  );
}
