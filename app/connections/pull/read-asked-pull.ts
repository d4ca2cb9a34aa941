/** What the form for a platform that is asked wants to know, or what is wrong with it. */
import { readText } from "#app/access/form-fields.ts";
import { findAdapter } from "#app/sources/registry.ts";
import { isName, readSecret, readStore, type AskedConnection } from "../read-asked.ts";
import { readBaseAddress } from "./base-address.ts";
import { findPullConnector } from "./connectors.ts";
import type { PullConnector } from "./connector.ts";

export const pullFormFaults = [
  ...(["platform", "name", "store", "storeKey", "storeName"] as const),
  ...(["address", "private", "account", "bots", "since", "secret"] as const),
] as const;
export type PullFormFault = (typeof pullFormFaults)[number];

export type AskedPull = {
  connector: PullConnector;
  name: string;
  store: AskedConnection["store"];
  /** Id of the connector's adapter with its settings. */
  format: string;
  address: string;
  /** Epoch ms. */
  since: number;
  secret: string;
};

type Reading = { stores: readonly { storeId: number; key: string }[]; allowsPrivate: boolean; now: number };

const earliestSince = Date.parse("2005-01-01T00:00:00Z");

export function readAskedPull(form: FormData, reading: Reading): AskedPull | { fault: PullFormFault } {
  const connector = findPullConnector(readText(form, "platform"));
  if (!connector) return { fault: "platform" };
  const name = readText(form, "name").trim();
  if (!isName(name)) return { fault: "name" };
  const store = readStore(form, reading.stores);
  if ("fault" in store) return store as { fault: PullFormFault };
  const given = readBaseAddress(readText(form, "address"), reading.allowsPrivate);
  if ("fault" in given) return { fault: given.fault === "private" ? "private" : "address" };
  const settings = readSettings(form, connector);
  if ("fault" in settings) return settings;
  const since = Date.parse(`${readText(form, "since")}T00:00:00Z`);
  if (!(since >= earliestSince && since <= reading.now)) return { fault: "since" };
  const secret = readSecret(form);
  if (typeof secret !== "string") return { fault: "secret" };
  return { connector, name, store, format: settings.format, address: given.address, since, secret };
}

/** The account's number, and ids of users that are robots, parted by commas. */
function readSettings(
  form: FormData,
  { format }: PullConnector,
): { format: string } | { fault: PullFormFault } {
  const known = findAdapter(format)?.settings ?? {};
  const settings: string[] = [];
  if ("account" in known) {
    const account = readText(form, "account").trim();
    if (!/^\d{1,12}$/.test(account)) return { fault: "account" };
    settings.push(`account=${account}`);
  }
  if ("bots" in known) {
    const bots = readText(form, "bots").split(/[,，]/);
    const words = bots.map((word) => word.trim()).filter((word) => word !== "");
    if (words.length > 50 || words.some((word) => !/^[\w.@:-]{1,100}$/.test(word))) return { fault: "bots" };
    if (words.length > 0) settings.push(`bots=${words.join(",")}`);
  }
  return { format: settings.length === 0 ? format : `${format}?${settings.join("&")}` };
}
