import { createCookie } from "@remix-run/node";
import { findLocale, isLocale, negotiateLocale, type Locale } from "#app/i18n/locale.ts";

export type Rising = "meaning" | "red";

const year = 31_536_000;
export const languageCookie = createCookie("apiary-lang", { path: "/", sameSite: "lax", maxAge: year });
export const risingCookie = createCookie("apiary-rising", { path: "/", sameSite: "lax", maxAge: year });

/** The language of a request: what was chosen, else `?lang=`, else what the browser asks for. */
export async function readLocale(request: Request): Promise<Locale> {
  const chosen: unknown = await languageCookie.parse(request.headers.get("Cookie"));
  if (typeof chosen === "string" && isLocale(chosen)) return chosen;
  const asked = new URL(request.url).searchParams.get("lang");
  return (
    (asked === null ? undefined : findLocale(asked)) ??
    negotiateLocale(request.headers.get("Accept-Language"))
  );
}

export async function readRising(request: Request): Promise<Rising> {
  const chosen: unknown = await risingCookie.parse(request.headers.get("Cookie"));
  return chosen === "red" ? "red" : "meaning";
}
