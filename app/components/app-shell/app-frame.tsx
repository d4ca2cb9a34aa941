import { useState, type ReactNode } from "react";
import { Icon } from "#app/components/ui/icon.tsx";
import { Modal } from "#app/components/ui/modal.tsx";
import { useText } from "#app/i18n/use-text.tsx";
import { useLiveUpdates } from "#app/live/use-live-updates.ts";
import { LiveProvider } from "./live-context.tsx";
import { LiveStatus } from "./live-status.tsx";
import { NavigationProgress } from "./navigation-progress.tsx";
import { SessionEnded } from "./session-ended.tsx";
import { Shortcuts } from "./shortcuts.tsx";
import { Sidebar } from "./sidebar.tsx";
import { TopBar } from "./top-bar.tsx";

type Props = { hasTopBar: boolean; children: ReactNode };

/** Sidebar, top bar and page; on a phone one column, with the pages behind a menu button. */
export function AppFrame({ hasTopBar, children }: Props) {
  const t = useText();
  const [isMenuOpen, setMenuOpen] = useState(false);
  const live = useLiveUpdates();
  return (
    <LiveProvider live={live}>
      <a
        href="#content"
        className="sr-only focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-50 focus:rounded-md focus:bg-surface focus:px-3 focus:py-2"
      >
        {t("app.skip")}
      </a>
      <NavigationProgress />
      <Shortcuts />
      <div className="md:grid md:min-h-dvh md:grid-cols-[11.75rem_minmax(0,1fr)]">
        <aside className="hidden border-r border-line md:block">
          <div className="sticky top-0 z-30 h-dvh">
            <Sidebar />
          </div>
        </aside>
        <div className="min-w-0">
          <SessionEnded />
          <header className="relative px-4 pt-3.5 pb-1 md:px-6">
            <button
              type="button"
              className="control absolute px-2 md:hidden"
              aria-label={t("app.menu")}
              aria-expanded={isMenuOpen}
              onClick={() => setMenuOpen(true)}
            >
              <Icon name="menu" />
            </button>
            <div className="min-h-7.5 min-w-0">
              {hasTopBar ? (
                <TopBar />
              ) : (
                <p className="text-right text-xs text-muted">
                  <LiveStatus />
                </p>
              )}
            </div>
          </header>
          <main id="content" tabIndex={-1} className="px-4 pt-3 pb-5 outline-none md:px-6">
            {children}
          </main>
        </div>
      </div>
      {isMenuOpen && (
        <Modal label={t("app.menu")} onClose={() => setMenuOpen(false)}>
          <div className="h-[30rem] max-h-[80dvh]">
            <Sidebar onNavigate={() => setMenuOpen(false)} />
          </div>
        </Modal>
      )}
    </LiveProvider>
  );
}
