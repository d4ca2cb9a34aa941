/** A text that no code names is one that nobody reads, and translators keep it for nothing. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { catalogues } from "#app/i18n/catalogues.server.ts";

const isCode = (path: string) => /\.tsx?$/.test(path) && !path.startsWith(join("i18n", "messages"));
const code = readdirSync("app", { recursive: true, encoding: "utf8" })
  .filter(isCode)
  .map((path) => readFileSync(join("app", path), "utf8"))
  .join("\n");

const quoted = new Set([...code.matchAll(/"([^"\n]*)"/g)].map(([, text]) => text));

/** Keys put together of a text and what stands between `${` and `}`. */
const templates = new Set(
  [...code.matchAll(/`(\w[^`\s]*\$\{[^`\n]*)`/g)].map(([, template]) => template!.split(/\$\{[^}]*\}/)),
);
const patterns = [...templates]
  .filter((parts) => parts[0]!.includes("."))
  .map((parts) => new RegExp(`^${parts.map((part) => part.replaceAll(".", "\\.")).join(".+")}$`));

test("every text is named somewhere in the code", () => {
  const unused = Object.keys(catalogues.en).filter(
    (key) => !quoted.has(key) && !patterns.some((pattern) => pattern.test(key)),
  );
  expect(unused).toEqual([]);
});
