import { useShell } from "#app/components/app-shell/shell-context.tsx";
import { useFormat, useText } from "#app/i18n/use-text.tsx";
import type { ReactNode } from "react";
import { Overdue } from "./overdue.tsx";
import type { Figures } from "./report-types.ts";

type Props = {
  now: Figures;
  /** Epoch ms by which everything that has begun is matured. */
  maturesBy: number | null;
  /** That time is past, and only a word that the log is complete is missing. */
  isOverdue: boolean;
  children: ReactNode;
};

/** In place of the outcome bar when no conversation has an outcome: all are pending, or no bot took part. */
export function WhyNoOutcomes({ now, maturesBy, isOverdue, children }: Props) {
  const t = useText();
  const format = useFormat();
  const { timezone } = useShell();
  const pending = now.pending?.value ?? 0;
  const time = maturesBy === null ? "" : format.dateTime(maturesBy, timezone ?? "UTC");
  return (
    <section className="card px-4 py-3">
      {pending > 0 && isOverdue && maturesBy !== null ? (
        <Overdue count={pending} maturesBy={maturesBy} />
      ) : (
        <>
          <h2 className="text-base font-semibold">
            {t(pending > 0 ? "empty.pending.title" : "experience.onlypeople.title")}
          </h2>
          <p className="mt-1 max-w-prose text-muted">
            {pending > 0
              ? t("empty.pending.text", { count: pending, time })
              : t("experience.onlypeople.text")}
          </p>
        </>
      )}
      {children}
    </section>
  );
}
