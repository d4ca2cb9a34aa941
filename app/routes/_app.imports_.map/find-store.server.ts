/** The store a mapping is kept for: one there is, or one that is made for it. */
import { readText } from "#app/access/form-fields.ts";
import { readStore } from "#app/connections/read-asked.ts";
import { timeZone } from "#app/events/parse-fields.ts";
import type { Mapping } from "#app/mapping/mapping.ts";
import type { MappingProblem } from "#app/mapping/parse-mapping.ts";
import { isCurrency } from "#app/money/currency.ts";
import type { Trx } from "#db/connection.ts";
import { lockStores } from "#db/load/stores.ts";

export type AskedStore =
  | { storeId: number; key: string }
  /** `timezone` is IANA, `currency` ISO 4217. */
  | { key: string; name: string; timezone: string; currency: string | null };

/**
 * `store`: the key of a store there is. Where the form has a `storeKey`, a new one with `storeName`, `storeZone` and
 * `storeCurrency` (may be empty); its key must be nobody's.
 */
export function readAskedStore(
  form: FormData,
  stores: readonly { storeId: number; key: string }[],
): AskedStore | MappingProblem {
  if (!form.has("storeKey")) {
    const known = stores.find(({ key }) => key === readText(form, "store"));
    return known ?? { field: "store", reason: "no such store" };
  }
  const asked = readStore(form, stores);
  if ("fault" in asked) return { field: asked.fault, reason: faults[asked.fault] ?? "is missing" };
  if ("storeId" in asked) return { field: "store", reason: "no such store" };
  const timezone = readText(form, "storeZone");
  if (!timeZone.safeParse(timezone).success) return { field: "storeZone", reason: "not an IANA time zone" };
  const currency = readText(form, "storeCurrency");
  if (currency !== "" && !isCurrency(currency))
    return { field: "storeCurrency", reason: "not an ISO 4217 currency" };
  return { ...asked, timezone, currency: currency === "" ? null : currency };
}

const faults: Readonly<Record<string, string>> = {
  storeKey: "taken, or not of letters, digits, dots, hyphens and underscores",
  storeName: "missing, or longer than 100 characters",
};

/** Its id; a new one is made. */
export async function settleStore(
  trx: Trx,
  asked: AskedStore,
  { source }: Pick<Mapping, "source">,
): Promise<number> {
  if ("storeId" in asked) return asked.storeId;
  const { key, name, timezone, currency } = asked;
  const made = await lockStores(trx, [key], {
    [key]: { name, timezone, currency, locale: null, platform: source },
  });
  return made.get(key)!.storeId;
}
