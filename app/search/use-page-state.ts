import { useLocation } from "@remix-run/react";
import { useMemo } from "react";
import { buildQueryString, parsePageSearch, stateParams, type PageSearch } from "./page-search.ts";

export type PageState = {
  search: PageSearch;
  /**
   * The address with some of the page's state changed. A change that only concerns the drawer keeps the
   * parameters a page has of its own (its place in a list); any other change drops them.
   */
  hrefWith: (patch: Partial<PageSearch>, pathname?: string) => string;
};

/** The state of the page, read from its URL, and links that change it. */
export function usePageState(): PageState {
  const { pathname, search: query } = useLocation();
  return useMemo(() => {
    const params = new URLSearchParams(query);
    const search = parsePageSearch(params);
    const foreign = new URLSearchParams([...params].filter(([name]) => !stateParams.has(name)));
    const hrefWith = (patch: Partial<PageSearch>, target = pathname) => {
      const text = buildQueryString({ ...search, ...patch });
      const concernsDrawer = Object.keys(patch).every((key) => key === "list" || key === "conversation");
      if (!concernsDrawer || target !== pathname || foreign.size === 0) return target + text;
      return `${target}${text === "" ? "?" : `${text}&`}${foreign}`;
    };
    return { search, hrefWith };
  }, [pathname, query]);
}
