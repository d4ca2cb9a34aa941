/** Rows that are one conversation each, its transcript in a cell. */
import { inferHandoff } from "#app/sources/chats/infer-handoff.ts";
import { writeEvent, type Origin } from "#app/sources/chats/write-event.ts";
import { hashId } from "#app/sources/hash-id.ts";
import { FieldFault, isFields, type Fields } from "#app/sources/orders/fields.ts";
import { nameCustomer } from "#app/sources/orders/name-customer.ts";
import type { SourceOutput, WireRecord } from "#app/sources/source-adapter.ts";
import { writeMappedRating } from "./conversation-end.ts";
import { openRow, readCellText, readMappedTime, type MappedRow } from "./mapped-row.ts";
import type { Mapping, MappedTurns, SpeakerRole } from "./mapping.ts";
import { isMeant, type RowReader } from "./message-rows.ts";
import { readFlag, readScore } from "./rating-score.ts";
import { anyOther, findRole } from "./speaker-of.ts";
import { openTurnRules, splitTranscript } from "./transcript-cell.ts";

type Turn = { role: SpeakerRole; time: string | null; text: string; id: string | null; place: string };

const secondMs = 1_000;
const hourMs = 3_600_000;
const dayMs = 86_400_000;

export function openTranscriptRows(mapping: Mapping, origin: Origin): RowReader {
  const isSpeaker = (word: string) => word !== anyOther && Object.hasOwn(mapping.speakers, word);
  const rules = openTurnRules(mapping.turns?.as === "text" ? mapping.turns : {});

  function read(fields: Fields, line: number): SourceOutput[] {
    const row = openRow(fields, mapping);
    const turns = readTurns(row).filter(({ role }) => role !== "leave out");
    const started = row.time("started");
    const told = row.id("customer");
    const customer = told === null ? null : nameCustomer(told);
    const times = placeTurns(turns, { started, line, row });
    const id =
      row.id("conversation") ?? hashId(row.requireId("customer"), String(times[0] ?? started ?? line));
    const messages = turns.map((turn, index) =>
      writeEvent(origin, "message", {
        ...{ id: turn.id ?? `${id}-${index + 1}`, conversation: id, customer, text: turn.text },
        ...{ at: times[index]!, from: turn.role as Exclude<SpeakerRole, "leave out"> },
        sender: turn.role === "agent" ? row.text("sender") : null,
        at_inferred: turn.time === null ? true : null,
      }),
    );
    const conversation = writeEvent(origin, "conversation", {
      ...{ id, customer, topic: row.text("topic"), channel: row.text("channel") ?? mapping.channel },
      started_at: started,
      ended_at: row.time("ended"),
    });
    const handoff = findHandoff(row, id, messages);
    const rating = writeRating(row, id);
    return [conversation, ...messages, ...(handoff ? [handoff] : []), ...(rating ? [rating] : [])].map(
      (record) => ({
        line,
        record,
      }),
    );
  }

  function readTurns(row: MappedRow): Turn[] {
    const column = row.name("transcript");
    const { turns, speakers } = mapping;
    if (!turns || turns.as === "text") {
      return splitTranscript(row.require("transcript"), rules, isSpeaker, column).map(
        ({ speaker, ...turn }) => {
          return { ...turn, role: findRole(speaker, speakers, column), id: null, place: column };
        },
      );
    }
    return readList(row.value("transcript"), column).flatMap((item, index) => {
      const place = `${column}[${index}]`;
      if (!isFields(item)) throw new FieldFault(place, "not a JSON object");
      return turns.as === "sides" ? readSides(item, turns, place) : [readItem(item, turns, place)];
    });
  }

  function readItem(item: Fields, turns: Extract<MappedTurns, { as: "list" }>, place: string): Turn {
    const word = readCellText(item, turns.speaker);
    if (word === null) throw new FieldFault(`${place}.${turns.speaker}`, "is missing");
    return {
      role: findRole(word, mapping.speakers, `${place}.${turns.speaker}`),
      time: turns.at === null ? null : readCellText(item, turns.at),
      text: readCellText(item, turns.text) ?? "",
      id: null,
      place,
    };
  }

  /** Full times stand for themselves; a clock without a day follows the turn before; without any the order is kept. */
  function placeTurns(
    turns: readonly Turn[],
    { started, line, row }: { started: number | null; line: number; row: MappedRow },
  ): number[] {
    let last = started ?? (mapping.untimed === null ? null : startOf(mapping.untimed, line));
    return turns.map(({ time, place }, index) => {
      if (time !== null) return (last = readTurnTime(time, last, place));
      if (last === null) throw new FieldFault(row.name("started"), "no time is told");
      return (last = index === 0 ? last : last + secondMs);
    });
  }

  function readTurnTime(time: string, last: number | null, place: string): number {
    if (!/^(?:\p{Script=Han}{2}\s*)?\d{1,2}:\d{2}/u.test(time)) return readMappedTime(time, mapping, place);
    if (last === null) throw new FieldFault(place, "a clock without a day");
    const at = readMappedTime(`${localDay(last)} ${time}`, { ...mapping, time: "ymd" }, place);
    return at < last - dayMs / 2 ? at + dayMs : at;
  }

  function localDay(ms: number): string {
    return new Intl.DateTimeFormat("en-CA", { timeZone: mapping.zone }).format(ms);
  }

  function startOf(day: string, line: number): number {
    return readMappedTime(`${day} 00:00:00`, { ...mapping, time: "ymd" }, "untimed") + (line - 1) * hourMs;
  }

  function findHandoff(row: MappedRow, id: string, messages: readonly WireRecord[]): WireRecord | null {
    const { handoff } = mapping;
    if (handoff.by === "nothing") return null;
    if (handoff.by === "words") {
      const said = messages.find(
        ({ from, text }) =>
          from !== "customer" && handoff.words.some((words) => String(text ?? "").includes(words)),
      );
      if (!said) return null;
      return writeEvent(origin, "handoff", { id: `${id}-handoff`, conversation: id, at: said.at as number });
    }
    if (handoff.by === "column") {
      const word = row.text("handoff");
      if (word === null || !isMeant(word, handoff.yes)) return null;
    }
    const inferred = inferHandoff(origin, id, messages);
    const reason = row.text("reason");
    if (inferred) return { ...inferred, reason };
    if (handoff.by === "turn" || messages.length === 0) return null;
    const bots = messages.filter(({ from }) => from === "bot").map(({ at }) => at as number);
    const at = bots.length > 0 ? Math.max(...bots) + 1 : (messages[0]!.at as number);
    const record = { id: `${id}-handoff`, conversation: id, at, reason };
    return writeEvent(origin, "handoff", record, { inferred: "said of the whole conversation" });
  }

  function writeRating(row: MappedRow, id: string): WireRecord | null {
    const rating = readScore(row, mapping);
    const solved = mapping.columns.solved === undefined ? null : readFlag(row, "solved");
    if (rating === null && solved === null) return null;
    return writeMappedRating(origin, id, { rating, solved, comment: row.text("comment") });
  }

  return { read, end: () => [] };
}

function readSides(item: Fields, { sides }: Extract<MappedTurns, { as: "sides" }>, place: string): Turn[] {
  return Object.entries(sides).flatMap(([column, role]) => {
    const text = readCellText(item, column);
    return text === null ? [] : [{ role, time: null, text, id: null, place }];
  });
}

/** A list, or the JSON text of one. */
function readList(value: unknown, column: string): unknown[] {
  let list = value;
  if (typeof value === "string") {
    try {
      list = JSON.parse(value);
    } catch {
      throw new FieldFault(column, "not JSON");
    }
  }
  if (!Array.isArray(list)) throw new FieldFault(column, "must be a list");
  return list;
}
