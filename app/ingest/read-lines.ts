import { dropTrailer } from "./drop-trailer.ts";
import { cutBlocks, readBlock } from "./line-blocks.ts";
import type { RawRecord } from "./raw-record.ts";

/** The lines of each chunk as they complete; what they look like says `readBlock`. `hasTrailer`: see `Framing`. */
export async function* readLines(
  chunks: AsyncIterable<Uint8Array>,
  hasTrailer = false,
): AsyncGenerator<RawRecord[]> {
  const blocks = cutBlocks(chunks);
  for await (const block of hasTrailer ? dropTrailer(blocks) : blocks) {
    const records = [...readBlock(block)];
    if (records.length > 0) yield records;
  }
}
