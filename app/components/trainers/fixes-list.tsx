import { Link } from "@remix-run/react";
import { useShell } from "#app/components/app-shell/shell-context.tsx";
import { MaskedText } from "#app/components/transcript/masked-text.tsx";
import { Card } from "#app/components/ui/card.tsx";
import { useFormat, useText } from "#app/i18n/use-text.tsx";
import type { FixRow } from "#app/reports/trainer.server.ts";
import { keepScope } from "#app/search/filters.ts";
import { usePageState } from "#app/search/use-page-state.ts";
import { fixSides, type FixSum } from "#app/training/sum-fixes.ts";
import { ListSides } from "./list-sides.tsx";
import { useTrainerLists } from "./use-trainer-lists.ts";

type Props = { rows: readonly FixRow[]; sums: FixSum };

/** The gaps that a trainer's numbers count, a row an answer published; each opens the gap with its questions. */
export function FixesList({ rows, sums }: Props) {
  const t = useText();
  const { choice, hrefOf } = useTrainerLists();
  return (
    <Card title={t("trainer.fixes.list")}>
      <ListSides
        label={t("trainer.fixes.list")}
        sides={fixSides.map((side) => ({
          key: side,
          name: t(`trainer.fixes.list.${side}`),
          count: sums[side],
          href: hrefOf({ fixes: side }),
          isChosen: choice.fixes === side,
        }))}
      />
      {rows.length === 0 && <p className="text-muted">{t("trainer.fixes.list.none")}</p>}
      <ul aria-label={t("trainer.fixes.list")} className="-mx-4 divide-y divide-line border-t border-line">
        {rows.map((row) => (
          <FixItem key={`${row.gapId} ${row.publishedAt}`} row={row} />
        ))}
      </ul>
    </Card>
  );
}

function FixItem({ row }: { row: FixRow }) {
  const t = useText();
  const format = useFormat();
  const { stores } = useShell();
  const { search, hrefWith } = usePageState();
  const { gapId, store, timezone, title, publishedAt, closedAt, reopenedAt } = row;
  const steps = [
    ["published", publishedAt],
    ["closed", closedAt],
    ["reopened", reopenedAt],
  ] as const;
  return (
    <li className="flex flex-wrap items-baseline gap-x-3 px-4 py-1.5 hover:bg-sunken">
      <Link
        to={hrefWith(keepScope(search), `/training/gaps/${gapId}`)}
        className="figure-link min-w-0 flex-1 basis-60 wrap-anywhere"
      >
        {title === null ? (
          <span className="text-muted">{t("gaps.untitled")}</span>
        ) : (
          <MaskedText text={title} />
        )}
      </Link>
      <span className="text-2xs text-muted">{stores.find(({ key }) => key === store)?.name ?? store}</span>
      {steps.map(
        ([step, at]) =>
          at !== null && (
            <span
              key={step}
              className={`text-2xs whitespace-nowrap ${step === "reopened" ? "text-bad" : "text-muted"}`}
            >
              {t(`gaps.state.${step}`)} {format.shortTime(at, timezone)}
            </span>
          ),
      )}
    </li>
  );
}
