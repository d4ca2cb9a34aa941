import { useFormat, useText } from "#app/i18n/use-text.tsx";
import type { FixSum } from "#app/training/sum-fixes.ts";
import { ListCount } from "./list-count.tsx";

/** Gaps closed of those published for, and how many stayed closed for 30 days. */
export function KeptCell({ fixes, trainer }: { fixes: FixSum; trainer: string | null }) {
  const { published, closed, due, kept } = fixes;
  const t = useText();
  const format = useFormat();
  if (published === 0) return <span className="text-xs text-muted">{t("trainers.nofix")}</span>;
  return (
    <>
      <span className="font-medium">
        <ListCount
          trainer={trainer}
          choice={{ fixes: closed > 0 ? "closed" : "published" }}
          count={published}
        >
          {t("trainers.of", { part: format.count(closed), all: format.count(published) })}
        </ListCount>
      </span>
      {closed > 0 && (
        <span className="block text-2xs text-muted">
          {due === 0 ? (
            t("trainers.kept.early")
          ) : (
            <ListCount trainer={trainer} choice={{ fixes: kept > 0 ? "kept" : "due" }} count={due}>
              {t("trainers.kept", { kept, due })}
            </ListCount>
          )}
        </span>
      )}
    </>
  );
}
