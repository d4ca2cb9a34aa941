/** Packed files that unpack to far more than anything real does ("zip bombs") end early. */
import { UnreadableInput } from "./raw-record.ts";

export type UnpackLimits = {
  /** Most unpacked bytes for one packed byte. Logs, however alike their lines, stay below 100; gzip itself goes to 1032. */
  ratio: number;
  /** Below so many unpacked bytes the ratio does not matter. */
  floor: number;
  /** Most unpacked bytes at all. */
  total: number;
};

const mib = 1024 ** 2;
const gib = 1024 ** 3;
const usualLimits: UnpackLimits = { ratio: 250, floor: 16 * mib, total: 512 * gib };

/** Passes unpacked bytes on and throws UnreadableInput, before the first that is too many. */
export async function* limitUnpacked(
  unpacked: AsyncIterable<Uint8Array>,
  countPacked: () => number,
  { ratio, floor, total }: UnpackLimits = usualLimits,
): AsyncGenerator<Uint8Array> {
  let seen = 0;
  for await (const chunk of unpacked) {
    seen += chunk.length;
    if (seen > total) throw new UnreadableInput(`unpacks to more than ${describeSize(total)}`);
    if (seen > floor && seen > ratio * countPacked()) {
      throw new UnreadableInput(`unpacks to more than ${ratio} times its size, as no log does`);
    }
    yield chunk;
  }
}

function describeSize(bytes: number): string {
  return bytes >= gib ? `${Math.round(bytes / gib)} GiB` : `${Math.round(bytes / mib)} MiB`;
}
