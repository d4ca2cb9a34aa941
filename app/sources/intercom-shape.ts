/** What Intercom's formats share. */
import type { Origin } from "./chats/write-event.ts";
import type { DefaultStore } from "./source-adapter.ts";

export const intercomStore: DefaultStore = {
  key: "intercom",
  name: "Intercom",
  timezone: "UTC",
  currency: "USD",
  locale: "en",
  platform: "intercom",
};

export function nameOrigin(store: string | null): Origin {
  return { store: store ?? intercomStore.key, source: "intercom" };
}

const customers = new Set(["user", "lead", "contact"]);

/** A bot also writes on behalf of a teammate, and then its author is an admin. */
export function findIntercomSpeaker(
  type: string | null,
  isFromAi: boolean,
): "customer" | "bot" | "agent" | "system" {
  if (isFromAi || type === "bot") return "bot";
  if (customers.has(type ?? "")) return "customer";
  return type === "admin" ? "agent" : "system";
}
