import { redirect, type ActionFunctionArgs } from "@remix-run/node";
import { isLocale } from "#app/i18n/locale.ts";
import { languageCookie, risingCookie } from "./cookies.server.ts";

/** Keeps the language (`lang`) and the colours of change (`rising`) in cookies. */
export async function action({ request }: ActionFunctionArgs) {
  const form = await request.formData();
  const headers = new Headers();
  const language = form.get("lang");
  if (typeof language === "string" && isLocale(language)) {
    headers.append("Set-Cookie", await languageCookie.serialize(language));
  }
  const rising = form.get("rising");
  if (rising === "meaning" || rising === "red") {
    headers.append("Set-Cookie", await risingCookie.serialize(rising));
  }
  if (!headers.has("Set-Cookie")) return Response.json(null, { status: 400 });
  return Response.json(null, { headers });
}

export function loader() {
  return redirect("/stores");
}
