/** Maskers as ingestion uses them: with the installation's key, and the stores whose data is kept as it is. */
import { createHmac } from "node:crypto";
import { createMasker, type Masker } from "#app/privacy/masker.ts";
import type { Db } from "#db/connection.ts";
import { setErasureKey } from "#db/privacy/erasure-marks.ts";
import { listUnmaskedStores } from "#db/privacy/masking-setting.ts";

/** All that a masker is made from: fit to be sent to a thread. */
export type Masking = { key: string; unmaskedStores: readonly string[] };

export function openMasker({ key, unmaskedStores }: Masking): Masker {
  return createMasker((text) => createHmac("sha256", key).update(text).digest("hex"), unmaskedStores);
}

/** How data is masked from now on; null, for measurements only, means not at all. */
export async function readMasking(db: Db, privacyKey: string | null): Promise<Masking | null> {
  if (privacyKey === null) return null;
  // Whoever loads events comes by here: what was erased is known by the same key.
  setErasureKey(privacyKey);
  return { key: privacyKey, unmaskedStores: await listUnmaskedStores(db) };
}

/** The masker of an import; null, for measurements only, masks nothing. */
export async function readMasker(db: Db, privacyKey: string | null): Promise<Masker | null> {
  const masking = await readMasking(db, privacyKey);
  return masking && openMasker(masking);
}

/** How long a changed setting takes to reach requests, in ms. */
const settingKeptMs = 1_000;

/** For many small requests: one masker, which knows of a changed setting within a second. */
export function keepMasker(
  db: Db,
  privacyKey: string | null,
  now: () => number = Date.now,
): () => Promise<Masker | null> {
  let kept: { masker: Masker | null; stores: string; readAt: number } | null = null;
  return async () => {
    if (kept !== null && now() - kept.readAt < settingKeptMs) return kept.masker;
    const readAt = now();
    const masking = await readMasking(db, privacyKey);
    const stores = JSON.stringify(masking?.unmaskedStores ?? null);
    // The same one as long as nothing changed: it remembers the customers it has seen.
    if (kept?.stores === stores) kept.readAt = readAt;
    else kept = { masker: masking && openMasker(masking), stores, readAt };
    return kept.masker;
  };
}
