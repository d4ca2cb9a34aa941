/** The cookie that holds a session's token. */

/** Behind TLS a name that browsers let only this very host set, for all of it, and only over TLS. */
const nameOf = (isSecure: boolean) => (isSecure ? "__Host-apiary-session" : "apiary-session");

const attributes = (isSecure: boolean) => `Path=/; HttpOnly; SameSite=Lax${isSecure ? "; Secure" : ""}`;

const tokenShape = /^[\w-]{43}$/;

/** The token a request carries; null without one. */
export function readSessionCookie(header: string | null | undefined, isSecure: boolean): string | null {
  const start = `${nameOf(isSecure)}=`;
  for (const part of (header ?? "").split(";")) {
    const cookie = part.trim();
    if (!cookie.startsWith(start)) continue;
    const token = cookie.slice(start.length);
    return tokenShape.test(token) ? token : null;
  }
  return null;
}

/** It lives as long as the browser runs; how long the session does is decided here, not there. */
export function writeSessionCookie(token: string, isSecure: boolean): string {
  return `${nameOf(isSecure)}=${token}; ${attributes(isSecure)}`;
}

export function clearSessionCookie(isSecure: boolean): string {
  return `${nameOf(isSecure)}=; Max-Age=0; ${attributes(isSecure)}`;
}
