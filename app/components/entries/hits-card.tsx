import { Link } from "@remix-run/react";
import { useRef } from "react";
import { MaskedText } from "#app/components/transcript/masked-text.tsx";
import { Card } from "#app/components/ui/card.tsx";
import { useLightLinks } from "#app/components/ui/use-light-links.ts";
import { useFormat, useText } from "#app/i18n/use-text.tsx";
import type { EntryPage } from "#app/reports/entry-page.server.ts";
import { hitSides } from "#app/search/hit-choice.ts";
import { usePageState } from "#app/search/use-page-state.ts";
import { useHitChoice } from "./use-hit-choice.ts";

/** The answers that the entry's numbers count, the latest conversation first; each opens its transcript. */
export function HitsCard({ page }: { page: EntryPage }) {
  const t = useText();
  const format = useFormat();
  const box = useRef<HTMLUListElement>(null);
  useLightLinks(box);
  const { choice, hrefOf } = useHitChoice();
  const { hits, row, timezone } = page;
  if (hits === null || row.hits === null) return null;
  const effective = row.rate.numerator ?? 0;
  const counts = { all: row.hits, effective, ineffective: row.hits - effective };
  return (
    <div id="answers" className="scroll-mt-3">
      <Card title={t("entries.hits")} note={t("entries.hits.note")}>
        <nav aria-label={t("entries.hits")} className="mb-2 flex w-fit flex-wrap rounded-lg bg-sunken p-0.5">
          {hitSides.map((side) => (
            <Link
              key={side}
              to={hrefOf({ side, after: null })}
              preventScrollReset
              aria-current={choice.side === side ? "true" : undefined}
              className="flex min-h-6.5 items-center gap-1 rounded-md px-2 text-xs whitespace-nowrap text-muted aria-[current]:bg-surface aria-[current]:font-medium aria-[current]:text-ink aria-[current]:shadow-xs"
            >
              {t(`entries.hits.${side}`)} <span className="text-2xs">{format.count(counts[side])}</span>
            </Link>
          ))}
        </nav>
        {hits.hits.length === 0 && <p className="text-muted">{t("entries.hits.none")}</p>}
        <ul
          ref={box}
          aria-label={t("entries.hits")}
          className="-mx-4 divide-y divide-line border-t border-line"
        >
          {hits.hits.map((hit) => (
            <HitItem key={hit.message} hit={hit} timezone={timezone} />
          ))}
        </ul>
        {(hits.next !== null || choice.after !== null) && (
          <p className="mt-2 flex gap-x-4 text-xs">
            {choice.after !== null && (
              <Link to={hrefOf({ ...choice, after: null })} preventScrollReset className="figure-link">
                {t("conversations.newest")}
              </Link>
            )}
            {hits.next !== null && (
              <Link to={hrefOf({ ...choice, after: hits.next })} preventScrollReset className="figure-link">
                {t("conversations.older")}
              </Link>
            )}
          </p>
        )}
      </Card>
    </div>
  );
}

type Hit = NonNullable<EntryPage["hits"]>["hits"][number];

function HitItem({ hit, timezone }: { hit: Hit; timezone: string }) {
  const t = useText();
  const format = useFormat();
  const { hrefWith } = usePageState();
  const { conversationId, question, at, isEffective } = hit;
  return (
    <li className="flex items-baseline gap-x-3 px-4 py-1 hover:bg-sunken">
      <a
        data-light
        href={hrefWith({ conversation: conversationId })}
        className="figure-link min-w-0 flex-1 wrap-anywhere"
      >
        {question === null ? (
          <span className="text-muted">{t("conversations.notext")}</span>
        ) : (
          <MaskedText text={question} />
        )}
      </a>
      <span className={`text-2xs whitespace-nowrap ${isEffective ? "text-muted" : "text-bad"}`}>
        {!isEffective && <span aria-hidden="true">▼ </span>}
        {t(isEffective ? "entries.hits.effective" : "entries.hits.ineffective")}
      </span>
      <span className="text-2xs whitespace-nowrap text-muted">{format.shortTime(at, timezone)}</span>
    </li>
  );
}
