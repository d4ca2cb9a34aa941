import { NavLink } from "@remix-run/react";
import type { Permission } from "#app/access/role.ts";
import { settingsTabs } from "#app/components/settings/settings-tabs.tsx";
import { Mark } from "#app/components/ui/icon.tsx";
import type { MessageKey } from "#app/i18n/messages/en.ts";
import { useText } from "#app/i18n/use-text.tsx";
import { keepScope } from "#app/search/filters.ts";
import { usePageState } from "#app/search/use-page-state.ts";
import { Settings } from "./settings.tsx";
import { useShell } from "./shell-context.tsx";
import { SignedIn } from "./signed-in.tsx";

type Entry = { path: string; key: MessageKey; hint?: string; needs: readonly Permission[] };

const pages: readonly Entry[] = [
  { path: "/stores", key: "nav.stores", hint: "0", needs: ["figures"] },
  { path: "/experience", key: "nav.experience", needs: ["figures"] },
  { path: "/escalations", key: "nav.escalations", needs: ["figures"] },
  { path: "/sales", key: "nav.sales", needs: ["money"] },
  { path: "/training", key: "nav.training", needs: ["knowledge"] },
];
const evidence: readonly Entry[] = [
  { path: "/conversations", key: "nav.conversations", hint: "/", needs: ["transcripts"] },
  { path: "/definitions", key: "nav.definitions", needs: ["figures"] },
  { path: "/imports", key: "nav.imports", needs: ["imports"] },
  { path: "/settings", key: "nav.settings", needs: settingsTabs.map(({ needs }) => needs) },
];

type Props = { onNavigate?: () => void };

/** The pages that whoever is signed in may open. Links keep period, comparison and filters. */
export function Sidebar({ onNavigate }: Props) {
  const t = useText();
  return (
    <div className="flex h-full flex-col">
      <div className="flex items-center gap-2 px-4 pt-4 pb-3 text-base font-semibold">
        <Mark />
        {t("app.name")}
      </div>
      <nav aria-label={t("nav.label")} className="flex-1 px-2.5">
        <NavList entries={pages} onNavigate={onNavigate} />
        <p className="mt-4 mb-1 px-2 text-xs text-muted">{t("nav.evidence")}</p>
        <NavList entries={evidence} onNavigate={onNavigate} />
      </nav>
      <div className="border-t border-line p-2.5">
        <Settings />
        <SignedIn />
      </div>
    </div>
  );
}

function NavList({ entries, onNavigate }: Props & { entries: readonly Entry[] }) {
  const t = useText();
  const { search, hrefWith } = usePageState();
  const { permissions } = useShell().principal;
  const open = entries.filter(({ needs }) => needs.some((permission) => permissions.includes(permission)));
  return (
    <ul className="space-y-0.5">
      {open.map((entry) => (
        <li key={entry.path}>
          <NavLink
            to={hrefWith(keepScope(search), entry.path)}
            prefetch="intent"
            onClick={onNavigate}
            className="flex min-h-7.5 items-center justify-between rounded-md px-2 text-muted hover:bg-sunken hover:text-ink aria-[current=page]:bg-honey-wash aria-[current=page]:font-semibold aria-[current=page]:text-ink"
          >
            {t(entry.key)}
            {entry.hint !== undefined && (
              <kbd aria-hidden="true" className="text-2xs font-normal text-muted">
                {entry.hint}
              </kbd>
            )}
          </NavLink>
        </li>
      ))}
    </ul>
  );
}
