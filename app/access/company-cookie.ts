/** Keeps, sealed, what the answer of the company's sign-in must fit. */
import { createCookie } from "@remix-run/node";
import { keptMinutes } from "./company-sign-in.ts";

/** Lax: the answer comes as a click from the provider's site. */
export function companyCookie(isSecure: boolean) {
  return createCookie(isSecure ? "__Host-apiary-company" : "apiary-company", {
    path: "/",
    httpOnly: true,
    sameSite: "lax",
    secure: isSecure,
    maxAge: keptMinutes * 60,
  });
}
