import { Link } from "@remix-run/react";
import { useMay, useShell } from "#app/components/app-shell/shell-context.tsx";
import { useFormat, useText } from "#app/i18n/use-text.tsx";

type Props = { count: number; maturesBy: number };

/** What a first log meets: it vouches for nothing after its last line, so somebody has to. */
export function Overdue({ count, maturesBy }: Props) {
  const t = useText();
  const format = useFormat();
  const mayImport = useMay("imports");
  const { timezone, dataThrough } = useShell();
  /** In whole seconds, the last one begun included. */
  const through = new Date(Math.ceil(maturesBy / 1000) * 1000).toISOString().replace(".000", "");
  const show = (at: number | null) => (at === null ? "" : format.dateTime(at, timezone ?? "UTC"));
  return (
    <>
      <h2 className="text-base font-semibold">{t("empty.overdue.title")}</h2>
      <p className="mt-1 max-w-[90ch] text-muted">
        {t("empty.overdue.text", { count, time: show(maturesBy), through: show(dataThrough) })}
      </p>
      {mayImport && (
        <p className="mt-2.5 flex flex-wrap items-center gap-x-3 gap-y-2">
          <Link to="/imports" className="control">
            {t("empty.overdue.link")}
          </Link>
          <code className="rounded-md bg-sunken px-2 py-1 break-all select-all">
            {t("empty.overdue.command", { time: through })}
          </code>
        </p>
      )}
    </>
  );
}
