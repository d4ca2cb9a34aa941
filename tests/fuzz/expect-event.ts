/** What a line must become, worked out from the table of canonical events alone: nothing of the product's reading is used. */
import { readJson, Unreadable, type Json } from "./read-json.ts";

type Fields = { [key: string]: Json };
type Check = (value: Json) => unknown;
/** The event's name of a field, how its value is read, and whether it must be there. */
type Field = { name: string; read: Check; required?: true; absent?: unknown };

export const latest = Date.UTC(2026, 10, 21);
const earliest = Date.UTC(2005, 0, 1);
const longestLine = 1024 * 1024;
const no = (): never => {
  throw new Unreadable("not as the table says");
};
const need = (isRight: boolean): true => isRight || no();

const text: Check = (value) => (typeof value === "string" ? value : no());
const label: Check = (value) => (text(value) && need((value as string).length <= 512), value);
const idUpTo =
  (most: number): Check =>
  (value) => (need(typeof value === "string" && value.trim() !== "" && value.length <= most), value);
const id = idUpTo(512);
const key = idUpTo(128);
const flag: Check = (value) => (typeof value === "boolean" ? value : no());
const number: Check = (value) => (typeof value === "number" ? value : no());
const within =
  (low: number, high: number, isWhole = false): Check =>
  (value) => (
    need((number(value) as number) >= low && (value as number) <= high),
    need(!isWhole || Number.isInteger(value)),
    value
  );
const word =
  (words: string): Check =>
  (value) => (need(typeof value === "string" && words.split(" ").includes(value)), value);
const listOf =
  (item: Check): Check =>
  (value) =>
    Array.isArray(value) ? value.map(item) : no();

const clock = /^\s*(\d{4}-\d\d-\d\d)[tT ](\d\d:\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?([zZ]|[+-]\d\d:?\d\d)\s*$/;

/** Date.parse does the sums; what it is lenient about (24:00, 30 February) shows by not coming back the same. */
const instant: Check = (value) => {
  if (typeof value === "number") return (need(value >= earliest && value <= latest), Math.trunc(value));
  const found = clock.exec(text(value) as string) ?? no();
  const [, date, minutes, seconds = "00", fraction = "", zone] = found;
  const wall = Date.parse(`${date}T${minutes}:${seconds}Z`);
  need(!Number.isNaN(wall) && new Date(wall).toISOString().startsWith(`${date}T${minutes}:${seconds}`));
  const [, sign, hours, rest] = /^([+-])(\d\d):?(\d\d)$/.exec(zone!) ?? ["", "+", "00", "00"];
  const east = Number(hours) * 60 + Number(rest);
  need(Number(rest) < 60 && east <= 14 * 60);
  const at = wall + Number(fraction.padEnd(3, "0").slice(0, 3)) - (sign === "-" ? -east : east) * 60_000;
  return (need(at >= earliest && at <= latest), at);
};
const version: Check = (value) =>
  Number.isSafeInteger(value) ? value : typeof value === "string" ? instant(value) : no();

const zone: Check = (value) => {
  need((text(value) as string).includes("/") || value === "UTC" || value === "GMT");
  try {
    new Intl.DateTimeFormat("en", { timeZone: value as string });
  } catch {
    no();
  }
  return value;
};
const currencies = new Set(Intl.supportedValuesOf("currency"));
const currency: Check = (value) => (need(currencies.has(value as string)), value);
const digits = (code: Json) => ({ JPY: 0, KRW: 0, VND: 0, KWD: 3, BHD: 3, CLF: 4 })[code as string] ?? 2;
const amountOf =
  (most: number): Check =>
  (value) => {
    const found = /^(\d+)(?:\.(\d+))?$/.exec(text(value) as string) ?? no();
    return (need((found[2] ?? "").length <= most && found[1]!.length <= 15 - most), value);
  };
const minor = (value: Json, code: Json) => {
  const [whole, cents = ""] = (amountOf(digits(code))(value) as string).split(".");
  return BigInt(whole!) * 10n ** BigInt(digits(code)) + BigInt(cents.padEnd(digits(code), "0") || "0");
};
const day: Check = (value) => {
  const found = /^(19|20)\d\d-\d\d-\d\d$/.exec(text(value) as string)?.[0] ?? no();
  need(new Date(`${found}T00:00:00Z`).toJSON()?.startsWith(found) ?? false);
  return value;
};
const item: Check = (value) => {
  const { product, name, quantity, amount } = isRecord(value) ? value : no();
  need(typeof quantity === "number" && quantity > 0);
  const named = name == null || text(name) === "" ? {} : { name };
  return {
    product: id(product ?? null),
    ...named,
    quantity,
    amount: amount == null ? null : amountOf(4)(amount),
  };
};

const must = (name: string, read: Check): Field => ({ name, read, required: true });
const may = (name: string, read: Check, absent: unknown = null): Field => ({ name, read, absent });

const tables: Record<string, Record<string, Field>> = {
  store: {
    name: must("name", label),
    timezone: may("timezone", zone),
    currency: may("currency", currency),
    locale: may("locale", label),
    platform: may("platform", label),
    region: may("region", label),
    recontact_hours: may("recontactHours", within(1, 8_784, true)),
    attribution_hours: may("attributionHours", within(1, 8_784, true)),
  },
  conversation: {
    customer: may("customer", id),
    channel: may("channel", label),
    started_at: may("startedAt", instant),
    ended_at: may("endedAt", instant),
    ended_by: may("endedBy", word("customer bot agent timer rule")),
    topic: may("topic", label),
    stage: may("stage", word("pre_sale after_sale")),
    blocked: may("blocked", word("bot_off limit human_only")),
    test: may("test", flag),
  },
  message: {
    conversation: must("conversation", id),
    at: must("at", instant),
    from: must("from", word("customer bot agent system")),
    sender: may("sender", id),
    text: may("text", text),
    kind: may(
      "kind",
      word(
        "greeting answer clarify fallback transfer recommend survey question closing affirm deny note other",
      ),
    ),
    entry: may("entry", id),
    confidence: may("confidence", within(0, 1)),
    matched: may("matched", flag),
    products: may("products", listOf(id)),
    intent: may("intent", label),
    customer: may("customer", id),
    channel: may("channel", label),
    at_inferred: may("atInferred", flag, false),
  },
  handoff: {
    conversation: must("conversation", id),
    at: must("at", instant),
    requested_by: may("requestedBy", word("customer bot rule agent")),
    executed: may("executed", flag, true),
    reason: may("reason", text),
    to: may("to", label),
  },
  rating: {
    conversation: must("conversation", id),
    score: must("score", number),
    worst: must("worst", number),
    best: must("best", number),
    at: may("at", instant),
    of: may("of", word("bot agent answer")),
    invited: may("invited", flag),
    solved: may("solved", flag),
    message: may("message", id),
    comment: may("comment", text),
  },
  order: {
    customer: must("customer", id),
    created_at: must("createdAt", instant),
    paid_at: may("paidAt", instant),
    amount: must("amount", amountOf(4)),
    currency: must("currency", currency),
    status: may("status", label),
    items: may("items", listOf(item)),
  },
  refund: {
    order: must("order", id),
    at: must("at", instant),
    amount: must("amount", amountOf(4)),
    reason: may("reason", text),
  },
  click: {
    at: must("at", instant),
    product: must("product", id),
    conversation: may("conversation", id),
    message: may("message", id),
    customer: may("customer", id),
  },
  knowledge: {
    at: must("at", instant),
    action: must("action", word("created updated published retired")),
    entry: must("entry", id),
    question: may("question", text),
    variants: may("variants", listOf(text)),
    answer: may("answer", text),
    topic: may("topic", label),
    trainer: may("trainer", id),
    minutes: may("minutes", within(0, Infinity)),
  },
  person: {
    role: must("role", word("agent trainer")),
    name: must("name", label),
    team: may("team", label),
    started_on: may("startedOn", day),
    level: may("level", label),
  },
  shift: { person: must("person", id), from: must("from", instant), to: must("to", instant) },
};
const tableOf = new Map(Object.entries(tables));
const envelope = ["type", "store", "source", "id", "version"];
const kinds: Record<string, string> = {
  bot: "greeting answer clarify fallback transfer recommend survey note other",
  customer: "question closing affirm deny note other",
};

export type Expected = Record<string, unknown>;

/** The event a line's bytes (no line feed) must become, or null if it must be set aside. */
export function expectEvent(bytes: Buffer): Expected | null {
  if (bytes.length > longestLine) return null;
  try {
    const record = readJson(new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes));
    return isRecord(record) ? buildEvent(record) : null;
  } catch (error) {
    // The decoder throws a TypeError at bytes that are not UTF-8.
    if (error instanceof Unreadable || error instanceof TypeError) return null;
    throw error;
  }
}

function buildEvent(record: Fields): Expected {
  const table = tableOf.get(text(record.type ?? null) as string) ?? no();
  need(Object.values(record).every((value) => countDepth(value) <= 64) && !holdsBadText(record));
  const event: Expected = {
    type: record.type,
    store: key(record.store ?? null),
    source: record.source == null ? "api" : key(record.source),
    id: id(record.id ?? null),
    version: record.version == null ? null : version(record.version),
  };
  for (const [wire, field] of Object.entries(table)) {
    const value = record[wire] ?? null;
    if (value !== null) event[field.name] = field.read(value);
    else event[field.name] = field.required ? no() : field.absent;
  }
  finish(event, record);
  event.extra = gatherExtra(record, table);
  return event;
}

/** What holds between fields. */
function finish(event: Expected, record: Fields): void {
  const { startedAt, endedAt, from, to, kind, score, worst, best } = event as Record<string, number | null>;
  if (event.type === "conversation") need(startedAt === null || endedAt === null || endedAt! >= startedAt!);
  if (event.type === "shift") need(to! > from!);
  if (event.type === "message") {
    need(kind === null || (kinds[String(from)]?.split(" ").includes(String(kind)) ?? true));
  }
  if (event.type === "rating") {
    need(worst !== best && score! >= Math.min(worst!, best!) && score! <= Math.max(worst!, best!));
  }
  if (event.type !== "order") return;
  const items = event.items as { quantity: number; amount: string | null }[] | null;
  event.amountMinor = minor(record.amount!, record.currency!);
  delete event.amount;
  event.items =
    items?.map(({ amount, ...item }) => ({
      ...item,
      amountMinor: amount === null ? null : minor(amount, record.currency!),
    })) ?? null;
}

/** Fields without a name in the table; `extra: {…}` means its fields, unless that would hide one. */
function gatherExtra(record: Fields, table: Record<string, Field>): Fields | null {
  const rest = Object.create(null) as Fields;
  for (const [name, value] of Object.entries(record)) {
    const isTold = envelope.includes(name) || Object.hasOwn(table, name);
    const itemsSayMore =
      name === "items" &&
      Array.isArray(value) &&
      value.some((one) =>
        Object.keys(one ?? {}).some((part) => !["product", "name", "quantity", "amount"].includes(part)),
      );
    if (!isTold || itemsSayMore) rest[name] = value;
  }
  const { extra, ...others } = rest;
  if (isRecord(extra) && !Object.keys(extra).some((name) => Object.hasOwn(others, name))) {
    return Object.assign(Object.create(null) as Fields, others, extra);
  }
  return Object.keys(rest).length > 0 ? rest : null;
}

function isRecord(value: Json | undefined): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function countDepth(value: Json): number {
  if (typeof value !== "object" || value === null) return 0;
  let deepest = 0;
  for (const inner of Object.values(value)) deepest = Math.max(deepest, countDepth(inner));
  return 1 + deepest;
}

const halfPair = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

/** NUL, or half a surrogate pair, in any text, names of fields included. */
function holdsBadText(value: Json): boolean {
  if (typeof value === "string") return value.includes("\0") || halfPair.test(value);
  if (typeof value !== "object" || value === null) return false;
  return Object.entries(value).some(([name, inner]) => holdsBadText(name) || holdsBadText(inner));
}
