/** How far a number can be believed by what its sources tell; pure. */
import { capabilityNames, type Capabilities, type Capability } from "#app/sources/source-adapter.ts";
import { passesFilters } from "#app/search/store-scope.ts";
import type { Filter } from "./dimensions.ts";
import type { Needs } from "./metric-needs.ts";

/** A source of conversations or of orders, and what the formats that brought it tell. */
export type SourceStanding = {
  source: string;
  of: "conversations" | "orders";
  /** Keys of the stores it belongs to. */
  stores: string[];
  capabilities: Capabilities;
};

export type Shortfall = { capability: Capability; sources: string[] };

export type Quality = {
  inferred: Shortfall[];
  notRecorded: Shortfall[];
  /** No source tells what nothing can be said without: a count of none is then unknown. */
  isUnknown: boolean;
};

const ofOrders: ReadonlySet<Capability> = new Set(["orders", "refunds"]);

/** Orders are told by sources of orders, a customer's id by both, all else by sources of conversations. */
function tells({ of }: SourceStanding, capability: Capability, needsOrders: boolean): boolean {
  if (ofOrders.has(capability)) return of === "orders";
  return of === "conversations" || (capability === "customerIds" && needsOrders);
}

/** Judges a number by the sources of the stores it is of; without any source nothing is said. */
export function judgeQuality(needs: Needs, sources: readonly SourceStanding[]): Quality {
  const quality: Quality = { inferred: [], notRecorded: [], isUnknown: false };
  const needsOrders = needs.on.some((capability) => ofOrders.has(capability));
  for (const capability of capabilityNames) {
    const isVital = needs.on.includes(capability);
    if (!isVital && !needs.with.includes(capability)) continue;
    const asked = sources.filter((source) => tells(source, capability, needsOrders));
    const lacking = asked.filter(({ capabilities }) => capabilities[capability] === "not recorded");
    const guessing = asked.filter(({ capabilities }) => capabilities[capability] === "inferred");
    if (lacking.length > 0) quality.notRecorded.push({ capability, sources: nameSources(lacking) });
    if (guessing.length > 0) quality.inferred.push({ capability, sources: nameSources(guessing) });
    if (isVital && asked.length > 0 && lacking.length === asked.length) quality.isUnknown = true;
  }
  return quality;
}

function nameSources(sources: readonly SourceStanding[]): string[] {
  return [...new Set(sources.map(({ source }) => source))].toSorted();
}

/** What two formats of one platform tell together: each fills in what the other leaves out, an inference stays one. */
export function mergeCapabilities(all: readonly Capabilities[]): Capabilities | null {
  return all.reduce<Capabilities | null>((sum, one) => {
    if (!sum) return one;
    const merged = { ...sum };
    for (const name of capabilityNames) {
      if (one[name] === "not recorded") continue;
      if (sum[name] !== "inferred") merged[name] = one[name];
    }
    return merged;
  }, null);
}

/** The sources that filters of stores and sources leave, each with the stores that are left of it. */
export function pickSources(
  sources: readonly SourceStanding[],
  filters: readonly Filter[],
): SourceStanding[] {
  return sources.flatMap((standing) => {
    // A filter by source is about conversations; their customers' orders come from elsewhere.
    if (standing.of === "conversations" && !passesFilters("source", standing.source, filters)) return [];
    const stores = standing.stores.filter((store) => passesFilters("store", store, filters));
    return stores.length === 0 ? [] : [{ ...standing, stores }];
  });
}
