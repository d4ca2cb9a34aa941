import { useRevalidator } from "@remix-run/react";
import { useFormat, useText } from "#app/i18n/use-text.tsx";
import { askMend } from "./ask.ts";

type Props = { importId: number; mend: { status: string; done: number; total: number; taken: number } };

/** How far a mend has come; it can be stopped, and the page left. */
export function MendProgress({ importId, mend }: Props) {
  const t = useText();
  const format = useFormat();
  const { revalidate } = useRevalidator();
  const { status, done, total, taken } = mend;
  const label =
    status === "waiting"
      ? t("quarantine.progress.waiting")
      : t("quarantine.progress", {
          done: format.count(done),
          total: format.count(total),
          taken: format.count(taken),
        });
  return (
    <div className="mt-3 rounded-lg bg-honey-wash px-3 py-2.5">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <p role="status" className="font-medium">
          {label}
        </p>
        <button
          type="button"
          className="control"
          onClick={() => void askMend(importId, { intent: "cancel" }).then(revalidate)}
        >
          {t("quarantine.progress.stop")}
        </button>
      </div>
      <progress
        className="mt-2 block h-1.5 w-full accent-honey"
        aria-label={label}
        max={Math.max(1, total)}
        value={status === "waiting" ? 0 : done}
      />
      <p className="mt-1 text-xs text-muted">{t("quarantine.progress.note")}</p>
    </div>
  );
}
