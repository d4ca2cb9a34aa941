import { Link } from "@remix-run/react";
import { useShell } from "#app/components/app-shell/shell-context.tsx";
import { useFormat, useText } from "#app/i18n/use-text.tsx";
import type { EditRow } from "#app/reports/training.server.ts";
import { aimAtEntry } from "#app/search/aim-at-entry.ts";
import { usePageState } from "#app/search/use-page-state.ts";
import { TrainerLink } from "./trainer-link.tsx";

/** What was done, where, by whom and when. */
export function EditFacts({ row }: { row: EditRow }) {
  const t = useText();
  const format = useFormat();
  const { stores } = useShell();
  const { search, hrefWith } = usePageState();
  const { store, entry, work, at, timezone, trainer, trainerName } = row;
  return (
    <p className="-mt-2 mb-3 flex flex-wrap gap-x-3 text-muted">
      <span>{t(`training.work.${work}`)}</span>
      <span>{stores.find(({ key }) => key === store)?.name ?? store}</span>
      <Link to={hrefWith(...aimAtEntry(search, store, entry))} className="figure-link max-w-full truncate">
        {t("edit.entry", { entry })}
      </Link>
      <TrainerLink trainer={trainer} name={trainerName} />
      <time dateTime={new Date(at).toISOString()}>
        {t("edit.live", { time: format.dateTime(at, timezone) })}
      </time>
    </p>
  );
}
