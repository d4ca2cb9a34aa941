/** What every adapter offers: pure code that turns the records of one platform into the wire format of canonical events. */

/** How a platform tells a thing: it writes it down, we derive it, or it cannot be known. */
export type Recording = "recorded" | "inferred" | "not recorded";

export type Capabilities = {
  messageTimes: Recording;
  /** Whether a message tells if a bot or a person wrote it. */
  botMarks: Recording;
  handoffs: Recording;
  handoffReasons: Recording;
  ratings: Recording;
  /** A bot's "I have no answer". */
  misses: Recording;
  customerIds: Recording;
  topics: Recording;
  channels: Recording;
  orders: Recording;
  /** When and how much was refunded: inferred where only the sum of an order is known, or the time is not. */
  refunds: Recording;
};

/** What a source may tell or not. */
export type Capability = keyof Capabilities;

export const capabilityNames = [
  "messageTimes",
  "botMarks",
  "handoffs",
  "handoffReasons",
  "ratings",
  "misses",
  "customerIds",
  "topics",
  "channels",
  "orders",
  "refunds",
] as const satisfies readonly Capability[];

/** The store that records go to when neither they nor the command name one, and how it is made if it is new. */
export type DefaultStore = {
  key: string;
  name: string;
  timezone: string;
  currency: string;
  locale: string;
  platform: string;
};

/** A record in the wire format: snake_case, times ISO 8601 or epoch milliseconds. Validated later, by `parseEvent`. */
export type WireRecord = Record<string, unknown>;

/** One thing read: a record, or the reason why the input at `line` gives none. */
export type SourceOutput =
  { line: number; record: unknown } | { line: number; reason: string; field: string | null };

export type SourceReader = {
  /** Takes the next line (or list element) of the input and returns what it completes. */
  push: (text: string, line: number) => SourceOutput[];
  /** Returns what only the end of the input completes. */
  end: () => SourceOutput[];
  /**
   * Where a record has the customer's id, if anywhere, unless a field called `customer` holds it. `id` is the id as events
   * name it, where that differs from what stands there.
   */
  findCustomer?: (text: string) => CustomerPlace | null;
};

export type CustomerPlace = [start: number, end: number, id?: string];

/** Rows that belong to the record above: `firstOnly` is a column that only its first row fills, `key` one they share. */
export type RowJoin = { key: string; firstOnly: string };

/** What is known of a table before it is read; null is found out. `headerRow`: 1-based, blank rows not counted. */
export type TableLayout = {
  encoding: "utf-8" | "gb18030" | "utf-16le" | "utf-16be" | null;
  delimiter: "," | "\t" | ";" | null;
  headerRow: number;
};

/**
 * Where one record ends: at the end of a line (`hasTrailer`: a last line that is no JSON object is none); of a value that
 * stands `at` one of these places in a JSON document (`orders[]` is every element of the root's list called orders, `order`
 * its value of that name, `[]` every element of a root that is a list, `*` any one name, "" the root); or of a row of separated
 * values or of a workbook's sheet (null: the first), which becomes an object by the header's names.
 */
export type Framing =
  | { by: "line"; hasTrailer?: boolean }
  | { by: "element"; at: readonly string[] }
  | { by: "row"; join: RowJoin | null; table?: TableLayout }
  | { by: "sheet"; sheet: string | null; headerRow: number };

/** What the merchant alone knows, such as the names of robot accounts: lists of words by the setting's name. */
export type SourceSettings = Readonly<Record<string, readonly string[]>>;

export type SourceAdapter = {
  id: string;
  title: string;
  /** What its events name as their source; absent where its records say that themselves. */
  source?: string;
  /** What files it takes, in one English sentence, as `--list-formats` prints it. */
  recognises: string;
  /** The settings it reads, and in English what each is; a format is named with them as `id?name=word,word`. */
  settings?: Readonly<Record<string, string>>;
  capabilities: Capabilities;
  /** Null where every record names its store itself. */
  defaultStore: DefaultStore | null;
  framing: Framing;
  /** Ratings may name no conversation; they are joined to the source's chats, in whatever file those come. */
  hasRatingsApart?: boolean;
  /** Whether a record may be read without those before it. */
  isStateless: boolean;
  /** How surely the beginning of a file (some 64 kB of text) is in this format, 0 to 1. */
  detect: (head: string, fileName: string) => number;
  /** Begins one file. `store` overrides the default store's key. */
  open: (options: { store: string | null; settings?: SourceSettings }) => SourceReader;
};
