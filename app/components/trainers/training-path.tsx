import { Link } from "@remix-run/react";
import { useText } from "#app/i18n/use-text.tsx";
import { keepScope } from "#app/search/filters.ts";
import { usePageState } from "#app/search/use-page-state.ts";

type Props = { hasTrainers?: boolean };

/** The way back from a page below Training. */
export function TrainingPath({ hasTrainers = false }: Props) {
  const t = useText();
  const { search, hrefWith } = usePageState();
  const steps = [
    { path: "/training", name: t("trainers.back") },
    ...(hasTrainers ? [{ path: "/training/trainers", name: t("trainers.title") }] : []),
  ];
  return (
    <nav aria-label={t("trainers.back")} className="mb-1 flex gap-1.5 text-xs text-muted">
      {steps.map(({ path, name }) => (
        <span key={path}>
          <Link
            to={hrefWith(keepScope(search), path)}
            prefetch="intent"
            className="figure-link hover:text-ink"
          >
            {name}
          </Link>
          <span aria-hidden="true" className="ml-1.5">
            ›
          </span>
        </span>
      ))}
    </nav>
  );
}
