import type { ReactNode } from "react";
import { useText } from "#app/i18n/use-text.tsx";
import type { Quality } from "#app/metrics/quality.ts";

type Props = { quality: Quality | null; children: ReactNode };

/** A number that some source records only in part, marked; its details say what. The mark takes no room: figures stay in line. */
export function QualityMark({ quality, children }: Props) {
  const t = useText();
  if (!quality) return children;
  const words = t(quality.notRecorded.length > 0 ? "figure.partly.unrecorded" : "figure.partly.inferred");
  return (
    <span className="relative inline-block" data-quality-mark>
      {children}
      <span
        className="absolute -top-0.5 left-full text-[0.5625rem] leading-none font-normal tracking-normal text-muted"
        title={words}
      >
        <span aria-hidden="true">≈</span>
        <span className="sr-only">{words}</span>
      </span>
    </span>
  );
}
