import type { HourConnection } from "#db/live/hour-import.ts";

/** Whose key a request with events came with, or which connection it came by. */
export type Sender = {
  /** Null for the installation's own key. */
  keyId: number | null;
  /** Keys of the stores it may send events of; null for all there are and will be. */
  stores: ReadonlySet<string> | null;
  /** The connection whose format the lines are in; absent for canonical events of the API. */
  connection?: HourConnection | null;
};

/** Said of a store that is another's and of one that nobody has alike. */
export const foreignStore = "store: not one of this key's stores";

export function isOwnStore({ stores }: Sender, key: string): boolean {
  return stores === null || stores.has(key);
}
