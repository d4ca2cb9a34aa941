/** Puts tokens in the place of personal data, and keyed hashes in the place of customers' ids. */
import { isCustomerHash, writeCustomerHash } from "./customer-hash.ts";
import { findPersonalData } from "./find-personal-data.ts";
import type { PersonalKind } from "./finding.ts";
import { isToken, writeToken } from "./token.ts";

/** A keyed hash (HMAC-SHA-256) of a text, in hexadecimal digits. */
export type KeyedHash = (text: string) => string;

export type Masker = {
  /** Whether this store's data is masked; an unknown store's is. */
  masksStore: (store: string | null) => boolean;
  /** The text with tokens for what is personal in it; the same string if nothing is. */
  maskText: (text: string) => string;
  /** What `maskText` puts where, in order. */
  findTokens: (text: string) => { start: number; end: number; token: string }[];
  /** A whole value that is known to be personal, as a token; what is a token or empty already stays. */
  maskValue: (kind: PersonalKind, value: string) => string;
  maskCustomer: (id: string) => string;
};

const customersKept = 65_536;

export function createMasker(hash: KeyedHash, unmaskedStores: Iterable<string> = []): Masker {
  const unmasked = new Set(unmaskedStores);
  // A customer's id comes with every message of theirs.
  let customers = new Map<string, string>();

  const token = (kind: PersonalKind, value: string) => writeToken(kind, hash(`${kind}\0${value}`));

  function maskText(text: string): string {
    const findings = findPersonalData(text);
    if (findings.length === 0) return text;
    let masked = "";
    let from = 0;
    for (const { kind, start, end, value } of findings) {
      masked += text.slice(from, start) + token(kind, value);
      from = end;
    }
    return masked + text.slice(from);
  }

  return {
    masksStore: (store) => store === null || !unmasked.has(store),
    maskText,
    findTokens: (text) =>
      findPersonalData(text).map(({ kind, start, end, value }) => ({
        start,
        end,
        token: token(kind, value),
      })),
    maskValue(kind, value) {
      const bare = value.trim();
      if (bare === "" || isToken(bare)) return value;
      const [found, ...others] = findPersonalData(bare);
      const isWhole = found?.kind === kind && others.length === 0 && found.end - found.start === bare.length;
      // What the detectors read has the same token wherever it stands.
      return token(kind, isWhole ? found.value : bare.normalize("NFKC").toLowerCase());
    },
    maskCustomer(id) {
      const known = customers.get(id);
      if (known !== undefined) return known;
      const masked = isCustomerHash(id) ? id : writeCustomerHash(hash(`customer\0${id}`));
      if (customers.size >= customersKept) customers = new Map();
      customers.set(id, masked);
      return masked;
    },
  };
}
