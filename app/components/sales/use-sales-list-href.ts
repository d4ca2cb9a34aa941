import { useMay } from "#app/components/app-shell/shell-context.tsx";
import type { SalesListChoice } from "#app/search/sales-list-choice.ts";
import { usePageState } from "#app/search/use-page-state.ts";

/** Addresses of the orders or inquiries behind a part of a chart; undefined for a role that sees no single ones. */
export function useSalesListHref(): (sales: SalesListChoice) => string | undefined {
  const mayOpen = [useMay("transcripts"), useMay("money")].every(Boolean);
  const { hrefWith } = usePageState();
  return (sales) => (mayOpen ? hrefWith({ sales, conversation: null }) : undefined);
}
