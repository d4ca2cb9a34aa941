import { useLocation } from "@remix-run/react";
import { buildQueryString, parsePageSearch, stateParams, type PageSearch } from "./page-search.ts";

export type PageState = {
  search: PageSearch;
  /**
   * The address with some of the page's state changed. Parameters a page has of its own stay on that page;
   * its place in a list (`after`) only while nothing but the drawer changes.
   */
  hrefWith: (patch: Partial<PageSearch>, pathname?: string) => string;
};

/** The state of the page, read from its URL, and links that change it. */
export function usePageState(): PageState {
  const { pathname, search } = useLocation();
  return getPageState(pathname, search);
}

/** Hundreds of numbers on a page ask for the same address: it is read once. */
let latest: { pathname: string; query: string; state: PageState } | null = null;

function getPageState(pathname: string, query: string): PageState {
  if (latest?.pathname !== pathname || latest.query !== query) {
    latest = { pathname, query, state: readPageState(pathname, query) };
  }
  return latest.state;
}

/** The same for code that runs between two renders, as a key pressed while a page loads. */
export function readPageState(pathname: string, query: string): PageState {
  const params = new URLSearchParams(query);
  const search = parsePageSearch(params);
  const foreign = new URLSearchParams([...params].filter(([name]) => !stateParams.has(name)));
  const hrefWith = (patch: Partial<PageSearch>, target = pathname) => {
    const text = buildQueryString({ ...search, ...closeOther(patch), ...patch });
    const concernsDrawer = Object.keys(patch).every((key) => drawerKeys.has(key));
    const own = new URLSearchParams(target === pathname ? foreign : "");
    if (!concernsDrawer) own.delete("after");
    return own.size === 0 ? target + text : `${target}${text === "" ? "?" : `${text}&`}${own}`;
  };
  return { search, hrefWith };
}

const drawerKeys: ReadonlySet<string> = new Set(["list", "sales", "conversation"]);

/** The drawer shows one list: opening one closes the other, and closing the one closes both. */
function closeOther(patch: Partial<PageSearch>): Partial<PageSearch> {
  if (patch.sales) return { list: null };
  return patch.list === undefined ? {} : { sales: null };
}
