/** What a request says about how it came: by TLS or not, under which address, from whom. */
import type { IncomingMessage } from "node:http";

export type ProxyTrust = {
  /** True behind a proxy of ours: then X-Forwarded-Proto, -Host and -For are believed. */
  trustsProxy: boolean;
  /** Where people reach Apiary, if that is said once and for all. */
  publicUrl: string | undefined;
};

type Incoming = Pick<IncomingMessage, "headers" | "socket">;

/** True if the reader's connection is encrypted: ours, or that to the proxy in front. Decides on HSTS and Secure cookies. */
export function isByTls(request: Incoming, { trustsProxy, publicUrl }: ProxyTrust): boolean {
  if ("encrypted" in request.socket && request.socket.encrypted === true) return true;
  if (trustsProxy) {
    const forwarded = lastOf(request.headers["x-forwarded-proto"]);
    if (forwarded !== undefined) return forwarded.toLowerCase() === "https";
  }
  return publicUrl?.startsWith("https:") ?? false;
}

/** Scheme and host for links that leave the application (mails, invitations). */
export function findOrigin(request: Incoming, trust: ProxyTrust): string {
  if (trust.publicUrl !== undefined) return trust.publicUrl;
  const scheme = isByTls(request, trust) ? "https" : "http";
  const forwarded = trust.trustsProxy ? lastOf(request.headers["x-forwarded-host"]) : undefined;
  return `${scheme}://${forwarded ?? request.headers.host ?? "localhost"}`;
}

/** The address of whoever asks; behind a proxy of ours the one it saw, which is the last it added. */
export function findClientAddress(request: Incoming, { trustsProxy }: ProxyTrust): string {
  const forwarded = trustsProxy ? lastOf(request.headers["x-forwarded-for"]) : undefined;
  return forwarded ?? request.socket.remoteAddress ?? "";
}

/** Proxies append: what stands before the last entry came from the client and can be anything. */
function lastOf(header: string | string[] | undefined): string | undefined {
  const text = Array.isArray(header) ? header.at(-1) : header;
  return text?.split(",").at(-1)?.trim() || undefined;
}
