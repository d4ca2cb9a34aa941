/** The address of a platform as a merchant gives it, and which addresses of the network may be asked. */
import { BlockList, isIP } from "node:net";

export type AddressFault = "not an address" | "not https" | "credentials" | "query" | "private";

/**
 * Scheme, host and path without a slash at the end; or what is wrong with it. `allowsPrivate`: also http, and addresses of the
 * own network, as a self-hosted platform may have.
 */
export function readBaseAddress(
  text: string,
  allowsPrivate: boolean,
): { address: string } | { fault: AddressFault } {
  const given = text.trim();
  if (!URL.canParse(given)) return { fault: "not an address" };
  const url = new URL(given);
  if (url.protocol !== "https:" && !(allowsPrivate && url.protocol === "http:"))
    return { fault: "not https" };
  if (url.username !== "" || url.password !== "") return { fault: "credentials" };
  if (url.search !== "" || url.hash !== "") return { fault: "query" };
  const host = url.hostname.replace(/^\[|\]$/g, "");
  const isNamedPrivate = /(?:^|\.)(?:localhost|local|internal)\.?$/.test(host);
  if (!allowsPrivate && (isNamedPrivate || (isIP(host) !== 0 && !isPublicAddress(host))))
    return { fault: "private" };
  return { address: `${url.origin}${url.pathname.replace(/\/+$/, "")}` };
}

const notPublic = new BlockList();
for (const [net, prefix] of [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.88.99.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 3],
] as const) {
  notPublic.addSubnet(net, prefix, "ipv4");
}
const publicV6 = new BlockList();
publicV6.addSubnet("2000::", 3, "ipv6");
// Documentation, and addresses that stand for one of the older kind.
for (const [net, prefix] of [
  ["2001::", 32],
  ["2001:db8::", 32],
  ["2002::", 16],
] as const) {
  notPublic.addSubnet(net, prefix, "ipv6");
}

/** Whether an IP address is one of the public internet; false for what is none. */
export function isPublicAddress(ip: string): boolean {
  const kind = isIP(ip);
  if (kind === 4) return !notPublic.check(ip, "ipv4");
  return kind === 6 && publicV6.check(ip, "ipv6") && !notPublic.check(ip, "ipv6");
}
