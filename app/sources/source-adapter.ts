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
};

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
  /** Where a record without field names has the customer's id, if anywhere. */
  findCustomer?: (text: string) => [start: number, end: number] | null;
};

/** Where one record ends: at the end of a line, or of an element of the root object's list called `list`. */
export type Framing = { by: "line" } | { by: "element"; list: string };

export type SourceAdapter = {
  id: string;
  title: string;
  capabilities: Capabilities;
  /** Null where every record names its store itself. */
  defaultStore: DefaultStore | null;
  framing: Framing;
  /** Whether a record may be read without those before it. */
  isStateless: boolean;
  /** How surely the beginning of a file (some 64 kB of text) is in this format, 0 to 1. */
  detect: (head: string, fileName: string) => number;
  /** Begins one file. `store` overrides the default store's key. */
  open: (options: { store: string | null }) => SourceReader;
};
