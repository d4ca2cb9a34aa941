import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openInput, peek, unpackIfGzip } from "#app/ingest/open-input.ts";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(`${tmpdir()}/apiary-input-`);
});
afterAll(() => rm(folder, { recursive: true }));

async function* pieces(bytes: Buffer, size: number): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size);
}

async function readAll(chunks: AsyncIterable<Uint8Array>): Promise<string> {
  const seen: Uint8Array[] = [];
  for await (const chunk of chunks) seen.push(chunk);
  return Buffer.concat(seen).toString();
}

test("gzip is unpacked whatever the name, also when it comes a byte at a time", async () => {
  const text = "行一\n".repeat(1000);
  const packed = gzipSync(text);
  expect(await readAll(unpackIfGzip(pieces(packed, 1)))).toBe(text);
  expect(await readAll(unpackIfGzip(pieces(Buffer.from(text), 1)))).toBe(text);
  await writeFile(`${folder}/packed`, packed);
  const input = await openInput(`${folder}/packed`);
  expect([input.name, input.size]).toEqual(["packed", packed.length]);
  expect(await readAll(input.chunks)).toBe(text);
  expect(input.countRead()).toBe(packed.length);
});

test("several gzip members are one file", async () => {
  const packed = Buffer.concat([gzipSync("a\n"), gzipSync("b\n")]);
  expect(await readAll(unpackIfGzip(pieces(packed, 7)))).toBe("a\nb\n");
});

test("a gzip file cut short throws", async () => {
  const packed = gzipSync("x".repeat(1000)).subarray(0, -6);
  await expect(readAll(unpackIfGzip(pieces(packed, 5)))).rejects.toThrow("unexpected end of file");
});

test("peeking takes nothing away", async () => {
  const { head, all } = await peek(pieces(Buffer.from("abcdefgh"), 3), 4);
  expect(head.toString()).toBe("abcdef");
  expect(await readAll(all)).toBe("abcdefgh");
});
