/** The ids a customer may be stored under. */
import { readMasker } from "#app/ingest/open-masker.ts";
import { nameCustomer } from "#app/sources/orders/name-customer.ts";
import type { Db } from "#db/connection.ts";

export type KeyedDb = { importDb: Db; privacyKey: string };

/** As the source writes it, and as it is kept where stores are masked; a hash that is stored stands for itself. */
export async function listCustomerIds({ importDb, privacyKey }: KeyedDb, asked: string): Promise<string[]> {
  const masker = await readMasker(importDb, privacyKey);
  // Shops that know a customer by the e-mail address only are read with it in lower case.
  const ids = [asked, nameCustomer(asked)];
  return [...new Set([...ids, ...(masker ? ids.map((id) => masker.maskCustomer(id)) : [])])];
}

const longest = 256;

/** What somebody typed, fit to be looked for; null if it cannot be an id. */
export function readAskedId(value: FormDataEntryValue | null): string | null {
  if (typeof value !== "string") return null;
  const text = value.trim();
  return text === "" || text.length > longest || text.includes("\0") ? null : text;
}
