import { useText } from "#app/i18n/use-text.tsx";

export type ScopeNames = { allStores: boolean; regions: readonly string[]; stores: readonly string[] };

/** `wordsOf(scope)`: which stores somebody sees, in a few words; beyond `most` names, how many. */
export function useScopeWords(most = 3): (scope: ScopeNames) => string {
  const t = useText();
  return ({ allStores, regions, stores }) => {
    if (allStores) return t("access.scope.all");
    if (regions.length + stores.length === 0) return t("access.scope.none");
    const named = [...regions, ...stores];
    if (named.length <= most) return named.join(" · ");
    return [...regions, t("access.scope.stores", { count: stores.length })].join(" · ");
  };
}
