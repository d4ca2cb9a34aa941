import { expect, test } from "vitest";
import { catalogues } from "#app/i18n/catalogues.server.ts";
import { locales } from "#app/i18n/locale.ts";
import { catalogueFiles } from "#app/routes/texts.$file/catalogue-files.server.ts";
import { loader } from "#app/routes/texts.$file/route.ts";

const ask = (path: string) =>
  loader({
    request: new Request(`http://apiary.example${path}`),
    params: { file: path.slice("/texts/".length) },
    context: {} as never,
  });

test.each(locales)("the texts in %s are a file that a browser may keep", async (locale) => {
  const answer = ask(catalogueFiles[locale].path);
  expect(answer.headers.get("Cache-Control")).toBe("public, max-age=31536000, immutable");
  expect(await answer.json()).toEqual(catalogues[locale]);
});

test("another release's file is answered with what there is, and kept by nobody", async () => {
  const answer = ask("/texts/zh-TW.0123456789abcdef.json");
  expect(answer.headers.get("Cache-Control")).toBe("no-store");
  expect(await answer.json()).toEqual(catalogues["zh-TW"]);
});

test("a language that there is not is not found", () => {
  expect(() => ask("/texts/fr.0123456789abcdef.json")).toThrow(expect.objectContaining({ status: 404 }));
});
