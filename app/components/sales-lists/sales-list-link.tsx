import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { useSalesListHref } from "#app/components/sales/use-sales-list-href.ts";
import { useText } from "#app/i18n/use-text.tsx";
import type { SalesListChoice } from "#app/search/sales-list-choice.ts";

type Props = {
  list: SalesListChoice;
  /** What the number is called. */
  name: string;
  /** The number as it is written. */
  value: string;
  className?: string;
  children?: ReactNode;
};

/** A number that opens its list; plain for a role that sees no single orders. */
export function SalesListLink({ list, name, value, className = "", children = value }: Props) {
  const t = useText();
  const href = useSalesListHref()(list);
  if (href === undefined) return <span className={className}>{children}</span>;
  return (
    <Link
      to={href}
      preventScrollReset
      className={`figure-link ${className}`}
      aria-label={t("figure.open", { name, value })}
    >
      {children}
    </Link>
  );
}
