/** The conversations of a selection, newest first, with search and the rows behind one number. */
import type { Db } from "#db/connection.ts";
import { getLocalTime } from "#app/time/local-day.ts";
import type { DayRange } from "#app/time/period.ts";
import { countConversations, getListGrain } from "#db/queries/list-conversations.ts";
import { mostLookedThrough } from "#db/queries/search-words.ts";
import { buildListSearch, loadEntryPage, type EntryPage } from "./list.server.ts";
import type { PageFrame } from "./page-frame.server.ts";
import { getReach } from "./reach.ts";
import type { Timing } from "./timing.server.ts";

export type ConversationsReport = EntryPage & {
  count: number;
  isOfRatings: boolean;
  reach: { firstDay: string; lastDay: string } | null;
  hasData: boolean;
  /** Words were not looked for in conversations that began before (epoch ms); null where they were in all. */
  wordsFrom: number | null;
  /** How many conversations are looked through at most. */
  wordsLimit: number;
  /** The days left for that, which can be searched by themselves. */
  daysBefore: DayRange | null;
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
    wordsLimit: mostLookedThrough,
    daysBefore: page.wordsFrom === null ? null : listDaysBefore(frame, page.wordsFrom),
    count: found ?? counted ?? 0,
    isOfRatings: getListGrain(asked.target) === "rating",
    reach: getReach(frame.selectedStores),
    hasData: getReach(frame.stores) !== null,
  };
}

/** The days of the period up to an instant, in the zone in which most of them have begun; null where none is left. */
function listDaysBefore({ period, selectedStores }: PageFrame, instant: number): DayRange | null {
  const days = selectedStores.map(({ timezone }) => getLocalTime(timezone, instant).day);
  const to = days.reduce((last, day) => (day > last ? day : last), period.from);
  return days.length === 0 || to >= period.to ? null : { from: period.from, to };
}
