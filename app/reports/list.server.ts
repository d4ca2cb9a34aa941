/** The list behind a number: the rows it counted, newest first, and how many there are. */
import type { Figure } from "#app/metrics/figure.ts";
import type { ListChoice } from "#app/search/page-search.ts";
import type { Db } from "#db/connection.ts";
import { answerQuestion } from "#db/queries/answer-question.ts";
import {
  countConversations,
  getListGrain,
  listConversations,
  type ConversationPage,
  type ConversationSearch,
} from "#db/queries/list-conversations.ts";
import { buildEntry, parseCursor, writeCursor, type ConversationEntry } from "./conversation-entry.ts";
import type { PageFrame } from "./page-frame.server.ts";

export type EntryPage = {
  rows: ConversationEntry[];
  /** Where the next page begins; null on the last one. */
  next: string | null;
};

export type ListReport = EntryPage & {
  list: ListChoice;
  /** The number itself, as its card shows it. */
  figure: Figure;
  count: number;
  isOfRatings: boolean;
};

type Search = Omit<ConversationSearch, "after" | "limit">;

/** What a page's URL lists: the rows behind `list=`, or the conversations the page itself lists. */
export function buildListSearch({ search, selection, masked }: PageFrame): Search {
  const { list, text, target } = search;
  if (list === null) {
    const words = text === "" ? {} : { text, ...(masked ? { masked } : {}) };
    return { ...selection, ...words, ...(target ? { target } : {}) };
  }
  const { metric, side, where } = list;
  return { ...selection, filters: [...selection.filters, ...where], target: { metric, side } };
}

/** One page of rows after a place in the list. */
export async function loadEntryPage(
  db: Db,
  { stores }: Pick<PageFrame, "stores">,
  search: Search,
  { after, limit }: { after: string | null; limit: number },
): Promise<EntryPage & Pick<ConversationPage, "count" | "wordsFrom">> {
  const zones = new Map(stores.map(({ key, timezone }) => [key, timezone]));
  const cursor = parseCursor(after);
  const page = await listConversations(db, { ...search, limit, ...(cursor ? { after: cursor } : {}) });
  return {
    rows: page.rows.map((row) => buildEntry(row, zones.get(row.storeKey) ?? "UTC")),
    next: page.next && writeCursor(page.next),
    count: page.count,
    wordsFrom: page.wordsFrom,
  };
}

const firstPage = 50;

/** The head and the first rows of the list `list=` asks for. */
export async function loadListReport(db: Db, frame: PageFrame, list: ListChoice): Promise<ListReport> {
  const search = buildListSearch(frame);
  const [page, count, answers] = await Promise.all([
    loadEntryPage(db, frame, search, { after: null, limit: firstPage }),
    countConversations(db, search),
    answerQuestion(db, { ...search, metrics: [list.metric], dimensions: [] }),
  ]);
  const figure = answers[0]?.figures[list.metric] ?? { value: null };
  return { ...page, list, figure, count, isOfRatings: getListGrain(search.target) === "rating" };
}
