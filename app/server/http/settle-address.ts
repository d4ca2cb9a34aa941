import type { RequestHandler } from "express";
import { findClientAddress, findOrigin, type ProxyTrust } from "#app/access/request-origin.ts";

const longestAddress = 8 * 1024;

/**
 * Makes every request say the same about its address and its sender: afterwards X-Forwarded-Proto, -Host and -For are what is
 * believed, whoever sent them, and `request.url` of a loader is the address people use. Refuses addresses no browser sends.
 */
export function settleAddress(trust: ProxyTrust): RequestHandler {
  return (request, response, next) => {
    if (request.originalUrl.length > longestAddress) {
      response.status(414).json({ error: "address too long" });
      return;
    }
    const origin = findOrigin(request, trust);
    if (!isReadable(origin, request.originalUrl)) {
      response.status(400).json({ error: "address not readable" });
      return;
    }
    const { protocol, host } = new URL(origin);
    const { headers } = request;
    headers["x-forwarded-for"] = findClientAddress(request, trust);
    headers["x-forwarded-proto"] = protocol.slice(0, -1);
    headers["x-forwarded-host"] = host;
    delete headers.forwarded;
    next();
  };
}

/** A host without a path, and a path whose escapes are well formed. */
function isReadable(origin: string, path: string): boolean {
  if (!/^https?:\/\/[\w.:[\]-]+$/.test(origin) || !URL.canParse(path, origin)) return false;
  try {
    decodeURIComponent(path.split("?", 1)[0]!);
    return path.startsWith("/");
  } catch {
    return false;
  }
}
