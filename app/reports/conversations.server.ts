/** The conversations of a selection, newest first, with search and the rows behind one number. */
import type { Db } from "#db/connection.ts";
import { countConversations, getListGrain } from "#db/queries/list-conversations.ts";
import { buildListSearch, loadEntryPage, type EntryPage } from "./list.server.ts";
import type { PageFrame } from "./page-frame.server.ts";
import { getReach } from "./reach.ts";
import type { Timing } from "./timing.server.ts";

export type ConversationsReport = EntryPage & {
  count: number;
  isOfRatings: boolean;
  reach: { firstDay: string; lastDay: string } | null;
  hasData: boolean;
};

const pageSize = 50;

/** `after` is the place in the list a page begins at; null for the newest. */
export async function loadConversationsReport(
  db: Db,
  frame: PageFrame,
  { after, timing }: { after: string | null; timing: Timing },
): Promise<ConversationsReport> {
  const { list: _drawer, ...search } = frame.search;
  const listed = { ...frame, search: { ...search, list: null } };
  const asked = buildListSearch(listed);
  const isCountedWithRows = asked.text !== undefined && after === null;
  const [{ count: found, ...page }, counted] = await Promise.all([
    timing.measure("rows", () => loadEntryPage(db, frame, asked, { after, limit: pageSize })),
    isCountedWithRows ? null : timing.measure("count", () => countConversations(db, asked)),
  ]);
  return {
    ...page,
    count: found ?? counted ?? 0,
    isOfRatings: getListGrain(asked.target) === "rating",
    reach: getReach(frame.selectedStores),
    hasData: getReach(frame.stores) !== null,
  };
}
