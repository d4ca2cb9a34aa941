import { useText } from "#app/i18n/use-text.tsx";
import type { TrainerLevel } from "#app/training/certification.ts";

/** A certification level in words, with as many marks; null while nothing can be said. */
export function LevelBadge({ level }: { level: TrainerLevel | null }) {
  const t = useText();
  if (level === null) {
    return (
      <span className="whitespace-nowrap text-muted" title={t("trainers.level.none.hint")}>
        {t("trainers.level.none")}
      </span>
    );
  }
  return (
    <span className={`whitespace-nowrap ${level === 0 ? "text-muted" : "font-medium"}`}>
      <span aria-hidden="true" className="mr-1.5 tracking-tight text-honey">
        {"●".repeat(level)}
        <span className="text-line">{"●".repeat(3 - level)}</span>
      </span>
      {t(`trainers.level.${level}`)}
    </span>
  );
}
