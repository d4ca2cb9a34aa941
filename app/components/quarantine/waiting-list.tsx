import { Link } from "@remix-run/react";
import { useFormat, useText } from "#app/i18n/use-text.tsx";
import { writeGroup } from "#app/quarantine/group-address.ts";
import type { LineGroup } from "#app/quarantine/line-group.ts";
import { useReasonWords } from "./use-reason-words.ts";

type WaitingImport = {
  importId: number;
  name: string;
  startedAt: number;
  waiting: number;
  groups: (LineGroup & { lines: number })[];
  groupCount: number;
};
type Props = { imports: WaitingImport[]; timezone: string };

/** Imports with lines waiting, and the largest problems of each. */
export function WaitingList({ imports, timezone }: Props) {
  const t = useText();
  const format = useFormat();
  const wordsOf = useReasonWords();
  return (
    <ul className="divide-y divide-line">
      {imports.map(({ importId, name, startedAt, waiting, groups, groupCount }) => (
        <li key={importId} className="py-2.5">
          <p className="flex flex-wrap items-baseline gap-x-3">
            <Link to={`/imports/${importId}`} className="font-semibold break-all hover:text-honey-ink">
              {name}
            </Link>
            <span className="text-xs text-muted">{format.dateTime(startedAt, timezone)}</span>
            <span className="ml-auto font-semibold">{t("quarantine.lines", { count: waiting })}</span>
          </p>
          <ul className="mt-1 grid gap-x-6 sm:grid-cols-2">
            {groups.map((group) => (
              <li
                key={`${group.eventType} ${group.field} ${group.reason}`}
                className="flex min-w-0 gap-3 text-xs"
              >
                <Link
                  to={`/imports/${importId}?${writeGroup(group)}`}
                  className="min-h-5 min-w-0 flex-1 truncate hover:text-honey-ink"
                >
                  {group.field !== null && <code>{group.field} </code>}
                  {wordsOf(group.reason).name}
                  {group.eventType !== null && <span className="text-muted"> · {group.eventType}</span>}
                </Link>
                <span>{format.count(group.lines)}</span>
              </li>
            ))}
            {groupCount > groups.length && (
              <li className="text-xs text-muted">
                {t("quarantine.overview.groups", { count: groupCount - groups.length })}
              </li>
            )}
          </ul>
        </li>
      ))}
    </ul>
  );
}
