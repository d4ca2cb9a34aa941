import { useText } from "#app/i18n/use-text.tsx";
import type { Quality } from "#app/metrics/quality.ts";

/** Beside a number that some source records only in part; its details say what. */
export function QualityMark({ quality }: { quality: Quality | null }) {
  const t = useText();
  if (!quality) return null;
  const words = t(quality.notRecorded.length > 0 ? "figure.partly.unrecorded" : "figure.partly.inferred");
  return (
    <span
      className="ml-0.5 align-super text-2xs leading-none font-normal text-muted"
      title={words}
      data-quality-mark
    >
      <span aria-hidden="true">≈</span>
      <span className="sr-only">{words}</span>
    </span>
  );
}
