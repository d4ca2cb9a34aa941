import { Card } from "#app/components/ui/card.tsx";
import { useText } from "#app/i18n/use-text.tsx";
import { ExportLinks } from "#app/components/gaps/export-links.tsx";
import type { EntryPage } from "#app/reports/entry-page.server.ts";

/** What the bot has: the question, other ways to ask it, the answer. */
export function EntryTextCard({ row }: Pick<EntryPage, "row">) {
  const t = useText();
  const { question, variants, answer, store, state } = row;
  return (
    <Card title={t("entries.page.text")} note={row.trainer}>
      {question === null && answer === null ? (
        <p className="text-muted">
          {t(state === "unlisted" ? "entries.page.unlisted" : "entries.page.untold")}
        </p>
      ) : (
        <>
          <p className="font-medium wrap-anywhere">{question}</p>
          {variants.length > 0 && (
            <ul aria-label={t("draft.field.variants")} className="mt-0.5 text-xs text-muted">
              {variants.map((variant) => (
                <li key={variant} className="wrap-anywhere">
                  {variant}
                </li>
              ))}
            </ul>
          )}
          {answer !== null && (
            <p className="mt-2 border-l-3 border-(--handler-bot) pl-2.5 wrap-anywhere whitespace-pre-line">
              {answer}
            </p>
          )}
          {state === "live" && <ExportLinks store={store} />}
        </>
      )}
    </Card>
  );
}
