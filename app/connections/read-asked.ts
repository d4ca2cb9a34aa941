/** What the form for a new connection asks for, or what is wrong with it. */
import { readText } from "#app/access/form-fields.ts";
import { findAdapter } from "#app/sources/registry.ts";
import { newStore } from "./new-store.ts";
import { findWebhookPlatform, type WebhookPlatform } from "./webhook-platforms.ts";

export const connectionFaults = [
  "platform",
  "name",
  "store",
  "storeKey",
  "storeName",
  "format",
  "secret",
] as const;
export type ConnectionFault = (typeof connectionFaults)[number];

export type AskedConnection = {
  platform: WebhookPlatform;
  name: string;
  /** A store there is, or one to make. */
  store: { storeId: number } | { key: string; name: string };
  /** Id of an adapter that reads lines, with its settings. */
  format: string;
  /** Null where the platform shows it only once it knows the address. */
  secret: string | null;
};

const longestName = 100;
const longestSecret = 1_000;

/** Only stores there are can be chosen; a new one needs a key nobody has. */
export function readAskedConnection(
  form: FormData,
  stores: readonly { storeId: number; key: string }[],
): AskedConnection | { fault: ConnectionFault } {
  const platform = findWebhookPlatform(readText(form, "platform"));
  if (!platform) return { fault: "platform" };
  const name = readText(form, "name").trim();
  if (!isName(name)) return { fault: "name" };
  const store = readStore(form, stores);
  if ("fault" in store) return store;
  const format = platform.format ?? readText(form, "format").trim();
  if (findAdapter(format)?.framing.by !== "line") return { fault: "format" };
  const secret = readSecret(form);
  if (typeof secret === "object" && secret !== null) return secret;
  return { platform, name, store, format, secret };
}

/** The secret that was pasted; null for none. */
export function readSecret(form: FormData): string | null | { fault: "secret" } {
  const secret = readText(form, "secret").trim();
  if (secret === "") return null;
  return secret.length > longestSecret || hasControls(secret) ? { fault: "secret" } : secret;
}

/** A store there is, or a new one with a key nobody has. */
export function readStore(
  form: FormData,
  stores: readonly { storeId: number; key: string }[],
): AskedConnection["store"] | { fault: ConnectionFault } {
  const chosen = readText(form, "store");
  const known = stores.find(({ storeId }) => String(storeId) === chosen);
  if (known) return { storeId: known.storeId };
  if (chosen !== newStore) return { fault: "store" };
  const key = readText(form, "storeKey").trim();
  if (!/^[\w.-]{1,128}$/.test(key) || stores.some((store) => store.key === key)) return { fault: "storeKey" };
  const name = readText(form, "storeName").trim();
  if (!isName(name)) return { fault: "storeName" };
  return { key, name };
}

export function isName(name: string): boolean {
  return name !== "" && name.length <= longestName && !hasControls(name);
}

function hasControls(text: string): boolean {
  return /\p{Cc}/u.test(text);
}
