/** Rows that are one rating each. */
import { writeEvent, type Origin } from "#app/sources/chats/write-event.ts";
import { hashId } from "#app/sources/hash-id.ts";
import type { Fields } from "#app/sources/orders/fields.ts";
import { nameCustomer } from "#app/sources/orders/name-customer.ts";
import type { SourceOutput } from "#app/sources/source-adapter.ts";
import { writeMappedRating } from "./conversation-end.ts";
import { openRow } from "./mapped-row.ts";
import type { Mapping } from "./mapping.ts";
import type { RowReader } from "./message-rows.ts";
import { readFlag, readScore } from "./rating-score.ts";

/**
 * A rating that names no conversation stands in one of its own without messages, which counts among the empty ones. Rows where
 * nobody rated are no ratings.
 */
export function openRatingRows(mapping: Mapping, origin: Origin): RowReader {
  function read(fields: Fields, line: number): SourceOutput[] {
    const row = openRow(fields, mapping);
    const rating = readScore(row, mapping);
    const solved = mapping.columns.solved === undefined ? null : readFlag(row, "solved");
    if (rating === null && solved === null) return [];
    const at = row.time("at");
    const told = row.id("customer");
    const sender = row.text("sender");
    const named = row.id("conversation");
    const conversation = named ?? `rating:${hashId(row.requireId("customer"), sender, String(at ?? line))}`;
    const of = rating?.of ?? (sender !== null && mapping.robots.includes(sender) ? "bot" : null);
    const score = rating === null ? null : { ...rating, of };
    const customer = told === null ? null : nameCustomer(told);
    const record = writeMappedRating(
      origin,
      conversation,
      { rating: score, solved, comment: row.text("comment"), at },
      row.id("id") ?? `${conversation}-rating`,
    );
    const records = [sender === null ? record : { ...record, extra: { agent: sender } }];
    if (customer !== null || named === null) {
      const times = named === null && at !== null ? { started_at: at, ended_at: at } : {};
      records.unshift(writeEvent(origin, "conversation", { id: conversation, customer, ...times }));
    }
    return records.map((one) => ({ line, record: one }));
  }

  return { read, end: () => [] };
}
