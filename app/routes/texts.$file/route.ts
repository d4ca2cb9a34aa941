import type { LoaderFunctionArgs } from "@remix-run/node";
import { catalogueFiles } from "./catalogue-files.server.ts";
import { isLocale } from "#app/i18n/locale.ts";

const yearSeconds = 31_536_000;

/** The texts of a language. A path of another release is answered with the texts of this one, which nobody keeps. */
export function loader({ params: { file = "" } }: LoaderFunctionArgs): Response {
  const locale = file.split(".", 1)[0]!;
  if (!isLocale(locale)) throw new Response(null, { status: 404 });
  const { path, text } = catalogueFiles[locale];
  const caching = path === `/texts/${file}` ? `public, max-age=${yearSeconds}, immutable` : "no-store";
  return new Response(text, {
    headers: { "Content-Type": "application/json; charset=utf-8", "Cache-Control": caching },
  });
}
