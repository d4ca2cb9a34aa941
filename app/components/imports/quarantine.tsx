import { Link } from "@remix-run/react";
import { useFormat, useText } from "#app/i18n/use-text.tsx";
import { useProblemWords } from "./use-problem-words.ts";

export type ReasonRow = {
  reason: string;
  lines: number;
  fields: { field: string | null; lines: number; firstLine: number }[];
};
export type LineRow = {
  line: number;
  field: string | null;
  reason: string;
  store: string | null;
  preview: string;
};

type ReasonsProps = { importId: number; reasons: ReasonRow[]; chosen: string | null };

/** Why lines were set aside: how many, in which field, the first of them, and the raw lines to take away. */
export function QuarantineReasons({ importId, reasons, chosen }: ReasonsProps) {
  const t = useText();
  const format = useFormat();
  const wordsOf = useProblemWords();
  return (
    <table className="w-full">
      <thead className="text-xs text-muted">
        <tr>
          <th scope="col" className="pb-1 text-left font-normal">
            {t("imports.reason")}
          </th>
          <th scope="col" className="pb-1 text-left font-normal">
            {t("imports.fields")}
          </th>
          <th scope="col" className="pb-1 text-right font-normal">
            {t("imports.lines")}
          </th>
          <th scope="col" className="pb-1 pl-4 text-right font-normal">
            {t("imports.raw")}
          </th>
        </tr>
      </thead>
      <tbody>
        {reasons.map(({ reason, lines, fields }) => (
          <tr key={reason} className="border-t border-line align-baseline">
            <th scope="row" className="py-1.5 pr-4 text-left font-medium">
              <Link
                to={
                  chosen === reason
                    ? `/imports/${importId}`
                    : `/imports/${importId}?reason=${encodeURIComponent(reason)}`
                }
                preventScrollReset
                aria-current={chosen === reason ? "true" : undefined}
                className="hover:text-honey-ink aria-current:text-honey-ink aria-current:underline"
              >
                {wordsOf(reason)}
              </Link>
            </th>
            <td className="py-1.5 pr-4 text-xs text-muted">
              {fields.map(({ field, firstLine }) => (
                <span key={field ?? ""} className="mr-3 inline-block">
                  {field && <code className="mr-1 text-ink">{field}</code>}
                  {t("imports.first", { line: format.count(firstLine) })}
                </span>
              ))}
            </td>
            <td className="py-1.5 text-right font-semibold">{format.count(lines)}</td>
            <td className="py-1.5 pl-4 text-right">
              <a
                href={`/imports/${importId}/quarantine?reason=${encodeURIComponent(reason)}`}
                download
                className="text-honey-ink underline-offset-3 hover:underline"
              >
                {t("imports.download")}
              </a>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The lines themselves, each with its number in the file and what is wrong with it. */
export function QuarantinedLines({ lines }: { lines: LineRow[] }) {
  const t = useText();
  const format = useFormat();
  const wordsOf = useProblemWords();
  return (
    <ol className="divide-y divide-line">
      {lines.map(({ line, field, reason, store, preview }) => (
        <li key={line} className="py-1.5">
          <p className="flex flex-wrap gap-x-3 text-xs">
            <span className="text-muted">{t("imports.line", { line: format.count(line) })}</span>
            <span className="text-bad">
              {field && <code>{field}: </code>}
              {wordsOf(reason)}
            </span>
            {store && <span className="text-muted">{store}</span>}
          </p>
          <code className="mt-0.5 block overflow-hidden text-xs break-all whitespace-pre-wrap">
            {preview === "" ? <span className="text-muted">{t("imports.blank")}</span> : preview}
          </code>
        </li>
      ))}
    </ol>
  );
}
