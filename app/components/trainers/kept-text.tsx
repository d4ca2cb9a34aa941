import { useFormat, useText } from "#app/i18n/use-text.tsx";
import type { FixSum } from "#app/training/sum-fixes.ts";

/** Gaps closed of those published for, and how many stayed closed for 30 days. */
export function KeptCell({ fixes: { published, closed, due, kept } }: { fixes: FixSum }) {
  const t = useText();
  const format = useFormat();
  if (published === 0) return <span className="text-xs text-muted">{t("trainers.nofix")}</span>;
  return (
    <>
      <span className="font-medium">
        {t("trainers.of", { part: format.count(closed), all: format.count(published) })}
      </span>
      {closed > 0 && (
        <span className="block text-2xs text-muted">
          {due === 0 ? t("trainers.kept.early") : t("trainers.kept", { kept, due })}
        </span>
      )}
    </>
  );
}
