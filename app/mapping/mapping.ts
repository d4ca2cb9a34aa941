/** How a foreign file is read: which column means what, which value is whom. Kept as JSON, as a preset of a store. */
import type { TimeForm } from "#app/quarantine/rule-kinds.ts";
import type { MappingField, RowShape } from "./mapping-fields.ts";

export const fileEncodings = ["utf-8", "gb18030", "utf-16le", "utf-16be"] as const;
export type FileEncoding = (typeof fileEncodings)[number];

export const speakerRoles = ["customer", "bot", "agent", "system", "leave out"] as const;
/** Who a word of the file stands for; `leave out` is a row that is no message. */
export type SpeakerRole = (typeof speakerRoles)[number];

export type MappedFile =
  /** `encoding` and `delimiter` null: found out anew for each file. `headerRow`: 1-based, blank rows not counted. */
  | { kind: "table"; encoding: FileEncoding | null; delimiter: "," | "\t" | ";" | null; headerRow: number }
  | { kind: "workbook"; sheet: string | null; headerRow: number }
  | { kind: "lines" }
  /** `at`: where the list stands in the document, as `[]` or `data.list[]`. */
  | { kind: "list"; at: string };

export type HandoffMeaning =
  | { by: "nothing" }
  /** Rows (or conversations) where the column `handoff` says one of these. */
  | { by: "column"; yes: string[] }
  /** Messages, not the customer's, that hold one of these. */
  | { by: "words"; words: string[] }
  /** Inferred: a person speaks after the bot. */
  | { by: "turn" };

export type MappedTurns =
  /**
   * Text: who, when, what. `starts`: how a turn may begin, as `{time} {who}: {text}` (absent: the usual forms); `between`: what
   * stands between two turns (absent: the end of a line).
   */
  | { as: "text"; starts?: string[]; between?: string }
  /** A JSON list of objects. */
  | { as: "list"; speaker: string; text: string; at: string | null; id: string | null }
  /** A JSON list of rounds, each with what one said under one name and the other under another. */
  | { as: "sides"; sides: Record<string, SpeakerRole> };

/** `scores` gives words a number, `unrated` are words where nobody rated; `best` may lie below `worst`. */
export type RatingScale = {
  worst: number;
  best: number;
  scores: Record<string, number>;
  unrated?: string[] | undefined;
  of: "bot" | "agent" | null;
};

export type Mapping = {
  /** The version of this form. */
  mapping: 1;
  name: string;
  shape: RowShape;
  /** The platform, as figures name it. */
  source: string;
  file: MappedFile;
  /** IANA; holds for times that name none. */
  zone: string;
  time: TimeForm;
  columns: Partial<Record<MappingField, string>>;
  /** Words of the column `speaker`, or of `sender` where there is none. */
  speakers: Record<string, SpeakerRole>;
  /** Accounts in the column `sender` under which a bot answers, whatever the column `speaker` says. */
  robots: string[];
  handoff: HandoffMeaning;
  rating: RatingScale | null;
  turns: MappedTurns | null;
  /** Where no column names conversations: minutes of a customer's silence after which another one begins. */
  gapMinutes: number;
  currency: string | null;
  /** Amounts are told in fen, cents, … */
  isMinor: boolean;
  channel: string | null;
  /** For transcripts without any time: the day they are put on, in order, marked as inferred. */
  untimed: string | null;
};
