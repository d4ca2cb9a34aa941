import { Transform } from "node:stream";

/**
 * What React renders, without the NUL bytes that it leaves at the end of a piece where the next character no longer fits.
 * Browsers would show them as U+FFFD: in attributes, and in the data inside the page. No page has any of its own.
 */
export function dropPadding(): Transform {
  return new Transform({
    transform(piece: Buffer, _encoding, pass) {
      let end = piece.length;
      while (end > 0 && piece[end - 1] === 0) end -= 1;
      pass(null, piece.subarray(0, end));
    },
  });
}
