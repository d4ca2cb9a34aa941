import { NavLink } from "@remix-run/react";
import { useText } from "#app/i18n/use-text.tsx";

const tabs = [
  { path: "/imports", key: "connections.tab.imports" },
  { path: "/imports/connections", key: "connections.tab.connections" },
] as const;

/** What came as files and requests, and what sends by itself. */
export function ImportsTabs() {
  const t = useText();
  return (
    <nav aria-label={t("connections.tabs")} className="mb-4 flex flex-wrap gap-x-5 border-b border-line">
      {tabs.map(({ path, key }) => (
        <NavLink
          key={path}
          to={path}
          end
          className="-mb-px flex min-h-8 items-center border-b-2 border-transparent text-muted hover:text-ink aria-[current=page]:border-honey aria-[current=page]:font-semibold aria-[current=page]:text-ink"
        >
          {t(key)}
        </NavLink>
      ))}
    </nav>
  );
}
