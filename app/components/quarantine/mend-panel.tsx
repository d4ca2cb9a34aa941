import { useRevalidator } from "@remix-run/react";
import { useState } from "react";
import { useFormat, useText } from "#app/i18n/use-text.tsx";
import type { LineGroup } from "#app/quarantine/line-group.ts";
import type { MendRule } from "#app/quarantine/mend-rule.ts";
import { askMend, type Problem } from "./ask.ts";
import { CopyRules } from "./copy-rules.tsx";
import { PreviewList } from "./preview-list.tsx";
import { ProblemText } from "./problem-text.tsx";
import { RuleEditor } from "./rule-editor.tsx";
import { isWhole } from "./rule-parts.ts";
import { usePreview, type Preview } from "./use-preview.ts";
import { useReasonWords } from "./use-reason-words.ts";

type Props = {
  importId: number;
  group: LineGroup;
  lines: number;
  suggested: MendRule[];
  canAct: boolean;
};

/** Rules for a group, what they would do to its lines, and the button that does it. */
export function MendPanel({ importId, group, lines, suggested, canAct }: Props) {
  const t = useText();
  const [rules, setRules] = useState(suggested);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isAsking, setAsking] = useState(false);
  const { revalidate } = useRevalidator();
  const ready = rules.filter(isWhole);
  const preview = usePreview(importId, group, ready);
  const taken = preview.isDone ? (preview.count?.taken ?? 0) : null;
  const apply = async () => {
    setAsking(true);
    setProblem(await askMend(importId, { intent: "rules", group, rules: ready }));
    setAsking(false);
    revalidate();
  };
  return (
    <section aria-label={t("quarantine.rules")} className="rounded-lg border border-line p-3">
      <div className="mb-2 flex flex-wrap items-baseline justify-between gap-x-4">
        <h4 className="font-semibold">{t("quarantine.rules")}</h4>
        {ready.length > 0 && <CopyRules rules={ready} />}
      </div>
      <RuleEditor rules={rules} field={group.field} onChange={setRules} />
      {ready.length > 0 && (
        <>
          <div className="mt-3 flex min-h-12 flex-wrap items-center justify-between gap-x-6 gap-y-2 rounded-lg bg-sunken px-3 py-2">
            <CountText preview={preview} total={lines} />
            {canAct && (
              <button
                type="button"
                className="control border-honey bg-honey font-semibold text-black disabled:opacity-50"
                disabled={isAsking || taken === 0}
                onClick={() => void apply()}
              >
                {taken === null ? t("quarantine.apply.some") : t("quarantine.apply", { count: taken })}
              </button>
            )}
          </div>
          <ProblemText problem={problem} />
          <PreviewList preview={preview} />
        </>
      )}
    </section>
  );
}

/** How many lines the rules would mend, and what the others would still lack. */
function CountText({ preview, total }: { preview: Preview; total: number }) {
  const t = useText();
  const format = useFormat();
  const wordsOf = useReasonWords();
  const { count, isDone, hasFailed } = preview;
  if (hasFailed) return <p role="alert">{t("quarantine.preview.failed")}</p>;
  if (!count || !isDone) {
    return (
      <p role="status" className="text-muted">
        {t("quarantine.count.under", {
          looked: format.count(count?.looked ?? 0),
          total: format.count(total),
        })}
      </p>
    );
  }
  const key =
    count.taken === 0
      ? "quarantine.count.none"
      : count.taken === count.looked
        ? "quarantine.count.all"
        : "quarantine.count.some";
  return (
    <div role="status" data-would-take={count.taken}>
      <p className="font-semibold">
        {t(key, { taken: format.count(count.taken), total: format.count(count.looked) })}
      </p>
      {count.left.map(({ eventType, field, reason, lines }) => (
        <p key={`${eventType} ${field} ${reason}`} className="text-xs text-muted">
          {t("quarantine.count.left", { count: format.count(lines) })}{" "}
          {field !== null && <code className="text-ink">{field} </code>}
          {wordsOf(reason).name}
        </p>
      ))}
    </div>
  );
}
