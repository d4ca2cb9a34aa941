import { PassThrough, type Duplex } from "node:stream";
import { text } from "node:stream/consumers";
import { createElement } from "react";
import { renderToPipeableStream, renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { dropPadding } from "#app/server/drop-padding.ts";

/** Characters of three bytes at every place of React's pieces of 2 KiB. */
const page = createElement(
  "ul",
  null,
  Array.from({ length: 600 }, (_, row) =>
    createElement("li", { key: row, title: `没有数据${"x".repeat(row % 3)}` }, "说过的话，或编号"),
  ),
);

const send = (through: Duplex) => text(renderToPipeableStream(page).pipe(through));

test("a page of Chinese arrives as it was written", async () => {
  expect(await send(dropPadding())).toBe(renderToStaticMarkup(page));
});

test("React alone pads its pieces: without that, dropping is no longer needed", async () => {
  expect(await send(new PassThrough())).toContain("\0");
});
