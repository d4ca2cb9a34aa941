import { randomBytes } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openInput, peek, unpackIfGzip } from "#app/ingest/open-input.ts";
import { UnreadableInput } from "#app/ingest/raw-record.ts";

const mib = 1024 ** 2;

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

test("a bomb ends as soon as it is known for one, long before it is unpacked", async () => {
  const packed = gzipSync(Buffer.alloc(256 * mib));
  let seen = 0;
  const unpack = async (bytes: Buffer) => {
    seen = 0;
    for await (const chunk of unpackIfGzip(pieces(bytes, 4096))) seen += chunk.length;
  };
  await expect(unpack(packed)).rejects.toThrow("unpacks to more than 250 times its size, as no log does");
  expect(seen).toBeLessThan(20 * mib);
  const members = Buffer.concat(Array<Buffer>(64).fill(gzipSync(Buffer.alloc(mib))));
  await expect(unpack(members)).rejects.toThrow(UnreadableInput);
  expect(seen).toBeLessThan(20 * mib);
});

test("logs as alike as logs can be are no bombs", async () => {
  const lines = Array.from(
    { length: 250_000 },
    (_, index) =>
      `{"type":"message","store":"s1","id":"m${index}","conversation":"c1","at":"2026-10-01T08:00:00Z","from":"bot","text":"好的"}\n`,
  ).join("");
  const packed = gzipSync(lines, { level: 9 });
  expect(lines.length).toBeGreaterThan(16 * mib);
  expect(lines.length / packed.length).toBeLessThan(125);
  let seen = 0;
  for await (const chunk of unpackIfGzip(pieces(packed, 4096))) seen += chunk.length;
  expect(seen).toBe(Buffer.byteLength(lines));
});

test("there is an end to what is unpacked at all", async () => {
  const packed = gzipSync(randomBytes(4 * mib));
  const limits = { ratio: 250, floor: 0, total: 3 * mib };
  await expect(readAll(unpackIfGzip(pieces(packed, 4096), limits))).rejects.toThrow(
    "unpacks to more than 3 MiB",
  );
  const all = { ...limits, total: 4 * mib };
  expect((await readAll(unpackIfGzip(pieces(packed, 4096), all))).length).toBeGreaterThan(0);
});
