import { Link } from "@remix-run/react";
import { Card, PartContent, type Part } from "#app/components/ui/card.tsx";
import { useFormat, useText } from "#app/i18n/use-text.tsx";
import { entryFlags } from "#app/knowledge/flags.ts";
import type { EntryReport } from "#app/reports/entries.server.ts";
import { EntryTable } from "./entry-table.tsx";
import { useFlagRule } from "./flag-chips.tsx";
import { PackPanel } from "./pack-panel.tsx";
import { useEntryChoice } from "./use-entry-choice.ts";

/** What the bots know, and what of it is hot, cold, harmful or stale. */
export function EntriesCard({ entries }: { entries: Part<EntryReport> }) {
  const t = useText();
  return (
    <div id="knowledge" className="scroll-mt-3">
      <Card title={t("entries.title")} note={t("entries.note")}>
        <PartContent part={entries}>
          {(report) => (
            <>
              {report.known > 0 && <Flags report={report} />}
              {report.rows.length > 0 ? (
                <div className="-mx-4 overflow-hidden border-y border-line">
                  <EntryTable rows={report.rows} />
                </div>
              ) : (
                <NoEntries report={report} />
              )}
              <More report={report} />
              <PackPanel packs={report.packs} isEmpty={report.known === 0} />
            </>
          )}
        </PartContent>
      </Card>
    </div>
  );
}

function Flags({ report: { tally, known } }: { report: EntryReport }) {
  const t = useText();
  const format = useFormat();
  const ruleOf = useFlagRule();
  const { choice, hrefOf } = useEntryChoice();
  const choices = [null, ...entryFlags];
  return (
    <nav aria-label={t("entries.filter")} className="mb-2 flex w-fit flex-wrap rounded-lg bg-sunken p-0.5">
      {choices.map((flag) => (
        <Link
          key={flag ?? "all"}
          to={hrefOf({ flag, isWhole: false })}
          preventScrollReset
          title={flag === null ? undefined : ruleOf(flag)}
          aria-current={choice.flag === flag ? "true" : undefined}
          className="flex min-h-6.5 items-center gap-1 rounded-md px-2 text-xs whitespace-nowrap text-muted aria-[current]:bg-surface aria-[current]:font-medium aria-[current]:text-ink aria-[current]:shadow-xs"
        >
          {flag === null ? t("gaps.group.all") : t(`entry.flag.${flag}`)}{" "}
          <span className="text-2xs">{format.count(flag === null ? known : tally[flag])}</span>
        </Link>
      ))}
    </nav>
  );
}

function NoEntries({ report: { known } }: { report: EntryReport }) {
  const t = useText();
  return (
    <div className="py-5 text-center">
      <p className="font-medium">{t(known === 0 ? "entries.empty.title" : "entries.empty.flag")}</p>
      {known === 0 && <p className="mx-auto mt-1 max-w-lg text-muted">{t("entries.empty.text")}</p>}
    </div>
  );
}

function More({ report: { rows, count, uncounted } }: { report: EntryReport }) {
  const t = useText();
  const ruleOf = useFlagRule();
  const { choice, hrefOf } = useEntryChoice();
  return (
    <div className="mt-2 max-w-4xl space-y-1 text-xs text-muted">
      {(count > rows.length || choice.isWhole) && (
        <p>
          <Link to={hrefOf({ isWhole: !choice.isWhole })} preventScrollReset className="figure-link text-ink">
            {choice.isWhole ? t("entries.fewer") : t("gaps.all", { count })}
          </Link>
        </p>
      )}
      {choice.flag !== null && <p>{ruleOf(choice.flag)}</p>}
      {uncounted > 0 && <p>{t("entries.uncounted", { days: uncounted })}</p>}
    </div>
  );
}
