import { randomBytes } from "node:crypto";
import { readFileIfPresent, writePrivateFile } from "#app/server/data-folder.ts";

/** The key kept in the data folder; made at the first start. */
export function loadApiKey(dataDir: string): string {
  const path = `${dataDir}/api-key`;
  const kept = readFileIfPresent(path)?.trim();
  if (kept) return kept;
  const made = randomBytes(24).toString("base64url");
  writePrivateFile(path, `${made}\n`);
  return made;
}
