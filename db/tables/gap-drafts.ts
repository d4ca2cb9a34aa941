import type { GapAction } from "#app/gaps/next-state.ts";
import type { GapState } from "#app/gaps/gap-state.ts";
import type { ColumnType, Generated } from "kysely";

/** What somebody writes to close a gap; a row at most for each. Times in epoch ms. */
export type GapDraftsTable = {
  store_id: number;
  gap_id: number;
  /** The entry it becomes, or rewrites. */
  entry: string;
  question: string;
  variants: ColumnType<string[], string, string>;
  answer: string;
  topic: string | null;
  author_id: number | null;
  updated_at: ColumnType<number, string | undefined, string>;
  /** Of what stands here now; null while it is not live. */
  published_at: ColumnType<number | null, string | null | undefined, string | null>;
};

/** What people do to a gap, or what the data does to it. */
export type GapChangeAction = GapAction | "watch" | "close" | "reopen";

export type GapChangesTable = {
  store_id: number;
  change_id: Generated<number>;
  gap_id: number;
  at: ColumnType<number, string | undefined, never>;
  /** Null: not a person. */
  actor_id: number | null;
  action: GapChangeAction;
  state_from: GapState;
  state_to: GapState;
};
