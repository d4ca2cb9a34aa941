import type { RequestHandler } from "express";
import { isByTls, type ProxyTrust } from "#app/access/request-origin.ts";
import { dataPolicy } from "./content-policy.ts";

const yearSeconds = 31_536_000;

const always = {
  "Content-Security-Policy": dataPolicy,
  "X-Content-Type-Options": "nosniff",
  "X-Frame-Options": "DENY",
  // To ourselves with the whole address: without it forms would send `Origin: null`.
  "Referrer-Policy": "same-origin",
  "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
} as const;

/** On every answer; one that brings a header of its own keeps it. HSTS only where the reader came by TLS. */
export function addSecurityHeaders(trust: ProxyTrust): RequestHandler {
  return (request, response, next) => {
    const headers: Record<string, string> = { ...always };
    if (isByTls(request, trust)) headers["Strict-Transport-Security"] = `max-age=${yearSeconds}`;
    const writeHead = response.writeHead.bind(response) as (...args: unknown[]) => typeof response;
    response.writeHead = (...args: unknown[]) => {
      for (const [name, value] of Object.entries(headers)) {
        if (!response.hasHeader(name)) response.setHeader(name, value);
      }
      return writeHead(...args);
    };
    next();
  };
}

/** What a link asks for ahead of the click, in seconds: long enough to be clicked, or it would be asked for twice. */
const aheadSeconds = 5;

/** Pages and data belong to whoever is signed in: no cache keeps what does not say for itself that it may. */
export const keepFromCaches: RequestHandler = (request, response, next) => {
  const isAhead = request.method === "GET" && /prefetch/i.test(String(request.headers["sec-purpose"]));
  const own = isAhead ? `private, max-age=${aheadSeconds}` : "private, no-store";
  const writeHead = response.writeHead.bind(response) as (...args: unknown[]) => typeof response;
  response.writeHead = (...args: unknown[]) => {
    if (!response.hasHeader("Cache-Control")) response.setHeader("Cache-Control", own);
    return writeHead(...args);
  };
  next();
};
