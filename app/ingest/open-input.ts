/** Where bytes come from: a file, standard input, a request body; packed with gzip or ZIP or not. */
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { pipeline, Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { isArchive } from "./archive/archive-file.ts";
import { nameOf } from "./archive/choose-files.ts";
import { readArchive, type ArchiveOptions } from "./archive/read-archive.ts";
import { limitUnpacked, type UnpackLimits } from "./limit-unpacked.ts";

export type Input = {
  name: string;
  /** Bytes in the file, packed or not; null for a stream. */
  size: number | null;
  /** Bytes read from it so far. */
  countRead: () => number;
  chunks: AsyncIterable<Uint8Array>;
};

const chunkBytes = 64 * 1024;

/**
 * Opens a file, or standard input for `-`. What packs it is recognised by its first bytes, whatever the name says: gzip
 * anywhere, a ZIP archive in a file, with its `password` where it has one; a workbook is left as it is. Throws
 * UnreadableInput for an archive that cannot be read, SealedInput for one that the password does not open.
 */
export async function openInput(path: string, options: ArchiveOptions = {}): Promise<Input> {
  const isStandardInput = path === "-";
  const size = isStandardInput ? null : (await stat(path)).size;
  const archive = !isStandardInput && (await isArchive(path)) ? await readArchive(path, options) : null;
  if (archive) {
    // The directory is read too, and some of the first file to try the password.
    const countRead = () => Math.min(size!, archive.countRead());
    return { name: nameOf(path), size, countRead, chunks: archive.chunks };
  }
  let read = 0;
  async function* count(): AsyncGenerator<Uint8Array> {
    const stream = isStandardInput ? process.stdin : createReadStream(path, { highWaterMark: chunkBytes });
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      read += chunk.length;
      yield chunk;
    }
  }
  return {
    name: isStandardInput ? "stdin" : nameOf(path),
    size: size === 0 ? null : size,
    countRead: () => read,
    chunks: unpackIfGzip(count()),
  };
}

/**
 * Passes bytes on, unpacked if they begin like gzip. A damaged packing throws once its good part is passed on, and so does one
 * that unpacks to more than `limits` allow.
 */
export async function* unpackIfGzip(
  chunks: AsyncIterable<Uint8Array>,
  limits?: UnpackLimits,
): AsyncGenerator<Uint8Array> {
  const { head, all } = await peek(chunks, 2);
  if (head[0] !== 0x1f || head[1] !== 0x8b) {
    yield* all;
    return;
  }
  const unpacked = createGunzip({ chunkSize: chunkBytes });
  // The error reaches the reader through the destroyed stream; the callback only has to be there.
  pipeline(Readable.from(all), unpacked, () => undefined);
  yield* limitUnpacked(unpacked as AsyncIterable<Buffer>, () => unpacked.bytesWritten, limits);
}

/** Reads on until `bytes` are there (or the end); `all` gives everything again from the start. */
export async function peek(
  chunks: AsyncIterable<Uint8Array>,
  bytes: number,
): Promise<{ head: Buffer; all: AsyncIterable<Uint8Array> }> {
  const iterator = chunks[Symbol.asyncIterator]();
  const seen: Uint8Array[] = [];
  let length = 0;
  while (length < bytes) {
    const next = await iterator.next();
    if (next.done) break;
    seen.push(next.value);
    length += next.value.length;
  }
  async function* replay(): AsyncGenerator<Uint8Array> {
    try {
      for (let chunk = seen.shift(); chunk; chunk = seen.shift()) yield chunk;
      for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value;
    } finally {
      await iterator.return?.();
    }
  }
  return { head: Buffer.concat(seen), all: replay() };
}
