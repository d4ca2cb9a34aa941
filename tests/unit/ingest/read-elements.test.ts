import fc from "fast-check";
import { expect, test } from "vitest";
import { readElements } from "#app/ingest/read-elements.ts";

async function read(bytes: Buffer, size = bytes.length || 1, places = ["items[]"]) {
  async function* cut(): AsyncGenerator<Uint8Array> {
    for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size);
  }
  const records = [];
  for await (const group of readElements(cut(), places)) records.push(...group);
  return records.map(({ line, text, refusal, bytes: raw }) => ({ line, text, refusal, raw: raw.toString() }));
}

test("each element of the list comes as its own text, numbered", async () => {
  const document = '\ufeff{"a": {"items": [9]}, "items" : [ {"x": [1, "]}"]}, 2 ,"s,\\""], "b": [7]}';
  expect((await read(Buffer.from(document))).map(({ line, text }) => [line, text?.trim()])).toEqual([
    [1, '{"x": [1, "]}"]}'],
    [2, "2"],
    [3, '"s,\\""'],
  ]);
});

test("an empty list is no elements", async () => {
  expect(await read(Buffer.from('{"items": [ ]}'))).toEqual([]);
});

test("a document that ends early gives what it held, and the torn element is refused with its bytes", async () => {
  expect(await read(Buffer.from('{"items": [{"a":1},{"b":'))).toEqual([
    { line: 1, text: '{"a":1}', refusal: null, raw: '{"a":1}' },
    { line: 2, text: null, refusal: "document ends inside this element", raw: '{"b":' },
  ]);
});

test("an element that is not UTF-8 is refused", async () => {
  const document = Buffer.concat([Buffer.from('{"items": ["'), Buffer.from([0xff]), Buffer.from('", 1]}')]);
  expect((await read(document)).map(({ refusal }) => refusal)).toEqual(["not valid UTF-8", null]);
});

test.each([
  ["a list", "[1]", "not a JSON object"],
  ["no such list", '{"other": [1]}', "no list called items in it"],
  ["a list of that name deeper down only", '{"a": {"items": [1]}}', "no list called items in it"],
  ["something else of that name", '{"items": {"a": 1}}', "no list called items in it"],
  ["nothing", "", "empty"],
])("%s is unreadable", async (_what, document, message) => {
  await expect(read(Buffer.from(document))).rejects.toThrow(message);
});

test.each([
  [
    "a list below any name",
    '{"x":{"t":{"o":[{"id":1},{"id":2}]}},"t":{"o":[3]}}',
    ["*.t.o[]"],
    ['{"id":1}', '{"id":2}'],
  ],
  ["a root that is a list", ' [ {"id":1} , 2,"a" ] ', ["[]"], ['{"id":1}', "2", '"a"']],
  ["an object of a name", '{"n":"o","o":{"o":{"id":1}}}', ["o"], ['{"o":{"id":1}}']],
  [
    "a list where an object is looked for, and the other way round",
    '{"o":[{"o":1}],"p":{"q":1}}',
    ["o", "p[]", "p"],
    ['{"q":1}'],
  ],
  ["several places", '{"o":{"a":1},"l":[{"b":2}]}', ["l[]", "o"], ['{"a":1}', '{"b":2}']],
  ["names with marks of places in them", '{"a.b":{"o":[1]},"a":{"b":{"o":[2]}}}', ["a.b.o[]"], ["2"]],
  ["lists of lists", "[[1,[2]],[3]]", ["[][]"], ["1", "[2]", "3"]],
])("places: %s", async (_what, document, places, texts) => {
  for (const size of [1, 2, 1000]) {
    const records = await read(Buffer.from(document), size, places);
    expect(records.map(({ text }) => text?.trim())).toEqual(texts);
  }
});

test("a root of another kind than any place is unreadable", async () => {
  await expect(read(Buffer.from('{"a":1}'), 9, ["[]"])).rejects.toThrow("not a JSON list");
  await expect(read(Buffer.from('{"a":1}'), 9, ["o"])).rejects.toThrow("no value called o in it");
  expect(await read(Buffer.from("[]"), 9, ["[]"])).toEqual([]);
});

test("however the document is cut and written, the elements are those of JSON.parse", async () => {
  const elements = fc.array(fc.jsonValue({ maxDepth: 3 }), { maxLength: 5 });
  const others = fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 2 }), { maxKeys: 3 });
  await fc.assert(
    fc.asyncProperty(
      elements,
      others,
      fc.integer({ min: 1, max: 50 }),
      fc.nat(2),
      async (items, rest, size, indent) => {
        const document = JSON.stringify({ ...rest, items, "items ": [1], z: [items] }, null, indent);
        const texts = (await read(Buffer.from(document), size)).map(
          ({ text }) => JSON.parse(text!) as unknown,
        );
        expect(texts).toEqual(JSON.parse(JSON.stringify(items)));
      },
    ),
  );
});
