import { randomBytes } from "node:crypto";
import { linkSync, rmSync } from "node:fs";
import { readFileIfPresent, writePrivateFile } from "#app/server/data-folder.ts";

/**
 * The key behind tokens and customers' hashes: the environment's, or the one kept in the data folder, made when first asked
 * for. Processes that ask at the same moment get the same one.
 */
export function loadPrivacyKey(place: { privacyKey: string | undefined; dataDir: string }): string {
  if (place.privacyKey !== undefined) return place.privacyKey;
  const path = `${place.dataDir}/privacy-key`;
  const kept = readFileIfPresent(path)?.trim();
  if (kept) return kept;
  const draft = `${path}.${process.pid}.${randomBytes(4).toString("hex")}`;
  writePrivateFile(draft, `${randomBytes(32).toString("base64url")}\n`);
  try {
    // Unlike renaming, this fails if another process was first: then its key counts.
    linkSync(draft, path);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
  } finally {
    rmSync(draft, { force: true });
  }
  return readFileIfPresent(path)!.trim();
}
