import { NavLink } from "@remix-run/react";
import type { Permission } from "#app/access/role.ts";
import { useShell } from "#app/components/app-shell/shell-context.tsx";
import { useText } from "#app/i18n/use-text.tsx";

/** The settings of the company, each for whoever has a permission. */
export const settingsTabs = [
  { path: "/settings/people", key: "settings.tab.people", needs: "people" },
  { path: "/settings/keys", key: "settings.tab.keys", needs: "keys" },
  { path: "/settings/money", key: "settings.tab.money", needs: "settings" },
  { path: "/settings/training", key: "settings.tab.training", needs: "settings" },
  { path: "/settings/privacy", key: "settings.tab.privacy", needs: "privacy" },
  { path: "/settings/audit", key: "settings.tab.audit", needs: "audit" },
] as const satisfies readonly { path: string; key: string; needs: Permission }[];

/** Tabs over the pages of the settings that may be opened. */
export function SettingsTabs() {
  const t = useText();
  const { permissions } = useShell().principal;
  return (
    <nav aria-label={t("settings.tabs")} className="mb-4 flex flex-wrap gap-x-5 border-b border-line">
      {settingsTabs
        .filter(({ needs }) => permissions.includes(needs))
        .map(({ path, key }) => (
          <NavLink
            key={path}
            to={path}
            prefetch="intent"
            className="-mb-px flex min-h-8 items-center border-b-2 border-transparent text-muted hover:text-ink aria-[current=page]:border-honey aria-[current=page]:font-semibold aria-[current=page]:text-ink"
          >
            {t(key)}
          </NavLink>
        ))}
    </nav>
  );
}
