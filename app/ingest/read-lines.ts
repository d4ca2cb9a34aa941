import { cutBlocks, readBlock } from "./line-blocks.ts";
import type { RawRecord } from "./raw-record.ts";

/** The lines of each chunk as they complete; what they look like says `readBlock`. */
export async function* readLines(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<RawRecord[]> {
  for await (const block of cutBlocks(chunks)) {
    const records = readBlock(block);
    if (records.length > 0) yield records;
  }
}
