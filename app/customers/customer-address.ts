/**
 * Addresses of customers: nobody reads an id out of one, and the same customer always has the same, so that links can be kept.
 * After an erasure it leads nowhere.
 */
import { createCipheriv, createDecipheriv, createHmac } from "node:crypto";

/** Customers are tied by store and source; the id is the one stored. */
export type CustomerKey = { storeId: number; source: string; customer: string };

const ivBytes = 12;
const tagBytes = 16;
const longest = 2_000;

const deriveKey = (privacyKey: string, use: string): Buffer =>
  createHmac("sha256", privacyKey).update(`customer address, ${use}`).digest();

/** The initial vector is a keyed hash of the text: equal texts become equal addresses, and no vector serves two texts. */
export function writeCustomerAddress(privacyKey: string, { storeId, source, customer }: CustomerKey): string {
  const text = JSON.stringify([storeId, source, customer]);
  const iv = createHmac("sha256", deriveKey(privacyKey, "vector")).update(text).digest().subarray(0, ivBytes);
  const cipher = createCipheriv("aes-256-gcm", deriveKey(privacyKey, "cipher"), iv);
  const sealed = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString("base64url");
}

/** Null for anything that was not written with this key. */
export function readCustomerAddress(privacyKey: string, address: string): CustomerKey | null {
  if (address.length > longest || !/^[\w-]+$/.test(address)) return null;
  const bytes = Buffer.from(address, "base64url");
  if (bytes.length <= ivBytes + tagBytes) return null;
  const decipher = createDecipheriv(
    "aes-256-gcm",
    deriveKey(privacyKey, "cipher"),
    bytes.subarray(0, ivBytes),
    { authTagLength: tagBytes },
  );
  decipher.setAuthTag(bytes.subarray(ivBytes, ivBytes + tagBytes));
  try {
    const text =
      decipher.update(bytes.subarray(ivBytes + tagBytes)).toString("utf8") + decipher.final("utf8");
    const [storeId, source, customer] = JSON.parse(text) as [number, string, string];
    return { storeId, source, customer };
  } catch {
    return null;
  }
}

const shortest = 8;

/** Enough of an id to tell rows of a list apart. */
export function shortenCustomer(customer: string): string {
  return customer.length <= shortest + 1 ? customer : `${customer.slice(0, shortest)}…`;
}
