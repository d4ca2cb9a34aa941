/** Puts blocks of lines that follow each other together as one, in memory that goes from batch to batch. */
import type { LineBlock } from "../line-blocks.ts";

export type BlockGatherer = {
  add: (block: LineBlock) => void;
  /** Bytes held. */
  size: () => number;
  /** What was added since, as one block in memory of its own, fit to be handed over; null when nothing was. */
  take: () => LineBlock | null;
  /** Gives back the memory of a block that nobody reads any more. */
  release: (memory: ArrayBufferLike) => void;
};

/** Kept for another batch at most; more than are ever under way at once would be left over from a burst. */
const mostSpare = 3;

/** `usualBytes`: what a batch usually takes. Larger ones get memory of their own. */
export function createBlockGatherer(usualBytes: number): BlockGatherer {
  const spare: ArrayBufferLike[] = [];
  let memory: Buffer | null = null;
  let firstLine = 0;
  let used = 0;
  let length = 0;

  function reserve(bytes: number): Buffer {
    if (memory && used + bytes <= memory.length) return memory;
    const wanted = used + bytes;
    const kept = !memory && wanted <= usualBytes ? spare.pop() : undefined;
    const larger = kept ? Buffer.from(kept) : Buffer.allocUnsafeSlow(Math.max(wanted, usualBytes));
    memory?.copy(larger, 0, 0, used);
    memory = larger;
    return memory;
  }

  return {
    add(block) {
      const target = reserve(block.bytes.length);
      if (length === 0) firstLine = block.firstLine;
      target.set(block.bytes, used);
      used += block.bytes.length;
      length += block.length;
    },
    size: () => used,
    take() {
      if (!memory || length === 0) return null;
      const block = { firstLine, bytes: memory.subarray(0, used), length };
      memory = null;
      used = 0;
      length = 0;
      return block;
    },
    release(given) {
      if (given.byteLength === usualBytes && spare.length < mostSpare) spare.push(given);
    },
  };
}
