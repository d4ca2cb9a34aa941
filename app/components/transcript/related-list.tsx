import { Link } from "@remix-run/react";
import { useFormat, useText } from "#app/i18n/use-text.tsx";
import type { Related } from "#app/reports/transcript-report.ts";

type Props = {
  related: Related[];
  timezone: string;
  windowHours: number;
  hrefOf: (conversationId: number) => string;
};

/** The customer's other conversations with the store, nearest first, with the time between. */
export function RelatedList({ related, timezone, windowHours, hrefOf }: Props) {
  const t = useText();
  const format = useFormat();
  if (related.length === 0) return null;
  return (
    <section aria-label={t("transcript.related")} className="mt-6 border-t border-line pt-3">
      <h3 className="mb-1 text-xs text-muted">{t("transcript.related")}</h3>
      <ul className="divide-y divide-line">
        {related.map(({ conversationId, startedAt, openingText, when, gapMs, isWithinWindow }) => (
          <li key={conversationId}>
            <Link
              to={hrefOf(conversationId)}
              preventScrollReset
              className="flex items-baseline gap-3 rounded-sm py-1.5 hover:bg-sunken"
            >
              <span className={`w-36 shrink-0 text-xs ${isWithinWindow ? "font-medium" : "text-muted"}`}>
                {t(`transcript.related.${when}`, { gap: format.duration(gapMs / 1000) })}
              </span>
              <span className="min-w-0 flex-1 truncate">{openingText ?? t("conversations.notext")}</span>
              {isWithinWindow && (
                <span className="text-2xs whitespace-nowrap text-muted">
                  {t("transcript.related.inside", { hours: windowHours })}
                </span>
              )}
              <span className="text-xs whitespace-nowrap text-muted">
                {format.shortTime(startedAt, timezone)}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
