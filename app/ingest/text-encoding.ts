/** The text of bytes in the encodings that tables come in. */
import { isUtf8 } from "node:buffer";
import type { TextEncoding } from "./detect-encoding.ts";

const gb18030 = new TextDecoder("gb18030", { fatal: true });

/** The text of bytes in an encoding, or null if they are none. */
export function decodeStrictly(bytes: Buffer, encoding: "utf-8" | "gb18030"): string | null {
  if (encoding === "utf-8") return isUtf8(bytes) ? bytes.toString("utf8") : null;
  try {
    return gb18030.decode(bytes);
  } catch {
    return null;
  }
}

/** UTF-16 as UTF-8, chunk by chunk; everything else as it is. */
export async function* rewriteUtf16(
  chunks: AsyncIterable<Uint8Array>,
  encoding: TextEncoding | null,
): AsyncGenerator<Uint8Array> {
  if (encoding !== "utf-16le" && encoding !== "utf-16be") {
    yield* chunks;
    return;
  }
  const decoder = new TextDecoder(encoding);
  for await (const chunk of chunks) yield Buffer.from(decoder.decode(chunk, { stream: true }));
  yield Buffer.from(decoder.decode());
}
