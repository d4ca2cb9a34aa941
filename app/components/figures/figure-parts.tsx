/** What stands around a number of whatever kind. */
import type { ReactNode } from "react";
import { useFormat, useText } from "#app/i18n/use-text.tsx";

export type FigureSize = "hero" | "large" | "plain";

export const figureSizes: Record<FigureSize, string> = {
  hero: "text-hero font-semibold tracking-[-0.02em]",
  large: "text-title font-semibold tracking-[-0.01em]",
  plain: "",
};

/** A number and what belongs to it on one line, or on more where there is no room. */
export function FigureLine({ children }: { children: ReactNode }) {
  return <span className="inline-flex flex-wrap items-baseline gap-x-2.5 gap-y-0.5">{children}</span>;
}

/** The 95 % interval of a share; nothing without one. */
export function FigureInterval({ low, high }: { low?: number | null; high?: number | null }) {
  const t = useText();
  const format = useFormat();
  if (low == null || high == null) return null;
  return (
    <span className="text-xs whitespace-nowrap text-muted" title={t("figure.interval")}>
      {t("figure.between", { low: format.bareShare(low), high: format.bareShare(high) })}
    </span>
  );
}

/** "3,028 of 8,412". */
export function FigureCounts({ part, whole }: { part: ReactNode; whole: ReactNode }) {
  const t = useText();
  return (
    <span className="text-xs whitespace-nowrap text-muted">
      {part}
      {` ${t("figure.slash")} `}
      {whole}
    </span>
  );
}

/** Beside a rate over fewer than 30 conversations. */
export function NotEnough() {
  const t = useText();
  return (
    <span className="rounded-sm bg-sunken px-1 text-2xs whitespace-nowrap text-muted">{t("figure.few")}</span>
  );
}

/** What a number is made of: names on the left, values on the right. */
export function DetailRows({ rows }: { rows: readonly (readonly [name: string, text: string])[] }) {
  return (
    <span className="mt-2 grid grid-cols-[auto_1fr] gap-x-3 gap-y-0.5 border-t border-line pt-2">
      {rows.map(([name, text]) => (
        <span key={name} className="contents">
          <span className="text-muted">{name}</span>
          <span className="text-right">{text}</span>
        </span>
      ))}
    </span>
  );
}
