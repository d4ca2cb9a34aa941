/** An archive as it lies in the data folder after an upload. */
import { createWriteStream } from "node:fs";
import { rename, rm, stat } from "node:fs/promises";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { constants, createGzip } from "node:zlib";
import { isArchive } from "./archive-file.ts";
import { readArchive } from "./read-archive.ts";

/**
 * Packs what is in an archive anew with gzip, in its place, so that whoever reads the file later needs no password and none
 * has to be kept. Returns the new size in bytes; null for a file that is no archive, or a workbook, which stays as it is.
 * Throws as `readArchive` does, and leaves the archive then.
 */
export async function unpackUpload(path: string, password: string | null): Promise<number | null> {
  if (!(await isArchive(path))) return null;
  const archive = await readArchive(path, { password });
  if (!archive) return null;
  const beside = `${path}.unpacked`;
  try {
    const pack = createGzip({ level: constants.Z_BEST_SPEED });
    await pipeline(Readable.from(archive.chunks), pack, createWriteStream(beside, { mode: 0o600 }));
    await rename(beside, path);
  } finally {
    await rm(beside, { force: true });
  }
  return (await stat(path)).size;
}
