/** Who a row's words stand for. */
import { FieldFault } from "#app/sources/orders/fields.ts";
import type { MappedRow } from "./mapped-row.ts";
import type { Mapping, SpeakerRole } from "./mapping.ts";

/** In a mapping's `speakers`: every word that it does not name. */
export const anyOther = "*";

export const unknownSpeaker = "not a speaker that the mapping knows";

/** The role of a word; a word the mapping does not know is a fault of `column`, since to guess here is to count wrongly. */
export function findRole(word: string, speakers: Mapping["speakers"], column: string): SpeakerRole {
  const role = lookUp(speakers, word) ?? lookUp(speakers, word.toLowerCase()) ?? lookUp(speakers, anyOther);
  if (role === undefined) throw new FieldFault(column, unknownSpeaker);
  return role;
}

export function findRowRole(row: MappedRow, mapping: Mapping): SpeakerRole {
  const { columns, speakers, robots } = mapping;
  const sender = row.text("sender");
  const isRobot = sender !== null && robots.includes(sender);
  if (columns.speaker === undefined) {
    const word = row.require("sender");
    if (isRobot) return "bot";
    if (lookUp(speakers, word) === undefined && word === row.text("customer")) return "customer";
    return findRole(word, speakers, row.name("sender"));
  }
  const role = findRole(row.require("speaker"), speakers, row.name("speaker"));
  return role === "agent" && isRobot ? "bot" : role;
}

function lookUp(speakers: Mapping["speakers"], word: string): SpeakerRole | undefined {
  return Object.hasOwn(speakers, word) ? speakers[word] : undefined;
}
