import { useText } from "#app/i18n/use-text.tsx";
import type { Quality, Shortfall } from "#app/metrics/quality.ts";

/** What of a number is inferred or not recorded, and by which source. Spans only: it stands inside a number's details. */
export function QualityRows({ quality }: { quality: Quality | null }) {
  const t = useText();
  if (!quality) return null;
  return (
    <span className="mt-2 block border-t border-line pt-2" data-quality>
      {quality.isUnknown && <span className="block font-semibold">{t("figure.unrecorded.text")}</span>}
      <Shortfalls name={t("imports.recording.inferred")} shortfalls={quality.inferred} mark="≈" />
      <Shortfalls name={t("imports.recording.not recorded")} shortfalls={quality.notRecorded} mark="–" />
    </span>
  );
}

type Props = { name: string; shortfalls: readonly Shortfall[]; mark: string };

function Shortfalls({ name, shortfalls, mark }: Props) {
  const t = useText();
  if (shortfalls.length === 0) return null;
  return (
    <span className="flex gap-3">
      <span className="w-24 shrink-0 text-muted">
        <span aria-hidden="true">{mark} </span>
        {name}
      </span>
      <span className="min-w-0">
        {shortfalls.map(({ capability, sources }) => (
          <span key={capability} className="block">
            {t("figure.shortfall", {
              what: t(`imports.thing.${capability}`),
              sources: sources.join(t("figure.and")),
            })}
          </span>
        ))}
      </span>
    </span>
  );
}
