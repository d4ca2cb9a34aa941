/** Conversations of Rasa's bots: trackers, and the events that its broker and its tracker store keep one by one. */
import { chatCapabilities } from "./chats/capabilities.ts";
import type { Origin } from "./chats/write-event.ts";
import { gatherByKey } from "./gather-by-key.ts";
import { catchFault, readJsonObject } from "./json-object.ts";
import { openJsonReader } from "./json-reader.ts";
import { countFittingLines } from "./orders/detect-json.ts";
import { FieldFault, findField, isFields, readText, requireText, type Fields } from "./orders/fields.ts";
import { readRasaEvent, type RasaEvent } from "./rasa-event.ts";
import { readRasaNames, tellSessions, type OpenSession, type RasaNames } from "./rasa-session.ts";
import { readHeader } from "./csv-row.ts";
import type { DefaultStore, SourceAdapter, SourceOutput, SourceReader } from "./source-adapter.ts";

const store: DefaultStore = {
  key: "rasa",
  name: "Rasa",
  timezone: "UTC",
  currency: "USD",
  locale: "en",
  platform: "rasa",
};

const senderPlaces = ["sender_id", "tracker.sender_id", "_id"];
const { findCustomer } = openJsonReader({ read: () => [], customerPlaces: senderPlaces });

type Options = Parameters<SourceAdapter["open"]>[0];

function readOptions({ store: key, settings }: Options): { origin: Origin; names: RasaNames } {
  return { origin: { store: key ?? store.key, source: "rasa" }, names: readRasaNames(settings) };
}

/** Events of a list; one that cannot be read is told by its place, and those beside it are taken. */
function readEvents(events: readonly unknown[], line: number, within: string) {
  const good: RasaEvent[] = [];
  const bad = events.flatMap((event, index) =>
    catchFault(
      line,
      () => {
        if (!isFields(event)) throw new FieldFault(null, "not a JSON object");
        const read = readRasaEvent(event, line);
        if (read) good.push(read);
        return [];
      },
      `${within}[${index}].`,
    ),
  );
  return { good, bad };
}

/** A tracker, bare or as `tracker` of what a bot's platform keeps around it. */
function readTracker(fields: Fields, line: number, options: ReturnType<typeof readOptions>): SourceOutput[] {
  const inner = findField(fields, "tracker");
  const tracker = isFields(inner) ? inner : fields;
  const within = tracker === fields ? "" : "tracker.";
  const events = findField(tracker, "events");
  if (!Array.isArray(events)) throw new FieldFault(`${within}events`, "must be a list");
  const sender = readText(tracker, "sender_id") ?? requireText(fields, "_id");
  const { good, bad } = readEvents(events, line, `${within}events`);
  return [...bad, ...tellSessions(sender, good, { ...options, before: null }).outputs];
}

function openTrackers(options: Options): SourceReader {
  const read = readOptions(options);
  return {
    push: (text, line) => catchFault(line, () => readTracker(readJsonObject(text), line, read)),
    end: () => [],
    findCustomer,
  };
}

/** A row of the tracker store has the event as JSON in `data`. */
function unwrapRow(fields: Fields): Fields {
  const data = readText(fields, "data");
  if (data === null || !data.startsWith("{")) return fields;
  return { ...readJsonObject(data), sender_id: fields.sender_id };
}

function openEvents(options: Options): SourceReader {
  const read = readOptions(options);
  const told = new Map<string, OpenSession>();
  const gathering = gatherByKey<RasaEvent>((sender, events) => {
    const { outputs, last } = tellSessions(sender, events, { ...read, before: told.get(sender) ?? null });
    if (last) told.set(sender, last);
    return outputs;
  });

  function pushEvent(text: string, line: number): SourceOutput[] {
    const fields = unwrapRow(readJsonObject(text));
    if (Array.isArray(findField(fields, "events"))) return readTracker(fields, line, read);
    const sender = requireText(fields, "sender_id");
    const event = readRasaEvent(fields, line);
    return event ? gathering.add(sender, event) : [];
  }

  return {
    push: (text, line) => catchFault(line, () => pushEvent(text, line)),
    end: gathering.end,
    findCustomer,
  };
}

const eventMark = /"event"\s*:\s*"(?:action|user|bot|session_started|slot)"/;

/**
 * A tracker as the server answers it, a list of trackers, or of documents with a `tracker`. What Rasa has no event for goes
 * by names, which settings tell: handoffs by actions (`action_handoff`, `utter_handoff`) and an intent (`handoff`), or the
 * bot's pause; misses by `nlu_fallback`, the default fallback actions, and a rewind after the answer. A button's payload is
 * shown as the button's title. Ids of messages are unique for their sender only, and are kept so.
 */
export const rasa: SourceAdapter = {
  id: "rasa",
  source: "rasa",
  title: "Rasa, trackers",
  recognises:
    "JSON of one tracker or a list of them, as GET /conversations/ID/tracker answers or a tracker dump holds",
  settings: {
    "handoff-actions": "actions that hand over to a person; action_handoff, utter_handoff when absent",
    "handoff-intents": "intents that ask for a person; handoff when absent",
    "miss-actions": "actions of the bot's own that say it has no answer, besides Rasa's",
    "miss-intents": "intents that stand for no intent, besides nlu_fallback",
  },
  capabilities: chatCapabilities({
    messageTimes: "recorded",
    botMarks: "recorded",
    handoffs: "inferred",
    misses: "recorded",
    customerIds: "recorded",
    topics: "recorded",
    channels: "recorded",
  }),
  defaultStore: store,
  framing: { by: "element", at: ["", "[]"] },
  isStateless: true,
  detect: (head) =>
    /^\s*[[{]/.test(head) && /"events"\s*:\s*\[/.test(head) && eventMark.test(head) ? 0.9 : 0,
  open: openTrackers,
};

function isEvent(fields: Fields): boolean {
  const isOne = ["event", "timestamp", "sender_id"].every((name) => Object.hasOwn(fields, name));
  return isOne || (Object.hasOwn(fields, "sender_id") && Array.isArray(fields.events));
}

/**
 * One event a line with its `sender_id`, in any order, as event brokers and `rasa export` write them; or a tracker a line. A
 * file that begins within a session cannot know where that began: such a session is one of its own.
 */
export const rasaEvents: SourceAdapter = {
  ...rasa,
  id: "rasa-events",
  title: "Rasa, events",
  recognises:
    "one event with its sender_id a line, as event brokers (file, Kafka, Pika) and rasa export give them",
  framing: { by: "line" },
  isStateless: false,
  detect: (head) => 0.95 * countFittingLines(head, isEvent),
  open: openEvents,
};

/** The table `events` of the SQL tracker store as CSV; `data` has the event as JSON. */
export const rasaTable: SourceAdapter = {
  ...rasaEvents,
  id: "rasa-table",
  title: "Rasa, table of events",
  recognises: "CSV of the SQL tracker store's table events, with sender_id, type_name, timestamp and data",
  framing: { by: "row", join: null },
  detect(head) {
    const header = new Set(readHeader(head));
    return ["sender_id", "type_name", "data"].every((name) => header.has(name)) ? 0.95 : 0;
  },
};
