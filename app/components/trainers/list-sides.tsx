import { Link } from "@remix-run/react";
import { useFormat } from "#app/i18n/use-text.tsx";

export type ListSide = { key: string; name: string; count: number; href: string; isChosen: boolean };

/** Which part of a list is shown, each with how many it has. */
export function ListSides({ label, sides }: { label: string; sides: readonly ListSide[] }) {
  const format = useFormat();
  return (
    <nav aria-label={label} className="mb-2 flex w-fit flex-wrap rounded-lg bg-sunken p-0.5">
      {sides.map(({ key, name, count, href, isChosen }) => (
        <Link
          key={key}
          to={href}
          preventScrollReset
          aria-current={isChosen ? "true" : undefined}
          className="flex min-h-6.5 items-center gap-1 rounded-md px-2 text-xs whitespace-nowrap text-muted aria-[current]:bg-surface aria-[current]:font-medium aria-[current]:text-ink aria-[current]:shadow-xs"
        >
          {name} <span className="text-2xs">{format.count(count)}</span>
        </Link>
      ))}
    </nav>
  );
}
