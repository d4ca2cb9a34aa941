import { Link } from "@remix-run/react";
import { useText } from "#app/i18n/use-text.tsx";
import { keepScope } from "#app/search/filters.ts";
import { usePageState } from "#app/search/use-page-state.ts";
import { getTrainerPath } from "./trainer-address.ts";

type Props = { trainer: string | null; name: string | null; className?: string };

/** A trainer's name, which opens their page. */
export function TrainerLink({ trainer, name, className = "" }: Props) {
  const t = useText();
  const { search, hrefWith } = usePageState();
  if (trainer === null) return <span className="text-muted">{t("trainers.nobody")}</span>;
  return (
    <Link
      to={hrefWith(keepScope(search), getTrainerPath(trainer))}
      prefetch="intent"
      className={`figure-link ${className}`}
    >
      {name ?? trainer}
    </Link>
  );
}
