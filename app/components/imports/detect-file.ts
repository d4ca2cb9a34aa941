import { detectFormat } from "#app/sources/registry.ts";

const headBytes = 64 * 1024;

/** The format a chosen file is in, by its beginning; null where that cannot be told here, and the server finds out. */
export async function detectFile(file: File): Promise<string | null> {
  try {
    const head = new Uint8Array(await file.slice(0, headBytes).arrayBuffer());
    const isPacked = head[0] === 0x1f && head[1] === 0x8b;
    const text = new TextDecoder().decode(isPacked ? await unpackHead(head) : head);
    return detectFormat(text.replace(/^\ufeff/, ""), file.name)?.id ?? null;
  } catch {
    return null;
  }
}

/** As much as the beginning of a packed file gives; it ends in the middle, which is no fault. */
async function unpackHead(head: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const reader = new Blob([head]).stream().pipeThrough(new DecompressionStream("gzip")).getReader();
  const pieces: Uint8Array[] = [];
  let length = 0;
  while (length < headBytes) {
    const next = await reader.read().catch(() => ({ done: true as const, value: undefined }));
    if (next.done || !next.value) break;
    pieces.push(next.value);
    length += next.value.length;
  }
  await reader.cancel().catch(() => undefined);
  const all = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
}
