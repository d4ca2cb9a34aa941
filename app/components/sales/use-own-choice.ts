import { useLocation } from "@remix-run/react";

/** Parameters of the Sales page alone, about how it is drawn and not about what is counted. */
export const ownParams = ["only", "beside"] as const;

/** A choice among values that stands in the address under a name of this page's own, and links that change it. */
export function useOwnChoice<Value extends string>(
  name: (typeof ownParams)[number],
  values: readonly Value[],
): { value: Value | null; hrefOf: (value: Value | null) => string } {
  const { pathname, search } = useLocation();
  const params = new URLSearchParams(search);
  const value = values.find((known) => known === params.get(name)) ?? null;
  return {
    value,
    hrefOf(next) {
      const changed = new URLSearchParams(params);
      if (next === null) changed.delete(name);
      else changed.set(name, next);
      const text = changed.toString().replaceAll("%3A", ":").replaceAll("%2C", ",");
      return text === "" ? pathname : `${pathname}?${text}`;
    },
  };
}
