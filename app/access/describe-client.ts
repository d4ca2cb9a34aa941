import type { IncomingMessage } from "node:http";
import { findClientAddress, findOrigin, isByTls, type ProxyTrust } from "./request-origin.ts";
import type { Client } from "./sign-in-services.ts";

/** What signing in must know of the other end of a request. */
export function describeClient(request: IncomingMessage, trust: ProxyTrust): Client {
  return {
    address: findClientAddress(request, trust),
    isSecure: isByTls(request, trust),
    origin: findOrigin(request, trust),
  };
}
