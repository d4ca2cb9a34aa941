/** Gorgias: tickets, messages and satisfaction surveys of its REST API. */
import { chatCapabilities } from "./chats/capabilities.ts";
import { detectLines } from "./chats/detect-lines.ts";
import {
  isGorgiasMessage,
  isGorgiasSurvey,
  isGorgiasTalk,
  isGorgiasTicket,
  readGorgiasRecord,
  type GorgiasTelling,
} from "./gorgias-record.ts";
import { openJsonReader } from "./json-reader.ts";
import { readText, type Fields } from "./orders/fields.ts";
import type { DefaultStore, SourceAdapter } from "./source-adapter.ts";

const store: DefaultStore = {
  key: "gorgias",
  name: "Gorgias",
  timezone: "UTC",
  currency: "USD",
  locale: "en",
  platform: "gorgias",
};

const marks = /"(?:created_datetime|scored_datetime|last_message_datetime)"\s*:/;
const shapes = [isGorgiasTalk, isGorgiasMessage, isGorgiasSurvey, isGorgiasTicket];

function findCustomers(record: Fields): string[] {
  const people = ["ticket.customer", "customer"];
  if (record.from_agent === false) people.push("sender");
  const places = people.flatMap((place) => [`${place}.external_id`, `${place}.id`]);
  return readText(record, "customer_id") === null ? places : [...places, "customer_id"];
}

/**
 * Answers with a `data` list of tickets, messages or surveys. Times without a zone are UTC. What a rule sent is a bot's, and
 * what users named in `bots` wrote; Gorgias itself does not mark its AI agent. Handoffs are not told: a person who spoke after
 * a bot, where a ticket comes with its messages, or a tag of `handover`. Which of them a survey rates is not told either.
 */
export const gorgias: SourceAdapter = {
  id: "gorgias",
  source: "gorgias",
  title: "Gorgias, API",
  recognises: "lists of tickets, messages or satisfaction surveys as Gorgias's API answers them",
  settings: {
    bots: "ids of users that are robots, such as the AI agent's",
    handover: "names of tags that say a ticket was handed over to people",
  },
  capabilities: chatCapabilities({
    messageTimes: "recorded",
    botMarks: "inferred",
    handoffs: "inferred",
    ratings: "recorded",
    misses: "inferred",
    customerIds: "recorded",
    topics: "recorded",
    channels: "recorded",
  }),
  defaultStore: store,
  framing: { by: "element", at: ["data[]", "[]"] },
  isStateless: true,
  detect: (head) => (/^\s*(?:\{[^[\]]*"data"\s*:\s*\[|\[\s*\{)/.test(head) && marks.test(head) ? 0.9 : 0),
  open({ store: key, settings }) {
    const telling: GorgiasTelling = {
      origin: { store: key ?? store.key, source: "gorgias" },
      bots: new Set(settings?.bots),
      handoverTags: new Set(settings?.handover),
    };
    return openJsonReader({
      read: (record) => readGorgiasRecord(record, telling),
      customerPlaces: findCustomers,
    });
  },
};

/** A ticket, a message, a survey, or a ticket with its messages and survey a line. */
export const gorgiasLines: SourceAdapter = {
  ...gorgias,
  id: "gorgias-lines",
  title: "Gorgias, one record a line",
  recognises: "tickets (also with their messages and survey), messages or surveys of Gorgias, one a line",
  framing: { by: "line" },
  detect: (head) => detectLines(head, (record) => shapes.some((fits) => fits(record)), marks),
};
