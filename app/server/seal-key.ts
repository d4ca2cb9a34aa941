import { randomBytes } from "node:crypto";
import { sealKeyBytes } from "#app/access/sealed.ts";
import { readFileIfPresent, writePrivateFile } from "#app/server/data-folder.ts";
import { StartUpError } from "#app/server/start-up-error.ts";

/** The key second factors are sealed with, kept in the data folder; made at the first start. */
export function loadSealKey(dataDir: string): Buffer {
  const path = `${dataDir}/access-key`;
  const kept = readFileIfPresent(path)?.trim();
  if (kept) {
    const key = Buffer.from(kept, "base64url");
    if (key.length !== sealKeyBytes) {
      throw new StartUpError(
        `${path} is damaged: put back a copy, or remove it and set second factors up again.`,
      );
    }
    return key;
  }
  const made = randomBytes(sealKeyBytes);
  writePrivateFile(path, `${made.toString("base64url")}\n`);
  return made;
}
