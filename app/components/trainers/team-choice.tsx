import { Link, useLocation } from "@remix-run/react";
import { useText } from "#app/i18n/use-text.tsx";
import { usePageState } from "#app/search/use-page-state.ts";

/** Which team the page shows, `team=` of its URL, as links; nothing where there is one team only. */
export function TeamChoice({ teams }: { teams: readonly string[] }) {
  const t = useText();
  const { team, hrefOf } = useTeam();
  if (teams.length < 2 && team === null) return null;
  return (
    <nav aria-label={t("trainers.team")} className="mb-3 flex flex-wrap gap-1.5">
      {[null, ...teams].map((choice) => (
        <Link
          key={choice ?? ""}
          to={hrefOf(choice)}
          preventScrollReset
          aria-current={choice === team ? "true" : undefined}
          className="control aria-current:border-honey aria-current:font-semibold"
        >
          {choice ?? t("trainers.team.all")}
        </Link>
      ))}
    </nav>
  );
}

export function useTeam() {
  const { search } = useLocation();
  const { hrefWith } = usePageState();
  const team = new URLSearchParams(search).get("team");
  const hrefOf = (chosen: string | null): string => {
    const [path = "", query = ""] = hrefWith({}).split("?");
    const params = new URLSearchParams(query);
    if (chosen === null) params.delete("team");
    else params.set("team", chosen);
    return params.size === 0 ? path : `${path}?${params}`;
  };
  return { team, hrefOf };
}
