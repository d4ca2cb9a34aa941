import { useText } from "#app/i18n/use-text.tsx";
import { keepScope } from "#app/search/filters.ts";
import { usePageState } from "#app/search/use-page-state.ts";

type Props = { customer: string; address: string; className?: string };

/** Leads to the customer's own line of time. Inside a box with light links. */
export function CustomerLink({ customer, address, className = "" }: Props) {
  const t = useText();
  const { search, hrefWith } = usePageState();
  return (
    <a
      data-light
      href={hrefWith(keepScope(search), `/customers/${address}`)}
      title={t("saleslist.customer.open")}
      className={`inline-flex min-h-6 items-center text-honey-ink underline-offset-3 hover:underline ${className}`}
    >
      <span className="sr-only">{t("saleslist.customer")} </span>
      {customer}
    </a>
  );
}
