/** The directory of a ZIP archive on disk, and the bytes of its files, sealed with a password or not. */
import { open, type FileHandle } from "node:fs/promises";
import { configure, Reader, ZipReader, type FileEntry } from "@zip.js/zip.js";
import { UnreadableInput } from "../raw-record.ts";

configure({ useWebWorkers: false });

/** An archive that opens with a password only: none was given, or a wrong one. */
export class SealedInput extends UnreadableInput {
  override name = "SealedInput";
  constructor(readonly problem: "missing" | "wrong") {
    super(
      problem === "missing"
        ? "an archive with a password: give the password too"
        : "the archive's password is another one, or the archive is damaged",
    );
  }
}

export type ArchivedFile = {
  /** Path in the archive. */
  path: string;
  isSealed: boolean;
  /** What it holds; throws UnreadableInput for a damaged archive, SealedInput for a password that does not fit. */
  read: (password: string | null) => AsyncIterable<Uint8Array>;
};

export type Archive = {
  files: ArchivedFile[];
  /** Bytes read from the disk so far. */
  countRead: () => number;
  close: () => Promise<void>;
};

const mostFiles = 10_000;
const signature = Buffer.from("PK\u0003\u0004", "latin1");

/** Whether the file at `path` begins like an archive. */
export async function isArchive(path: string): Promise<boolean> {
  const file = await open(path, "r");
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(signature.length), 0, signature.length, 0);
    return signature.equals(buffer.subarray(0, bytesRead));
  } finally {
    await file.close();
  }
}

/** Opens an archive and reads its directory; throws UnreadableInput for one that is damaged or has too many files. */
export async function openArchiveFile(path: string): Promise<Archive> {
  const disk = new DiskReader(await open(path, "r"));
  try {
    return { files: await listFiles(disk), countRead: () => disk.count, close: () => disk.close() };
  } catch (error) {
    await disk.close();
    throw error instanceof UnreadableInput ? error : new UnreadableInput("a damaged ZIP archive");
  }
}

async function listFiles(disk: DiskReader): Promise<ArchivedFile[]> {
  const files: ArchivedFile[] = [];
  for await (const entry of new ZipReader(disk).getEntriesGenerator()) {
    if (entry.directory) continue;
    if (files.length >= mostFiles) throw new UnreadableInput(`an archive of more than ${mostFiles} files`);
    files.push({
      path: entry.filename,
      isSealed: entry.encrypted,
      read: (password) => readEntry(entry, password),
    });
  }
  return files;
}

async function* readEntry(entry: FileEntry, password: string | null): AsyncGenerator<Uint8Array> {
  if (entry.encrypted && !password) throw new SealedInput("missing");
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
  const options = { checkSignature: true, ...(password === null ? {} : { password }) };
  // What fails before the first byte reaches the reader of the stream only by aborting it.
  const ending = entry.getData(writable, options).catch((error: unknown) => writable.abort(error));
  try {
    yield* readable as unknown as AsyncIterable<Uint8Array>;
  } catch (error) {
    if (entry.encrypted) throw new SealedInput("wrong");
    throw new UnreadableInput(`${entry.filename} cannot be unpacked: ${describe(error)}`);
  } finally {
    await ending.catch(() => undefined);
  }
}

function describe(error: unknown): string {
  return error instanceof Error ? error.message.toLowerCase() : "damaged";
}

class DiskReader extends Reader<FileHandle> {
  count = 0;
  readonly #handle: FileHandle;

  constructor(handle: FileHandle) {
    super(handle);
    this.#handle = handle;
  }

  override async init(): Promise<void> {
    await super.init?.();
    this.size = (await this.#handle.stat()).size;
  }

  override async readUint8Array(offset: number, length: number): Promise<Uint8Array> {
    const wanted = Math.max(0, Math.min(length, this.size - offset));
    const { bytesRead, buffer } = await this.#handle.read(new Uint8Array(wanted), 0, wanted, offset);
    this.count += bytesRead;
    return buffer.subarray(0, bytesRead);
  }

  close(): Promise<void> {
    return this.#handle.close();
  }
}
