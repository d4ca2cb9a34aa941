/** Published transcripts that tell who said what in which order, and no times: ABCD and SereTOD. */
import { chatCapabilities } from "./chats/capabilities.ts";
import { writeEvent, type Origin } from "./chats/write-event.ts";
import { catchFault, readJsonObject } from "./json-object.ts";
import { openJsonReader } from "./json-reader.ts";
import { FieldFault, findField, isFields, readText, requireText, type Fields } from "./orders/fields.ts";
import type { DefaultStore, SourceAdapter, SourceOutput, WireRecord } from "./source-adapter.ts";

type Said = { from: "customer" | "agent" | "system"; text: string };
type Transcript = { id: string; customer: string | null; topic: string | null; said: readonly Said[] };

const stepMs = 1_000;
const talkMs = 3_600_000;

/** A message a second and a conversation an hour, by their places in the file, which keeps their order; marked as inferred. */
function writeTranscript(
  { id, customer, topic, said }: Transcript,
  { origin, line, firstAt }: { origin: Origin; line: number; firstAt: number },
): WireRecord[] {
  const startedAt = firstAt + (line - 1) * talkMs;
  return [
    writeEvent(origin, "conversation", { id, customer, topic }),
    ...said.map(({ from, text }, index) =>
      writeEvent(origin, "message", {
        ...{ id: `${id}-${index + 1}`, conversation: id, from, text, customer },
        ...{ at: startedAt + index * stepMs, at_inferred: true },
      }),
    ),
  ];
}

/** Turns of `original`: who, and what; an action is what the agent's screen did. */
function readAbcd(fields: Fields): Transcript {
  const turns = findField(fields, "original");
  if (!Array.isArray(turns)) throw new FieldFault("original", "must be a list");
  const said = turns.map((turn: unknown, index): Said => {
    const [speaker, text] = Array.isArray(turn) ? (turn as unknown[]) : [];
    const place = `original[${index}]`;
    if (typeof text !== "string") throw new FieldFault(place, "not a speaker and a text");
    if (speaker === "customer" || speaker === "agent") return { from: speaker, text };
    if (speaker === "action") return { from: "system", text };
    throw new FieldFault(place, "neither customer, agent nor action");
  });
  return {
    ...{ id: requireText(fields, "convo_id"), said },
    customer: readText(fields, "scenario.personal.username"),
    topic: readText(fields, "scenario.subflow"),
  };
}

/** Rounds of `content`: the agent is speaker 1, the customer 2. */
function readSeretod(fields: Fields): Transcript {
  const rounds = findField(fields, "content");
  if (!Array.isArray(rounds)) throw new FieldFault("content", "must be a list");
  const said = rounds.flatMap((round: unknown, index) => {
    if (!isFields(round)) throw new FieldFault(`content[${index}]`, "not a JSON object");
    const agent = readText(round, "[SPEAKER 1]");
    const customer = readText(round, "[SPEAKER 2]");
    return [
      ...(agent === null ? [] : [{ from: "agent" as const, text: agent }]),
      ...(customer === null ? [] : [{ from: "customer" as const, text: customer }]),
    ];
  });
  return { id: requireText(fields, "id"), customer: null, topic: null, said };
}

type Published = {
  firstAt: number;
  read: (fields: Fields) => Transcript;
  customerPlaces: readonly string[];
  store: DefaultStore;
};

function openTranscripts({ firstAt, read, customerPlaces, store }: Published): SourceAdapter["open"] {
  const { findCustomer } = openJsonReader({ read: () => [], customerPlaces });
  return ({ store: key }) => {
    const origin = { store: key ?? store.key, source: store.platform };
    const push = (text: string, line: number): SourceOutput[] =>
      catchFault(line, () =>
        writeTranscript(read(readJsonObject(text)), { origin, line, firstAt }).map((record) => ({
          line,
          record,
        })),
      );
    return { push, end: () => [], findCustomer: findCustomer! };
  };
}

const abcdStore: DefaultStore = {
  ...{ key: "abcd", name: "ABCD", timezone: "UTC", currency: "USD", locale: "en", platform: "abcd" },
};

export const abcd: SourceAdapter = {
  id: "abcd",
  source: "abcd",
  title: "ABCD",
  recognises: "a JSON list of published conversations of ABCD, with convo_id, scenario and original",
  capabilities: chatCapabilities({ botMarks: "recorded", customerIds: "recorded", topics: "recorded" }),
  defaultStore: abcdStore,
  framing: { by: "element", at: ["[]"] },
  isStateless: true,
  detect: (head) =>
    /^\s*\[\s*\{/.test(head) && /"convo_id"\s*:/.test(head) && /"original"\s*:\s*\[/.test(head) ? 0.9 : 0,
  open: openTranscripts({
    firstAt: Date.UTC(2019, 10, 1),
    read: readAbcd,
    customerPlaces: ["scenario.personal.username"],
    store: abcdStore,
  }),
};

const seretodStore: DefaultStore = {
  ...{ key: "seretod", name: "SereTOD", timezone: "Asia/Shanghai", currency: "CNY", locale: "zh-CN" },
  platform: "seretod",
};

export const seretod: SourceAdapter = {
  id: "seretod",
  source: "seretod",
  title: "SereTOD MobileCS",
  recognises:
    "a JSON list of published telephone transcripts of SereTOD, with content in rounds of two speakers",
  capabilities: chatCapabilities({ botMarks: "recorded" }),
  defaultStore: seretodStore,
  framing: { by: "element", at: ["[]"] },
  isStateless: true,
  detect: (head) => (/^\s*\[\s*\{/.test(head) && /"\[SPEAKER [12]\]"\s*:/.test(head) ? 0.9 : 0),
  open: openTranscripts({
    firstAt: Date.parse("2022-01-01T00:00:00+08:00"),
    read: readSeretod,
    customerPlaces: [],
    store: seretodStore,
  }),
};
