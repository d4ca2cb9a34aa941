/** What Zendesk's products share. */
import type { Origin } from "./chats/write-event.ts";
import type { DefaultStore, SourceSettings } from "./source-adapter.ts";

export const zendeskStore: DefaultStore = {
  key: "zendesk",
  name: "Zendesk",
  timezone: "UTC",
  currency: "USD",
  locale: "en",
  platform: "zendesk",
};

export type ZendeskTelling = {
  origin: Origin;
  /** Users, agents and integrations that are robots, by id or name. */
  bots: ReadonlySet<string>;
  /** Users who are people of the shop; null where nobody says so, and whoever did not ask is taken for one. */
  agents: ReadonlySet<string> | null;
  /** The ticket, or Sunshine conversation, of records that do not name theirs. */
  ticket: string | null;
  conversation: string | null;
};

export const zendeskSettings = {
  bots: "ids of users and names or ids of integrations that are robots",
  agents: "ids of users who are agents, for tables of comments",
  ticket: "the ticket of a conversation log that does not name it",
  conversation: "the conversation of Sunshine's messages that do not name it",
};

export function openZendesk(store: string | null, settings: SourceSettings = {}): ZendeskTelling {
  return {
    origin: { store: store ?? zendeskStore.key, source: "zendesk" },
    bots: new Set(settings.bots),
    agents: settings.agents ? new Set(settings.agents) : null,
    ticket: settings.ticket?.[0] ?? null,
    conversation: settings.conversation?.[0] ?? null,
  };
}

/** Ids of the products live side by side. */
export const nameTicket = (id: string) => `ticket:${id}`;
export const nameMessaging = (id: string) => `messaging:${id}`;
export const nameChat = (id: string) => `chat:${id}`;
