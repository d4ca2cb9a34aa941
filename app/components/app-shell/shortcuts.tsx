import { useLocation, useNavigate } from "@remix-run/react";
import { useEffect, useRef, useState } from "react";
import { Modal } from "#app/components/ui/modal.tsx";
import { useText } from "#app/i18n/use-text.tsx";
import { keepScope } from "#app/search/filters.ts";
import { readPageState } from "#app/search/use-page-state.ts";
import { useMay, useShell } from "./shell-context.tsx";
import { findShortcut } from "./shortcut-actions.ts";

/** Listens for the page's keys and shows the list of them. */
export function Shortcuts() {
  const [isListOpen, setListOpen] = useState(false);
  const navigate = useNavigate();
  const location = useLocation();
  const { lastDay, stores } = useShell();
  const maySearch = useMay("transcripts");
  /** Where the last key is taking the page; the next key acts on that, not on what is still shown. */
  const heading = useRef<Heading | null>(null);
  /** On the way to the page with the search box: until it is there, keys are neither shortcuts nor text. */
  const isSearchComing = useRef(false);
  useEffect(() => {
    // A page drawn late, when a second key has already gone on from it.
    if (heading.current && isOnTheWay(heading.current, location)) return;
    heading.current = null;
    if (isSearchComing.current) findSearchBox()?.focus();
    isSearchComing.current = false;
  }, [location]);

  useEffect(() => {
    function go(href: string, options?: { preventScrollReset: boolean }) {
      heading.current = { to: new URL(href, window.location.origin), from: window.location.href };
      navigate(href, options);
    }
    function onKeyDown(event: KeyboardEvent) {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      if (isTyping(event.target) || document.querySelector("dialog[open]")) return;
      if (isSearchComing.current) return;
      const { pathname, search: query } =
        heading.current && isOnTheWay(heading.current, location) ? heading.current.to : location;
      const { search, hrefWith } = readPageState(pathname, query);
      const storeKeys = stores.map(({ key }) => key);
      const action = findShortcut(event.key, { search, lastDay, storeKeys });
      if (!action) return;
      event.preventDefault();
      if (action.kind === "patch") {
        go(hrefWith(action.patch), { preventScrollReset: true });
      } else if (action.what === "keys") {
        setListOpen(true);
      } else if (action.what === "period") {
        document.querySelector<HTMLElement>("[data-shortcut='period']")?.click();
      } else {
        const box = findSearchBox();
        isSearchComing.current = box === null && maySearch;
        if (box) box.focus();
        else if (maySearch) go(hrefWith(keepScope(search), "/conversations"));
      }
    }
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [navigate, location, lastDay, stores, maySearch]);

  return isListOpen ? <KeyList onClose={() => setListOpen(false)} /> : null;
}

type Heading = {
  to: URL;
  /** The browser's address when the key was pressed: it changes with the step, before the page is drawn. */
  from: string;
};

/** False once the page is drawn, or has gone elsewhere since: back, or by a link that was quicker. */
function isOnTheWay({ to, from }: Heading, shown: Place): boolean {
  if (isSamePlace(to, shown)) return false;
  return window.location.href === from || isSamePlace(to, window.location);
}

type Place = { pathname: string; search: string };

const isSamePlace = (one: Place, other: Place) =>
  one.pathname === other.pathname && one.search === other.search;

function findSearchBox(): HTMLElement | null {
  return document.querySelector<HTMLElement>("[data-shortcut='search']");
}

/** Arrows belong to whatever control has focus; letters are text in a field. */
function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      target.closest("input, select, textarea, [role='dialog'], .recharts-surface") !== null)
  );
}

const periodKeys = [
  ["D", "keys.today"],
  ["E", "keys.yesterday"],
  ["W", "keys.week"],
  ["T", "keys.days30"],
  ["M", "keys.month"],
  ["Y", "keys.year"],
  ["C", "keys.custom"],
  ["← →", "keys.shift"],
  ["X", "keys.compare"],
] as const;
const narrowKeys = [
  ["/", "keys.search"],
  ["0", "keys.all"],
  ["1 – 9", "keys.store"],
  ["Esc", "keys.escape"],
  ["?", "keys.help"],
] as const;

function KeyList({ onClose }: { onClose: () => void }) {
  const t = useText();
  const groups = [
    { title: t("keys.period"), keys: periodKeys },
    { title: t("keys.narrow"), keys: narrowKeys },
  ];
  return (
    <Modal label={t("keys.title")} onClose={onClose}>
      <p className="px-4 pt-3 text-muted">{t("keys.intro")}</p>
      <div className="grid gap-6 px-4 pt-3 pb-5 sm:grid-cols-2">
        {groups.map(({ title, keys }) => (
          <section key={title} aria-label={title}>
            <h3 className="mb-1.5 text-xs text-muted">{title}</h3>
            <dl className="grid grid-cols-[auto_1fr] items-center gap-x-3 gap-y-1.5">
              {keys.map(([key, text]) => (
                <div key={key} className="contents">
                  <dt>
                    <kbd className="key">{key}</kbd>
                  </dt>
                  <dd>{t(text)}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Modal>
  );
}
