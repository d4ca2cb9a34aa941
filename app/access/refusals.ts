/** The answers for those who may not pass. */
import { data, redirect } from "@remix-run/node";
import { readSessionCookie } from "./session-cookie.ts";

const privately = { "Cache-Control": "no-store" };
export const wrongKey = "wrong or missing key: send Authorization: Bearer KEY";

/** 401, or for a page the way to sign in and back. */
export function refuseUnknown(request: Request, isPage: boolean): Response {
  if (isPage) {
    const notice = hadSession(request) ? "notice=ended&" : "";
    return redirect(`/sign-in?${notice}to=${encodeURIComponent(findOwnPath(request))}`, {
      headers: privately,
    });
  }
  return Response.json(
    { error: wrongKey },
    { status: 401, headers: { ...privately, "WWW-Authenticate": "Bearer" } },
  );
}

/** 403: as the error page, or in a program's own format. */
export function refuseForbidden(isPage: boolean) {
  if (isPage) return data(null, { status: 403, headers: privately });
  return Response.json({ error: "not allowed" }, { status: 403, headers: privately });
}

/** Somebody who comes with the cookie of a session was signed in before; by TLS or not is no matter here. */
function hadSession({ headers }: Request): boolean {
  const cookie = headers.get("cookie");
  return [true, false].some((isSecure) => readSessionCookie(cookie, isSecure) !== null);
}

/** The page asked for, or whose form was sent, without what only the router adds to its address. */
function findOwnPath(request: Request): string {
  const { pathname, searchParams } = new URL(request.url);
  const own = new URLSearchParams(searchParams);
  own.delete("_routes");
  own.delete("index");
  const query = own.toString();
  return query === "" ? pathname : `${pathname}?${query}`;
}
