/** Answers of the conversations that began on a store-local day; `topic` and `entry` are "" where none is told. */
export type EntryDaysTable = {
  store_id: number;
  day: string;
  topic: string;
  entry: string;
  hits: number;
  /** Of the hits. */
  effective: number;
  misses: number;
};

/** A day to be counted again. */
export type EntryDayMarksTable = { store_id: number; day: string; marks: number };

/** The same of each engaged conversation. */
export type AnswerCountsTable = {
  store_id: number;
  conversation_id: number;
  hits: number;
  effective: number;
  misses: number;
};

/** The hits of entry_days by the conversation they were given in, tests left out. */
export type EntryHitsTable = Pick<EntryDaysTable, "store_id" | "day" | "entry" | "hits" | "effective"> & {
  conversation_id: number;
};
