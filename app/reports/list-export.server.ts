/** Conversations as a file: one row a conversation (a rating in lists of ratings), read page by page as it is sent. */
import { goodScore } from "#app/facts/ratings.ts";
import type { Db } from "#db/connection.ts";
import { listConversations, type ConversationRow } from "#db/queries/list-conversations.ts";
import { byteOrderMark, writeCsvLine, type CsvCell } from "./csv.ts";
import { buildListSearch } from "./list.server.ts";
import type { PageFrame } from "./page-frame.server.ts";

const pageSize = 1_000;

const toIso = (ms: number): string => new Date(ms).toISOString();
const toSeconds = (ms: number | null): number | null => (ms === null ? null : ms / 1000);

/** Names of columns are those of the API, in every language: files are read by programs. */
const columns: readonly [string, (row: ConversationRow) => CsvCell][] = [
  ["conversation", (row) => row.conversationId],
  ["store", (row) => row.storeKey],
  ["store_name", (row) => row.storeName],
  ["source", (row) => row.source],
  ["customer", (row) => row.customer],
  ["channel", (row) => row.channel],
  ["topic", (row) => row.topic],
  ["started_at", (row) => toIso(row.startedAt)],
  ["ended_at", (row) => toIso(row.endedAt)],
  ["times_inferred", (row) => row.isTimeInferred],
  ["outcome", (row) => row.standing],
  ["handler", (row) => row.handler],
  ["requested", (row) => row.isRequested],
  ["executed", (row) => row.isExecuted],
  ["reason", (row) => row.reason],
  ["reason_group", (row) => row.reasonGroup],
  ["reason_source", (row) => row.reasonSource],
  ["agent", (row) => row.agent],
  ["messages", (row) => row.messageCount],
  ["bot_first_response_seconds", (row) => toSeconds(row.botFirstResponseMs)],
  ["human_wait_seconds", (row) => toSeconds(row.humanWaitMs)],
  ["handle_time_seconds", (row) => toSeconds(row.handleTimeMs)],
  ["rated", (row) => row.ratedPart],
  ["rating", (row) => row.score],
  ["rating_good", (row) => (row.score === null ? null : row.score >= goodScore)],
  ["opening", (row) => row.openingText],
  ["test", (row) => row.isTest],
];

/** The lines of the file, header first; one chunk a page of the list. */
export async function* writeListFile(db: Db, frame: PageFrame): AsyncGenerator<string> {
  const search = buildListSearch(frame);
  yield byteOrderMark + writeCsvLine(columns.map(([name]) => name));
  for (let after = undefined; ;) {
    const page: Awaited<ReturnType<typeof listConversations>> = await listConversations(db, {
      ...search,
      limit: pageSize,
      ...(after ? { after } : {}),
    });
    yield page.rows.map((row) => writeCsvLine(columns.map(([, read]) => read(row)))).join("");
    if (page.next === null) return;
    after = page.next;
  }
}
