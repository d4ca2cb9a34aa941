import { Card } from "#app/components/ui/card.tsx";
import { useFormat, useText } from "#app/i18n/use-text.tsx";
import type { EntryPage } from "#app/reports/entry-page.server.ts";

/** What was told of the entry, the newest first; the words of each are one click away. */
export function EntryHistoryCard({ page: { texts, timezone } }: { page: EntryPage }) {
  const t = useText();
  const format = useFormat();
  return (
    <Card title={t("gaps.page.history")}>
      {texts.length === 0 && <p className="text-muted">{t("entries.page.unlisted")}</p>}
      <ol className="space-y-1 text-xs">
        {texts.map(({ at, action, question, answer, by }, index) => (
          <li key={index}>
            <details>
              <summary className="flex flex-wrap justify-between gap-x-3">
                <span>
                  {t(`entries.did.${action}`)}
                  {by !== null && <span className="text-muted"> · {by}</span>}
                </span>
                <time dateTime={new Date(at).toISOString()} className="text-muted">
                  {format.shortTime(at, timezone)}
                </time>
              </summary>
              <div className="my-1 border-l-2 border-line pl-2.5">
                {question === null && answer === null && (
                  <p className="text-muted">{t("entries.page.nowords")}</p>
                )}
                {question !== null && <p className="font-medium wrap-anywhere">{question}</p>}
                {answer !== null && <p className="wrap-anywhere whitespace-pre-line">{answer}</p>}
              </div>
            </details>
          </li>
        ))}
      </ol>
    </Card>
  );
}
