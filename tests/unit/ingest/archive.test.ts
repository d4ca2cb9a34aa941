import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { TextReader, Uint8ArrayReader, Uint8ArrayWriter, ZipWriter } from "@zip.js/zip.js";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { SealedInput } from "#app/ingest/archive/archive-file.ts";
import { openInput } from "#app/ingest/open-input.ts";
import { UnreadableInput } from "#app/ingest/raw-record.ts";

const mib = 1024 ** 2;

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(`${tmpdir()}/apiary-archive-`);
});
afterAll(() => rm(folder, { recursive: true }));

type Sealing = { password?: string; zipCrypto?: boolean; encryptionStrength?: 1 | 2 | 3 };
type Content = string | Uint8Array;

async function pack(files: Record<string, Content>, sealing: Sealing = {}): Promise<Uint8Array> {
  const writer = new ZipWriter(new Uint8ArrayWriter(), { useWebWorkers: false, ...sealing });
  for (const [name, content] of Object.entries(files)) {
    await writer.add(
      name,
      typeof content === "string" ? new TextReader(content) : new Uint8ArrayReader(content),
    );
  }
  return writer.close();
}

async function readFile(bytes: Uint8Array, password?: string): Promise<string> {
  const path = `${folder}/export.dat`;
  await writeFile(path, bytes);
  const seen: Uint8Array[] = [];
  for await (const chunk of (await openInput(path, { password: password ?? null })).chunks) seen.push(chunk);
  return Buffer.concat(seen).toString();
}

const sessions = `{"id":1}\n{"id":2}\n2 sessions\n`;
const messages = `{"id":51}\n{"id":52}\n2`;
const qiyu = { "90001/message.txt": messages, "90001/session.txt": sessions };

describe("an archive of Qiyu", () => {
  test.each<[string, Sealing]>([
    ["without a password", {}],
    ["sealed as ZIP has always been", { password: "abcdefghijkl", zipCrypto: true }],
    ["sealed with AES-256", { password: "abcdefghijkl", encryptionStrength: 3 }],
    ["sealed with AES-128", { password: "abcdefghijkl", encryptionStrength: 1 }],
  ])("%s: sessions, then messages; the line that is no data stays empty", async (_, sealing) => {
    const text = await readFile(await pack(qiyu, sealing), "abcdefghijkl");
    // The last file's own last line is the format's to drop.
    expect(text).toBe(`{"id":1}\n{"id":2}\n\n${messages}`);
  });

  test.each([{ zipCrypto: true }, { encryptionStrength: 3 }] as Sealing[])(
    "opens with the whole appKey too: %j",
    async (sealing) => {
      const bytes = await pack(qiyu, { password: "0123456789ab", ...sealing });
      expect(await readFile(bytes, "0123456789abcdef0123456789abcdef")).toContain(`{"id":52}`);
    },
  );

  test.each([{ zipCrypto: true }, { encryptionStrength: 3 }] as Sealing[])(
    "says whether the password is missing or wrong: %j",
    async (sealing) => {
      const bytes = await pack(qiyu, { password: "right", ...sealing });
      await expect(readFile(bytes)).rejects.toMatchObject({ problem: "missing" });
      await expect(readFile(bytes, "wrong")).rejects.toMatchObject({ problem: "wrong" });
      await expect(readFile(bytes, "wrong")).rejects.toThrow(SealedInput);
    },
  );

  test("a record that was cut off stays for quarantine, and so does a file that is no JSON", async () => {
    const cut = { "session.txt": `{"id":1}\n{"id":2`, "message.txt": `{"id":51}\n` };
    expect(await readFile(await pack(cut))).toBe(`{"id":1}\n{"id":2\n{"id":51}\n`);
    const other = { "session.txt": `id\n1\n2\n`, "message.txt": `{"id":51}\n` };
    expect(await readFile(await pack(other))).toBe(`id\n1\n2\n\n{"id":51}\n`);
  });

  test("marks of byte order inside are dropped, long lines kept", async () => {
    const long = `{"text":"${"长".repeat(100_000)}"}`;
    const files = { "session.txt": `\ufeff${long}\n1\n\n`, "message.txt": `\ufeff{"id":51}\n` };
    expect(await readFile(await pack(files))).toBe(`\ufeff${long}\n\n{"id":51}\n`);
  });
});

test("one file is read whatever its name, without what systems leave beside it", async () => {
  const files = { "__MACOSX/._a.csv": "x", ".DS_Store": "x", "out/a.csv": "订单编号\n1\n" };
  expect(await readFile(await pack(files))).toBe("订单编号\n1\n");
});

test.each<[string, Record<string, Content>, string]>([
  ["several files", { "a.csv": "1", "b.csv": "2" }, "an archive of several files (a.csv, b.csv): unpack it"],
  ["Qiyu's and another", { "session.txt": "{}", "c.txt": "" }, "an archive of several files"],
  ["two exports", { "1/session.txt": "{}", "2/session.txt": "{}" }, "an archive of several files"],
  ["none", {}, "an archive without files"],
])("refuses %s", async (_, files, reason) => {
  const packed = Object.keys(files).length === 0 ? await pack({ "a/.keep": "" }) : await pack(files);
  await expect(readFile(packed)).rejects.toThrow(reason);
});

test("a workbook is not taken apart", async () => {
  const bytes = await pack({ "[Content_Types].xml": "<Types/>", "xl/workbook.xml": "<workbook/>" });
  expect((await readFile(bytes)).slice(0, 2)).toBe("PK");
});

test("a damaged archive says so", async () => {
  const bytes = await pack({ "a.txt": "words, ".repeat(5000) });
  await expect(readFile(bytes.subarray(0, bytes.length - 30))).rejects.toThrow("a damaged ZIP archive");
  const flipped = Uint8Array.from(bytes, (byte, index) => (index === 60 ? byte ^ 0xff : byte));
  await expect(readFile(flipped)).rejects.toThrow(UnreadableInput);
});

test("tells no more bytes read than the archive has", async () => {
  const path = `${folder}/counted.zip`;
  const bytes = await pack(qiyu, { password: "0123456789ab", zipCrypto: true });
  await writeFile(path, bytes);
  const input = await openInput(path, { password: "0123456789abcdef" });
  for await (const _ of input.chunks) expect(input.countRead()).toBeLessThanOrEqual(bytes.length);
  expect([input.name, input.size]).toEqual(["counted.zip", bytes.length]);
});

test("a bomb ends long before it is unpacked", async () => {
  const bytes = await pack({ "a.txt": new Uint8Array(128 * mib) });
  const path = `${folder}/bomb.zip`;
  await writeFile(path, bytes);
  let seen = 0;
  const unpack = async () => {
    for await (const chunk of (await openInput(path)).chunks) seen += chunk.length;
  };
  await expect(unpack()).rejects.toThrow("unpacks to more than 250 times its size, as no log does");
  expect(seen).toBeLessThan(48 * mib);
});
