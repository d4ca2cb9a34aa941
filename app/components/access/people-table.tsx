import { Link } from "@remix-run/react";
import { useMemo } from "react";
import type { Role } from "#app/access/role.ts";
import { useShell } from "#app/components/app-shell/shell-context.tsx";
import { DataTable, type Column } from "#app/components/tables/data-table.tsx";
import { useFormat, useText } from "#app/i18n/use-text.tsx";
import { useScopeWords } from "./role-words.ts";

export type Person = {
  userId: number;
  email: string;
  name: string;
  role: Role;
  allStores: boolean;
  regions: string[];
  stores: string[];
  isDemo: boolean;
  isDisabled: boolean;
  hasSecondFactor: boolean;
  hasComeIn: boolean;
  invitedUntil: number | null;
  lastSeenAt: number | null;
};

type Props = { people: Person[]; own: number | null; chosen: number | null; now: number };

/** One row a person: who, as what, which stores, and whether they have come. */
export function PeopleTable({ people, own, chosen, now }: Props) {
  const t = useText();
  const format = useFormat();
  const wordsOf = useScopeWords();
  const timezone = useShell().timezone ?? "UTC";
  const columns = useMemo((): Column<Person>[] => {
    const stateOf = ({ isDisabled, hasComeIn, invitedUntil }: Person) => {
      if (isDisabled) return t("people.state.disabled");
      if (hasComeIn) return null;
      return t((invitedUntil ?? 0) > now ? "people.state.invited" : "people.state.lapsed");
    };
    return [
      {
        key: "name",
        header: t("people.name"),
        align: "left",
        className: "min-w-44",
        cell: (person) => (
          <>
            <Link
              to={`/settings/people?person=${person.userId}`}
              preventScrollReset
              aria-label={t("people.change.of", { name: person.name })}
              aria-current={person.userId === chosen ? "true" : undefined}
              className="inline-block min-h-5 font-medium hover:text-honey-ink aria-[current]:text-honey-ink"
            >
              {person.name}
            </Link>
            <Tags
              words={[
                person.userId === own ? t("people.you") : null,
                person.isDemo ? t("access.demo") : null,
                stateOf(person),
              ]}
            />
            <span className="block text-xs text-muted">{person.email}</span>
          </>
        ),
      },
      {
        key: "role",
        header: t("people.role"),
        align: "left",
        className: "whitespace-nowrap",
        cell: ({ role }) => t(`access.role.${role}`),
      },
      {
        key: "scope",
        header: t("people.scope"),
        align: "left",
        className: "min-w-36",
        cell: (person) => wordsOf(person),
      },
      {
        key: "factor",
        header: t("people.factor"),
        cell: ({ hasSecondFactor }) =>
          hasSecondFactor ? (
            t("people.factor.on")
          ) : (
            <span className="text-muted">{t("people.factor.off")}</span>
          ),
      },
      {
        key: "seen",
        header: t("people.seen"),
        className: "whitespace-nowrap text-xs",
        cell: ({ lastSeenAt }) =>
          lastSeenAt === null ? (
            <span className="text-muted">{t("people.seen.never")}</span>
          ) : (
            format.shortTime(lastSeenAt, timezone)
          ),
      },
    ];
  }, [t, format, wordsOf, timezone, own, chosen, now]);
  return (
    <DataTable
      label={t("people.list")}
      columns={columns}
      rows={people}
      getKey={({ userId }) => String(userId)}
      keepsHeaders
    />
  );
}

function Tags({ words }: { words: (string | null)[] }) {
  return words.map(
    (word) =>
      word !== null && (
        <span key={word} className="ml-1.5 rounded-sm bg-sunken px-1.5 text-2xs text-muted">
          {word}
        </span>
      ),
  );
}
