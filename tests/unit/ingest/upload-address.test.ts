import { expect, test } from "vitest";
import { readUploadAddress } from "#app/ingest/upload-address.ts";

const now = Date.UTC(2026, 10, 20);
const read = (text: string) => readUploadAddress(new URLSearchParams(text), now);

test("an address says which file, where the body begins and how to read it", () => {
  expect(read("name=a.gz&size=900&modified=5&offset=100&store=east&format=jddc&check=1")).toEqual({
    key: '["a.gz",900,5]',
    name: "a.gz",
    size: 900,
    offset: 100,
    format: "jddc",
    store: "east",
    through: null,
    checksFirst: true,
  });
  expect(read("name=a&size=1&through=2026-10-01T00:00:00Z")).toMatchObject({
    offset: 0,
    through: Date.UTC(2026, 9, 1),
    checksFirst: false,
  });
});

test.each([
  "size=1",
  "name=a",
  "name=a&size=0",
  "name=a&size=-1",
  "name=a&size=1e3",
  "name=a&size=99999999999999999",
  "name=a&size=1&offset=2",
  "name=a%00b&size=1",
  "name=a&size=1&store=%20",
  "name=a&size=1&format=xml",
  "name=a&size=1&check=yes",
  "name=a&size=1&through=2026-10-01",
  `name=${"x".repeat(256)}&size=1`,
])("%s is refused", (text) => {
  expect(read(text)).toBeTypeOf("string");
});
