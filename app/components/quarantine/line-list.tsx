import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { useFormat, useText } from "#app/i18n/use-text.tsx";
import type { QuarantineReport } from "#app/reports/quarantine.server.ts";
import { RawExcerpt } from "./raw-excerpt.tsx";

type Props = {
  report: QuarantineReport;
  canAct: boolean;
  address: URLSearchParams;
  onOpen: (place: { part: number; line: number }) => void;
  /** What can be done about all of them. */
  children: ReactNode;
};

/** The lines of the open group, a page at a time, each to be opened. */
export function LineList({ report, canAct, address, onOpen, children }: Props) {
  const t = useText();
  const format = useFormat();
  const { importId, lines, next, isFirstPage } = report;
  const further = (after: string | null) => {
    const search = new URLSearchParams(address);
    if (after !== null) search.set("after", after);
    return `/imports/${importId}?${search}`;
  };
  return (
    <section aria-label={t("quarantine.shown")}>
      <div className="mb-1 flex flex-wrap items-center gap-2">
        <h4 className="mr-auto font-semibold">{t("quarantine.shown")}</h4>
        {children}
      </div>
      <ol className="divide-y divide-line">
        {lines.map(({ part, line, store, shown, excerpt }) => (
          <li key={`${part}:${line}`} className="grid gap-1 py-2" data-line={line}>
            <p className="flex flex-wrap items-center gap-x-3 text-xs text-muted">
              <span>{t("quarantine.line", { line: format.count(line) })}</span>
              {store !== null && <span>{store}</span>}
              {shown.isCut && (
                <span>{t("quarantine.shown.cut", { size: writeBytes(shown.bytes, format.count) })}</span>
              )}
              <button
                type="button"
                className="ml-auto min-h-6 px-1 text-honey-ink underline-offset-3 hover:underline"
                aria-label={t(canAct ? "quarantine.edit.line" : "quarantine.edit.look", {
                  line: format.count(line),
                })}
                onClick={() => onOpen({ part, line })}
              >
                {t("quarantine.edit")}
              </button>
            </p>
            <RawExcerpt excerpt={excerpt} />
          </li>
        ))}
      </ol>
      {(next !== null || !isFirstPage) && (
        <nav className="mt-2 flex flex-wrap gap-2">
          {!isFirstPage && (
            <Link className="control" to={further(null)} preventScrollReset>
              {t("quarantine.shown.start")}
            </Link>
          )}
          {next !== null && (
            <Link className="control" to={further(next)} preventScrollReset>
              {t("quarantine.shown.more")}
            </Link>
          )}
        </nav>
      )}
    </section>
  );
}

function writeBytes(bytes: number, count: (value: number) => string): string {
  if (bytes < 1024) return `${count(bytes)} B`;
  return bytes < 1024 * 1024 ? `${count(bytes / 1024)} KiB` : `${count(bytes / 1024 / 1024)} MiB`;
}
