/** `HEAD`, `PUT` and `DELETE /imports/upload`: a file from the browser as a raw body, which may come in several goes. */
import { mkdir, open, rm, stat, type FileHandle } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fulfilWish, queueUpload } from "#db/jobs/import-states.ts";
import {
  findUpload,
  noteUploaded,
  openUpload,
  releaseDiscardedFile,
  setFormat,
  setSize,
} from "#db/jobs/uploads.ts";
import type { Db } from "#db/connection.ts";
import { SealedInput } from "./archive/archive-file.ts";
import { unpackUpload } from "./archive/unpack-upload.ts";
import { chooseFormat, headBytes } from "./choose-format.ts";
import { expandFormat } from "./expand-format.ts";
import { openInput, peek } from "./open-input.ts";
import { explainInputError } from "./raw-record.ts";
import { readUploadAddress, type UploadAddress } from "./upload-address.ts";

export type UploadOptions = { dataDir: string; uploadLimit: number; now?: () => number };

const noteEveryMs = 500;
const gib = 1024 ** 3;

function answer(status: number, body: object, offset?: number): Response {
  const headers = new Headers({ "Cache-Control": "no-store" });
  if (offset !== undefined) headers.set("Upload-Offset", String(offset));
  return Response.json(body, { status, headers });
}

/**
 * `HEAD` tells in `Upload-Offset` how many bytes of a file are here. `PUT` adds the bytes from `?offset=` on and answers
 * 200 `{importId, status}` when the file is whole and queued; 400, 403, 409, 410, 413, 422, 507 with `{error}`, 422 with
 * `password` (missing, wrong) for an archive that needs another. `DELETE` gives an unfinished upload up.
 */
export async function takeUpload(db: Db, request: Request, options: UploadOptions): Promise<Response> {
  const { dataDir, uploadLimit, now = Date.now } = options;
  const address = readUploadAddress(new URL(request.url).searchParams, now());
  if (typeof address === "string") return answer(400, { error: address });
  const found = await findUpload(db, address.key);
  const there = found === undefined ? 0 : await measure(pathOf(dataDir, found));
  if (request.method === "HEAD" || request.method === "GET") return answer(200, { offset: there }, there);
  if (request.method !== "PUT" && request.method !== "DELETE") return answer(405, { error: "use PUT" });
  if (request.method === "DELETE") {
    if (found !== undefined) await discardUpload(db, found, pathOf(dataDir, found));
    return answer(200, {});
  }
  if (address.size > uploadLimit) {
    return answer(413, { error: `over ${uploadLimit / gib} GiB`, limit: uploadLimit });
  }
  if (address.offset > there) return answer(409, { error: "the bytes before are missing" }, there);
  const importId = await openUpload(db, address);
  const path = pathOf(dataDir, importId);
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const outcome = await write(db, request, { importId, path, address, isNew: found === undefined });
  if (outcome === "cancelled") {
    await rm(path, { force: true });
    return answer(410, { error: "the upload was cancelled" });
  }
  if (outcome === "disk full") return answer(507, { error: "the server's disk is full" });
  if (outcome === "too long") return answer(400, { error: "more bytes than said" });
  const arrived = await measure(path);
  if (arrived < address.size) return answer(202, { importId, offset: arrived }, arrived);
  return finish(db, importId, path, { ...address, password: readPassword(request.headers) });
}

/** `Archive-Password`, percent-encoded; a header, since addresses are written into logs. */
function readPassword(headers: Headers): string | null {
  try {
    return decodeURIComponent(headers.get("Archive-Password") ?? "") || null;
  } catch {
    return null;
  }
}

function pathOf(dataDir: string, importId: number): string {
  return join(dataDir, "uploads", String(importId));
}

async function measure(path: string): Promise<number> {
  return stat(path).then(
    ({ size }) => size,
    () => 0,
  );
}

type Target = { importId: number; path: string; address: UploadAddress; isNew: boolean };

/** Writes the body where it belongs in the file, so that what is sent twice lies where it lay before. */
async function write(
  db: Db,
  request: Request,
  { importId, path, address, isNew }: Target,
): Promise<"written" | "cancelled" | "too long" | "disk full"> {
  const file = isNew ? await open(path, "w+", 0o600) : await openForWriting(path);
  let at = address.offset;
  let notedAt = 0;
  try {
    for await (const chunk of readBody(request)) {
      if (at + chunk.length > address.size) return "too long";
      await file.write(chunk, 0, chunk.length, at);
      at += chunk.length;
      if (performance.now() - notedAt < noteEveryMs) continue;
      notedAt = performance.now();
      if (!(await noteUploaded(db, importId, at))) return "cancelled";
    }
    await file.sync();
  } catch (error) {
    if (hasCode(error, "ENOSPC")) return "disk full";
    // A reader who leaves breaks the body off; what came before it stays for the next go.
    if (!request.signal.aborted && !isBrokenOff(error)) throw error;
  } finally {
    await file.close();
  }
  return (await noteUploaded(db, importId, at)) ? "written" : "cancelled";
}

async function openForWriting(path: string): Promise<FileHandle> {
  return open(path, "r+", 0o600).catch(() => open(path, "w+", 0o600));
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}

function isBrokenOff(error: unknown): boolean {
  return error instanceof Error && /aborted|ECONNRESET|Premature close|terminated/i.test(error.message);
}

async function* readBody(request: Request): AsyncGenerator<Uint8Array> {
  if (!request.body) return;
  // Web streams are async iterable in Node; the DOM's types do not know it.
  yield* request.body as unknown as AsyncIterable<Uint8Array>;
}

async function discardUpload(db: Db, importId: number, path: string): Promise<void> {
  await fulfilWish(db, importId, "discard");
  await releaseDiscardedFile(db, importId);
  await rm(path, { force: true });
}

type Finished = UploadAddress & { password: string | null };

/**
 * Says at once what no adapter can read; everything else waits for its turn. An archive whose password is missing or wrong
 * stays as it is: the same address with no further bytes and another password goes on.
 */
async function finish(db: Db, importId: number, path: string, address: Finished): Promise<Response> {
  try {
    const size = await unpackUpload(path, address.password);
    if (size !== null) await setSize(db, importId, size);
    const { chunks } = await openInput(path);
    const { head, all } = await peek(chunks, headBytes);
    await all[Symbol.asyncIterator]().return?.(undefined);
    const { format } = await expandFormat(db, address);
    await setFormat(db, importId, chooseFormat(head, address.name, format).id);
  } catch (error) {
    if (hasCode(error, "ENOSPC")) return answer(507, { error: "the server's disk is full" });
    const reason = explainInputError(error);
    if (error instanceof SealedInput) return answer(422, { error: reason, password: error.problem });
    await discardUpload(db, importId, path);
    return answer(422, { error: reason });
  }
  const isQueued = await queueUpload(db, importId, address.checksFirst ? "check" : "import");
  if (!isQueued) return answer(410, { error: "the upload was cancelled" });
  return answer(200, { importId, status: address.checksFirst ? "checking" : "queued" });
}
