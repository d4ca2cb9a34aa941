/** Kilobytes of JavaScript (gzip) a first visit to a page loads before any chart: what its HTML preloads and runs. */
import { gzipSync } from "node:zlib";

export type FirstLoad = { path: string; kilobytes: number; files: number };

export async function measureFirstLoad(
  { address, cookie }: { address: string; cookie: string },
  paths: readonly string[],
): Promise<FirstLoad[]> {
  const sizes = new Map<string, number>();
  const results: FirstLoad[] = [];
  for (const path of paths) {
    const html = await (await fetch(address + path, { headers: { cookie } })).text();
    const files = new Set([...html.matchAll(/\/assets\/[\w.$-]+\.js/g)].map(([file]) => file));
    let bytes = 0;
    for (const file of files) {
      if (!sizes.has(file))
        sizes.set(file, gzipSync(Buffer.from(await (await fetch(address + file)).arrayBuffer())).length);
      bytes += sizes.get(file)!;
    }
    results.push({ path, kilobytes: Math.round(bytes / 102.4) / 10, files: files.size });
  }
  return results;
}
