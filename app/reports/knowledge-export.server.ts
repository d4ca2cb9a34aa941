/** The live knowledge of stores as files and by API: fit to be uploaded to a bot. */
import type { AppLoadContext } from "@remix-run/node";
import { listLiveEntries } from "#db/knowledge/list-edits.ts";
import { listStores, type StoreSummary } from "#db/queries/stores.ts";
import { byteOrderMark, writeCsvLine } from "./csv.ts";

export type WireEntry = {
  store: string;
  entry: string;
  topic: string | null;
  question: string;
  variants: string[];
  answer: string | null;
  trainer: string | null;
  /** ISO 8601; null where it was never published, only told of. */
  published_at: string | null;
};

export type KnowledgeExport = { entries: WireEntry[]; stores: StoreSummary[] };

/** Entries of one store by its key, or of all in the scope; null when the scope has no such store. */
export async function loadKnowledge(
  { db, scope }: Pick<AppLoadContext, "db" | "scope">,
  storeKey: string | null,
): Promise<KnowledgeExport | null> {
  const all = await listStores(db, scope);
  const stores = storeKey === null ? all : all.filter(({ key }) => key === storeKey);
  if (storeKey !== null && stores.length === 0) return null;
  const keys = new Map(stores.map(({ storeId, key }) => [storeId, key]));
  const live = await listLiveEntries(db, { scope, storeIds: [...keys.keys()] });
  const entries = live.map(
    ({ storeId, entry, topic, question, variants, answer, trainer, publishedAt }): WireEntry => ({
      ...{ store: keys.get(storeId)!, entry, topic, question, variants, answer, trainer },
      published_at: publishedAt === null ? null : new Date(publishedAt).toISOString(),
    }),
  );
  return { entries, stores };
}

/** One row a wording: an entry's question first, then its variants, each with the same answer. */
export function writeKnowledgeCsv(entries: readonly WireEntry[]): string {
  const head = writeCsvLine(["store", "entry", "topic", "wording", "question", "answer"]);
  const lines = entries.flatMap(({ store, entry, topic, question, variants, answer }) =>
    [question, ...variants].map((text, at) =>
      writeCsvLine([store, entry, topic, at === 0 ? "question" : "variant", text, answer]),
    ),
  );
  return byteOrderMark + head + lines.join("");
}
