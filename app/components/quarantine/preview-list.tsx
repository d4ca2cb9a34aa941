import { useFormat, useText } from "#app/i18n/use-text.tsx";
import type { PreviewLine } from "#app/quarantine/preview-mend.ts";
import type { Preview } from "./use-preview.ts";
import { useReasonWords } from "./use-reason-words.ts";

/** The first lines of a group before and after the rules, with what differs marked. */
export function PreviewList({ preview }: { preview: Preview }) {
  const t = useText();
  if (preview.lines.length === 0) return null;
  return (
    <details className="mt-3" open>
      <summary className="text-xs text-muted">{t("quarantine.preview")}</summary>
      <ol className="mt-1 divide-y divide-line">
        {preview.lines.map((line) => (
          <PreviewRow key={line.line} line={line} />
        ))}
      </ol>
    </details>
  );
}

function PreviewRow({ line }: { line: PreviewLine }) {
  const t = useText();
  const format = useFormat();
  const wordsOf = useReasonWords();
  const { before, after, fault, isChanged } = line;
  const parts = splitDifference(before.text, after.text);
  return (
    <li className="grid gap-x-3 gap-y-0.5 py-1.5 lg:grid-cols-[9rem_1fr]">
      <p className="text-xs">
        <span className="text-muted">{t("quarantine.line", { line: format.count(line.line) })}</span>{" "}
        {fault ? (
          <span className="text-bad">
            ✕ {fault.field !== null && <code>{fault.field} </code>}
            {wordsOf(fault.reason).name}
          </span>
        ) : (
          <span className="text-good">✓ {t("quarantine.preview.taken")}</span>
        )}
      </p>
      <div className="min-w-0 text-xs leading-5 wrap-anywhere">
        <p>
          <span className="sr-only">{t("quarantine.preview.before")}: </span>
          <code className="text-muted">
            {parts.head}
            {parts.before !== "" && <del className="bg-honey-wash text-bad">{parts.before}</del>}
            {parts.tail}
          </code>
        </p>
        {isChanged && (
          <p>
            <span className="sr-only">{t("quarantine.preview.after")}: </span>
            <code>
              {parts.head}
              {parts.after !== "" && (
                <ins className="bg-honey-wash font-semibold text-good no-underline">{parts.after}</ins>
              )}
              {parts.tail}
            </code>
          </p>
        )}
      </div>
    </li>
  );
}

const context = 90;

/** What two texts have in common at both ends, cut to what is needed to find one's way, and what differs between. */
function splitDifference(before: string, after: string) {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start += 1;
  let end = 0;
  while (end < shorter - start && before.at(-1 - end) === after.at(-1 - end)) end += 1;
  const head = before.slice(0, start);
  const tail = end === 0 ? "" : before.slice(-end);
  return {
    head: head.length > context ? `… ${head.slice(-context)}` : head,
    before: before.slice(start, before.length - end),
    after: after.slice(start, after.length - end),
    tail: tail.length > context ? `${tail.slice(0, context)} …` : tail,
  };
}
