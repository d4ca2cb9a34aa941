import { useMemo } from "react";
import { useShell } from "#app/components/app-shell/shell-context.tsx";
import { DataTable, type Column } from "#app/components/tables/data-table.tsx";
import { useFormat, useText } from "#app/i18n/use-text.tsx";
import { defaultTrainerSort } from "#app/reports/sort-trainers.ts";
import type { TrainerEntry } from "#app/reports/trainers.server.ts";
import { staleDays } from "#app/training/sum-trainer.ts";
import { KeptCell } from "./kept-text.tsx";
import { LevelBadge } from "./level-badge.tsx";
import { ListCount } from "./list-count.tsx";
import { SignedInterval } from "./signed-interval.tsx";
import { TrainerLink } from "./trainer-link.tsx";

/** One row a trainer over all their stores: effect in the columns, activity last and quiet. */
export function TrainersTable({ rows }: { rows: TrainerEntry[] }) {
  const t = useText();
  const format = useFormat();
  const { stores } = useShell();
  const columns = useMemo((): Column<TrainerEntry>[] => {
    const nameOf = (key: string) => stores.find((store) => store.key === key)?.name ?? key;
    const listStores = (keys: readonly string[]) => keys.map(nameOf).join(", ");
    return [
      {
        key: "trainer",
        header: t("trainers.col.trainer"),
        align: "left",
        isSortable: true,
        firstDirection: "asc",
        className: "min-w-32",
        cell: ({ trainer, name, teams, stores: keys }) => (
          <>
            <TrainerLink trainer={trainer} name={name} className="font-medium" />
            <span className="block text-2xs whitespace-nowrap text-muted" title={listStores(keys)}>
              {[...teams, t("trainers.stores", { count: keys.length })].join(" · ")}
            </span>
          </>
        ),
      },
      {
        key: "level",
        header: t("trainers.col.level"),
        title: t("trainers.col.level.hint"),
        align: "left",
        isSortable: true,
        cell: ({ certification }) => <LevelBadge level={certification.level} />,
      },
      {
        key: "added",
        header: t("trainers.col.added"),
        title: t("trainers.col.added.hint"),
        isSortable: true,
        className: "whitespace-nowrap",
        cell: ({ trainer, judged, added, low, high }) => (
          <ListCount trainer={trainer} choice={{ edits: "judged" }} count={judged}>
            <SignedInterval value={added} low={low} high={high} />
          </ListCount>
        ),
      },
      {
        key: "hourly",
        header: t("trainers.col.hourly"),
        title: t("trainers.col.hourly.hint"),
        isSortable: true,
        className: "whitespace-nowrap",
        cell: ({ perHour }) => (
          <SignedInterval
            value={perHour?.value ?? null}
            low={perHour?.low ?? null}
            high={perHour?.high ?? null}
            isFine
          />
        ),
      },
      {
        key: "harmed",
        header: t("trainers.col.harmed"),
        title: t("trainers.col.harmed.hint"),
        isSortable: true,
        firstDirection: "asc",
        className: "whitespace-nowrap",
        cell: ({ trainer, harmed, judged, unjudged }) =>
          judged === 0 ? (
            <span className="text-xs text-muted">{t("trainers.none")}</span>
          ) : (
            <>
              <span className={harmed > 0 ? "font-medium text-bad" : ""}>
                {harmed > 0 && <span aria-hidden="true">▼ </span>}
                <ListCount
                  trainer={trainer}
                  choice={{ edits: harmed > 0 ? "harmed" : "judged" }}
                  count={judged}
                >
                  {t("trainers.of", { part: format.count(harmed), all: format.count(judged) })}
                </ListCount>
              </span>
              <span className="block text-2xs text-muted">
                {t("training.trainers.judged")}:{" "}
                {t("trainers.of", { part: format.count(judged), all: format.count(judged + unjudged) })}
              </span>
            </>
          ),
      },
      {
        key: "closed",
        header: t("trainers.col.closed"),
        title: t("trainers.col.closed.hint"),
        isSortable: true,
        className: "whitespace-nowrap",
        cell: ({ fixes, trainer }) => <KeptCell fixes={fixes} trainer={trainer} />,
      },
      {
        key: "hours",
        header: t("trainers.col.hours"),
        title: t("trainers.col.hours.hint"),
        isSortable: true,
        firstDirection: "asc",
        className: "whitespace-nowrap",
        cell: ({ fixes: { hours } }) =>
          hours === null ? <span className="text-muted">–</span> : format.duration(hours * 3600),
      },
      {
        key: "stale",
        header: t("trainers.col.stale"),
        title: t("trainers.col.stale.hint", { days: staleDays }),
        isSortable: true,
        cell: ({ trainer, staleRetired }) => (
          <ListCount trainer={trainer} choice={{ edits: "stale" }} count={staleRetired}>
            {format.count(staleRetired)}
          </ListCount>
        ),
      },
      {
        key: "edits",
        header: t("trainers.col.activity"),
        title: t("trainers.col.activity.hint"),
        isSortable: true,
        className: "whitespace-nowrap text-xs text-muted",
        cell: ({ trainer, edits, minutes }) => (
          <>
            <ListCount trainer={trainer} choice={{ edits: null }} count={edits}>
              {t("training.trainers.edits", { count: edits })}
            </ListCount>
            <span className="block text-2xs">
              {minutes === null ? t("training.trainers.nowork") : format.duration(minutes * 60)}
            </span>
          </>
        ),
      },
    ];
  }, [stores, t, format]);
  return (
    <DataTable
      label={t("trainers.table")}
      columns={columns}
      rows={rows}
      getKey={({ trainer }) => trainer ?? ""}
      defaultSort={defaultTrainerSort}
      keepsHeaders
    />
  );
}
