import type { GapPage } from "#app/reports/gap-page.server.ts";
import { Card } from "#app/components/ui/card.tsx";
import { useText } from "#app/i18n/use-text.tsx";
import { ExportLinks } from "./export-links.tsx";

/** The answer as it stands, for whoever cannot change it now, and why they cannot. */
export function DraftShown({ page: { draft, gap } }: { page: GapPage }) {
  const t = useText();
  const isLive = draft !== null && draft.publishedAt !== null;
  return (
    <Card title={t(isLive ? "gaps.page.answer.live" : "gaps.page.draft")}>
      {draft === null ? (
        <p className="text-muted">{t(whyNot(gap))}</p>
      ) : (
        <>
          <p className="font-medium wrap-anywhere">{draft.question}</p>
          {draft.variants.length > 0 && (
            <ul aria-label={t("draft.field.variants")} className="mt-0.5 text-xs text-muted">
              {draft.variants.map((variant) => (
                <li key={variant} className="wrap-anywhere">
                  {variant}
                </li>
              ))}
            </ul>
          )}
          <p className="mt-2 border-l-3 border-(--handler-bot) pl-2.5 wrap-anywhere whitespace-pre-line">
            {draft.answer}
          </p>
          <p className="mt-2 text-xs text-muted">
            {t("draft.field.entry")} <code>{draft.entry}</code>
            {draft.topic !== null && ` · ${t("draft.field.topic")} ${draft.topic}`}
          </p>
          {isLive ? (
            <ExportLinks store={gap.store} />
          ) : (
            <p className="mt-2 text-xs text-muted">{t(whyNot(gap))}</p>
          )}
        </>
      )}
    </Card>
  );
}

function whyNot({ state, owner }: GapPage["gap"]) {
  if (state === "not a knowledge problem") return "gaps.page.why.dismissed";
  if (state === "closed") return "gaps.page.why.closed";
  return owner === null ? "gaps.page.why.unclaimed" : "gaps.page.why.owned";
}
