/** What the thread of gaps is asked, and what it answers. */
import type { ClusterOptions, Gap } from "#app/gaps/cluster-questions.ts";
import type { PlacedQuestion } from "#app/gaps/index-known.ts";
import type { Question } from "#app/gaps/wordings.ts";

/** Finds a store's gaps anew and holds them, ready for `place`. */
export type ClusterAsked = {
  questions: readonly Question[];
  previous: NonNullable<ClusterOptions["previous"]>;
  retired: NonNullable<ClusterOptions["retired"]>;
};

export type Requests = {
  cluster: { asked: ClusterAsked & { storeId: number }; answer: Gap[] };
  /** Holds a store's gaps as they stand. */
  hold: {
    asked: { storeId: number; questions: readonly PlacedQuestion[]; retired: ReadonlySet<string> };
    answer: null;
  };
  /** The gap of each question, founded where none fits; null for texts without words. Its gaps must be held. */
  place: { asked: { storeId: number; questions: readonly Question[] }; answer: (string | null)[] };
};

export type RequestName = keyof Requests;
export type Request = { [N in RequestName]: { name: N; asked: Requests[N]["asked"] } }[RequestName];
export type Answer = { answer: Requests[RequestName]["answer"] } | { failure: unknown };
