import { detectFormat } from "#app/sources/registry.ts";

const headBytes = 64 * 1024;

type Found = { detected: string | null; isSealed: boolean };

/** The format a chosen file is in, by its beginning; null where that cannot be told here, and the server finds out. */
export async function detectFile(file: File): Promise<Found> {
  try {
    const head = new Uint8Array(await file.slice(0, headBytes).arrayBuffer());
    if (beginsEntry(head, 0)) return { detected: null, isSealed: holdsSealedEntry(head) };
    const isPacked = head[0] === 0x1f && head[1] === 0x8b;
    const text = new TextDecoder().decode(isPacked ? await unpackHead(head) : head);
    return { detected: detectFormat(text.replace(/^\ufeff/, ""), file.name)?.id ?? null, isSealed: false };
  } catch {
    return { detected: null, isSealed: false };
  }
}

const entryMark = [0x50, 0x4b, 0x03, 0x04];
const flagsPlace = 6;

/** Whether an entry of a ZIP archive begins there. */
function beginsEntry(bytes: Uint8Array, at: number): boolean {
  return entryMark.every((byte, index) => bytes[at + index] === byte);
}

function holdsSealedEntry(bytes: Uint8Array): boolean {
  for (let at = bytes.indexOf(0x50); at !== -1; at = bytes.indexOf(0x50, at + 1)) {
    if (beginsEntry(bytes, at) && (bytes[at + flagsPlace]! & 1) === 1) return true;
  }
  return false;
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
