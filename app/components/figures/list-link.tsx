import { Link } from "@remix-run/react";
import type { CSSProperties, ReactNode } from "react";
import { useMay } from "#app/components/app-shell/shell-context.tsx";
import type { ListChoice } from "#app/search/page-search.ts";
import { usePageState } from "#app/search/use-page-state.ts";

type Props = {
  list: ListChoice;
  className?: string;
  style?: CSSProperties;
  title?: string;
  /** -1 where the same list is opened by a number beside it. */
  tabIndex?: number;
  children: ReactNode;
};

/** Addresses of lists; undefined for a role that sees no single conversations. */
export function useListHref(): (list: ListChoice) => string | undefined {
  const mayOpen = useMay("transcripts");
  const { hrefWith } = usePageState();
  return (list) => (mayOpen ? hrefWith({ list, conversation: null }) : undefined);
}

/** Opens the list behind a part of a chart; plain for a role that sees no single conversations. */
export function ListLink({ list, tabIndex, children, ...look }: Props) {
  const href = useListHref()(list);
  if (href === undefined) return <span {...look}>{children}</span>;
  return (
    <Link to={href} preventScrollReset tabIndex={tabIndex} {...look}>
      {children}
    </Link>
  );
}
