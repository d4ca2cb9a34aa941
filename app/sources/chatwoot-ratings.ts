/** Chatwoot's report of satisfaction as CSV. */
import { requireMoment } from "./chats/moment.ts";
import { writeEvent } from "./chats/write-event.ts";
import { chatCapabilities } from "./chats/capabilities.ts";
import { chatwoot } from "./chatwoot.ts";
import { findDelimiter, splitRow } from "./csv-row.ts";
import { hashId } from "./hash-id.ts";
import { openJsonReader } from "./json-reader.ts";
import { FieldFault, readText, type Fields } from "./orders/fields.ts";
import { refuseStrayCells } from "./orders/stray-cells.ts";
import type { SourceAdapter, WireRecord } from "./source-adapter.ts";

/** The only cell that names the conversation, and looks the same in every language. */
const link = /\/accounts\/(\d+)\/conversations\/(\d+)/;
/** The column of what was said; in a language without these words what was said is left out, being of no sure column. */
const comments = /feedback|comment|coment|kommentar|反馈|反饋|意见|意見|评论|評論/i;
const agents = / \(\S+@\S+\)$/;
const grade = /^\d+$/;

/**
 * Headers are in the account's language, and empty cells are not told; the order is always agent, rating, comment, contact, link,
 * time. The grade is the first cell, or the second after an agent's.
 */
function readRow(row: Fields, store: string): WireRecord[] {
  const cells = Object.keys(row).map((name) => ({ name, text: readText(row, name) ?? "" }));
  // The last line says which days the report is about, in one cell.
  if (cells.length <= 1) return [];
  refuseStrayCells(row);
  const linkAt = cells.findIndex(({ text }) => link.test(text));
  if (linkAt === -1) throw new FieldFault(null, "no link to a conversation");
  const [, account, number] = link.exec(cells[linkAt]!.text)!;
  const graded = cells.slice(0, Math.min(2, linkAt)).find(({ text }) => grade.test(text));
  if (!graded || !/^[1-5]$/.test(graded.text))
    throw new FieldFault(graded?.name ?? null, "no rating of 1 to 5");
  const time = cells[linkAt + 1];
  if (!time) throw new FieldFault(null, "no time after the link");
  const at = requireMoment(row, time.name, "Z");
  const id = `${account}:${number}`;
  const agent = agents.test(cells[0]!.text) ? cells[0]!.text : null;
  const said = cells.slice(0, linkAt).find(({ name }) => comments.test(name));
  const rating = {
    ...{ id: `${id}-${hashId(String(at), graded.text)}`, conversation: id, at, score: Number(graded.text) },
    ...{ worst: 1, best: 5, invited: true, version: 0 },
    of: agent === null ? null : ("agent" as const),
    comment: said?.text ?? null,
  };
  return [writeEvent({ store, source: "chatwoot" }, "rating", rating, { agent })];
}

/**
 * UTF-8 with a byte order mark or without. Contacts' names and addresses are not taken. The rating belongs to the conversation
 * of the API and of webhooks; of a rating that came both ways the later one counts, as of any two of one conversation.
 */
export const chatwootRatings: SourceAdapter = {
  id: "chatwoot-ratings",
  source: "chatwoot",
  title: "Chatwoot, CSAT report",
  recognises: "the CSAT report that Chatwoot gives out as CSV, in whatever language its headers are",
  capabilities: chatCapabilities({ ratings: "recorded" }),
  defaultStore: chatwoot.defaultStore,
  framing: { by: "row", join: null },
  isStateless: true,
  detect(head) {
    const [header = "", ...lines] = head.split(/\r?\n/).filter((line) => line.trim() !== "");
    if (/^\s*[[{]/.test(header)) return 0;
    const delimiter = findDelimiter(header);
    const cells = lines.slice(0, 5).map((line) => splitRow(line, delimiter));
    const fits = cells.some((row) => link.test(row[6] ?? "") && /^[1-5]$/.test(row[1] ?? ""));
    return fits && splitRow(header, delimiter).length >= 8 ? 0.95 : 0;
  },
  open: ({ store }) =>
    openJsonReader({
      read: (row) => readRow(row, store ?? chatwoot.defaultStore!.key),
      customerPlaces: [],
    }),
};
