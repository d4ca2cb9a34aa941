import { createContext, useContext } from "react";
import type { Figure } from "#app/metrics/figure.ts";
import type { ResolutionDefinition } from "#app/metrics/registry.ts";

type Definitions = Partial<Record<ResolutionDefinition, Figure>>;

const Context = createContext<Definitions | null>(null);

/** The conversations of a page under every definition, for the details of its resolution figures. */
export const DefinitionsProvider = Context.Provider;

export function useDefinitions(): Definitions | null {
  return useContext(Context);
}
