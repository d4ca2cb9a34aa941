import { Link } from "@remix-run/react";
import { useText } from "#app/i18n/use-text.tsx";

const kinds = [
  { to: "/imports/connections?add=1", key: "pulling.kind.webhook", isPull: false },
  { to: "/imports/connections?add=pull", key: "pulling.kind.pull", isPull: true },
] as const;

/** The two ways to connect a platform: it sends, or it is asked. */
export function AddKind({ isPull }: { isPull: boolean }) {
  const t = useText();
  return (
    <nav aria-label={t("pulling.kinds")} className="flex gap-x-5 border-b border-line px-4">
      {kinds.map(({ to, key, ...kind }) => (
        <Link
          key={key}
          to={to}
          replace
          preventScrollReset
          aria-current={kind.isPull === isPull ? "page" : undefined}
          className="-mb-px flex min-h-8 items-center border-b-2 border-transparent text-muted hover:text-ink aria-[current=page]:border-honey aria-[current=page]:font-semibold aria-[current=page]:text-ink"
        >
          {t(key)}
        </Link>
      ))}
    </nav>
  );
}
