/** Lines that are set aside as they were sent, with the same values masked as an event of them would have masked. */
import {
  applyEdits,
  findMember,
  readSpans,
  type JsonNode,
  type TextEdit,
} from "#app/quarantine/json-spans.ts";
import { shapes } from "#app/events/parse-shapes.ts";
import type { CustomerPlace } from "#app/sources/source-adapter.ts";
import { readFieldMeaning } from "./field-names.ts";
import { maskValue } from "./mask-extra.ts";
import type { Masker } from "./masker.ts";

const texts = new Set(["text", "comment", "reason", "question", "answer", "variants"]);
/** Of any event, also of one whose type cannot be read: what others refer to has to stay as it is. */
const anyEvent = ["type", "store", "source", "id", "version", "conversation", "at", "from"];
const customers = new Set(["customer"]);

/** Ids, times, figures and names of things, which events of a type keep as they are. */
const kept: ReadonlyMap<unknown, ReadonlySet<string>> = new Map(
  Object.entries(shapes).map(([type, { shape }]) => [
    type,
    new Set([...anyEvent, ...Object.keys(shape).filter((name) => !texts.has(name) && !customers.has(name))]),
  ]),
);
const keptOfAny: ReadonlySet<string> = new Set(anyEvent);

/**
 * The bytes of a line with what is personal masked; the same bytes if nothing is. `customer` says where in its text a
 * format has the customer's id, where no field called so does.
 */
export function maskRaw(
  masker: Masker,
  raw: Uint8Array,
  customer: (text: string) => CustomerPlace | null = () => null,
): Uint8Array {
  const text = decode(raw);
  if (text === null) return maskBytes(masker, raw);
  const masked = maskLine(masker, text, customer);
  return masked === text ? raw : new TextEncoder().encode(masked);
}

function decode(raw: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(raw);
  } catch {
    return null;
  }
}

function maskLine(masker: Masker, text: string, customer: (text: string) => CustomerPlace | null): string {
  const root = /^\s*[[{]/.test(text) ? readSpans(text) : null;
  const place = customer(text);
  if (root) return maskJson(masker, text, root, place);
  if (place === null) return masker.maskText(maskNamed(masker, text));
  const [start, end, id = text.slice(start, end)] = place;
  const hashed = id.trim() === "" ? id : masker.maskCustomer(id);
  return text.slice(0, start) + hashed + masker.maskText(text.slice(end));
}

/** What nearly is JSON still names its fields. */
function maskNamed(masker: Masker, text: string): string {
  return text.replace(
    /(["'])([\w -]{1,40})\1(\s*:\s*)"((?:[^"\\]|\\.){1,512})"/g,
    (whole, quote: string, field: string, colon: string, value: string) => {
      if (keptOfAny.has(field) || texts.has(field)) return whole;
      const masked = maskValue(masker, value, field, null);
      return masked === value ? whole : `${quote}${field}${quote}${colon}${JSON.stringify(masked)}`;
    },
  );
}

function maskJson(masker: Masker, text: string, root: JsonNode, customer: CustomerPlace | null): string {
  const edits: TextEdit[] = [];
  const read = (node: JsonNode): unknown => JSON.parse(text.slice(node.start, node.end));
  const replace = (node: JsonNode, value: unknown, masked: unknown) => {
    if (masked !== value) edits.push({ start: node.start, end: node.end, text: JSON.stringify(masked) });
  };

  function visit(node: JsonNode, field: string, parent: string | null): void {
    if (customer && node.start === customer[0] && node.end === customer[1]) {
      const written = text.slice(node.start, node.end);
      const id = customer[2] ?? (node.kind === "text" ? String(read(node)) : written);
      replace(node, null, masker.maskCustomer(id));
    } else if (node.kind === "list") for (const item of node.items) visit(item, field, parent);
    else if (node.kind === "object") for (const { key, value } of node.members) visit(value, key, field);
    else if (node.kind === "text") {
      const value = read(node);
      replace(node, value, maskValue(masker, value, field, parent));
    } else if (node.kind === "number" && readFieldMeaning(field, parent) !== null) {
      // As it is written: JSON.parse would lose digits of a long one.
      const written = text.slice(node.start, node.end);
      replace(node, written, maskValue(masker, written, field, parent));
    }
  }

  function visitRecord(record: JsonNode & { kind: "object" }): void {
    const say = (name: string) => {
      const value = findMember(record, name)?.value;
      return value?.kind === "text" ? read(value) : null;
    };
    const known = kept.get(say("type")) ?? keptOfAny;
    const isCustomers = say("from") === "customer";
    for (const { key, value } of record.members) {
      if (key === "sender" && isCustomers) visit(value, "customer", null);
      else if (texts.has(key)) visit(value, "text", null);
      else if (!known.has(key) || value.kind === "object") visit(value, key, null);
    }
  }

  if (root.kind === "object") visitRecord(root);
  else visit(root, "", null);
  return edits.length === 0 ? text : applyEdits(text, edits);
}

/**
 * Bytes in an encoding nobody named: numbers and addresses in ASCII are found and replaced, every other byte stays. Two
 * bytes of one character must not look like a letter before a number.
 */
function maskBytes(masker: Masker, raw: Uint8Array): Uint8Array {
  const characters: string[] = [];
  for (let at = 0; at < raw.length; at++) {
    const [byte, next] = [raw[at]!, raw[at + 1] ?? 0];
    characters.push(byte < 0x80 ? String.fromCharCode(byte) : high);
    if (byte >= 0x81 && next > 0x40 && next < 0x80) {
      characters.push(high);
      at += 1;
    }
  }
  const text = characters.join("");
  const found = masker.findTokens(text);
  if (found.length === 0) return raw;
  const pieces: Uint8Array[] = [];
  let from = 0;
  for (const { start, end, token } of found) {
    pieces.push(raw.subarray(from, start), new TextEncoder().encode(token));
    from = end;
  }
  pieces.push(raw.subarray(from));
  return concat(pieces);
}

/** Stands for a byte of a character that cannot be read: no letter, no digit. */
const high = "\uffff";

function concat(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((length, piece) => length + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
